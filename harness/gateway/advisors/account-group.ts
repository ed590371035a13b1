/** Accounts among which an advisor's orders are divided, and how. */
export interface AccountGroup {
  readonly name: string;
  readonly defaultMethod: string;
  readonly members: readonly GroupMember[];
}

export interface GroupMember {
  readonly account: string;
  /** Its part, for the methods by which the advisor gives each account one. */
  readonly amount?: string;
}

/** TWS divides by what the accounts hold … */
const RECKONED = ['NetLiq', 'AvailableEquity', 'Equal', 'EqualQuantity', 'PctChange'];
/** … or as the advisor says. */
const GIVEN = ['Percent', 'Ratio', 'ContractsOrShares', 'MonetaryAmount'];

export const DEFAULT_METHOD = 'NetLiq';

/** What keeps it from being a group of its own kind; whose accounts these are is not looked at. */
export function flawInGroup({ name, defaultMethod, members }: AccountGroup): string | undefined {
  if (name === '') return 'A group has no name';
  if (!RECKONED.includes(defaultMethod) && !GIVEN.includes(defaultMethod)) {
    return `Group '${name}' has an unknown default method '${defaultMethod}'`;
  }
  if (members.length === 0) return `Group '${name}' has no accounts`;
  if (new Set(members.map(({ account }) => account)).size < members.length) {
    return `Group '${name}' has an account twice`;
  }
  const isUnclear = ({ amount = '' }: GroupMember) => !/^\d{1,15}(\.\d{1,10})?$/.test(amount);
  const unclear = GIVEN.includes(defaultMethod) ? members.find(isUnclear) : undefined;
  return unclear && `Group '${name}' has no amount for account ${unclear.account}`;
}
