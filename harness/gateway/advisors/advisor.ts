import { EVERYONE } from '../accounts/subject.js';
import { type TwsError, twsErrors } from '../tws-errors.js';
import { type AccountGroup, DEFAULT_METHOD, flawInGroup } from './account-group.js';
import type { AccountAlias } from './documents.js';

/** What an advisor has set up: groups of accounts, and what the accounts are called. */
export interface Advisor {
  /** Whether the login is an advisor's; everybody else has one account and nothing to set up. */
  readonly isAdvisor: boolean;
  groups(): readonly AccountGroup[];
  /** The accounts of each group by its name: the same record until the groups change. */
  members(): Readonly<Record<string, readonly string[]>>;
  aliases(): readonly AccountAlias[];
  /** All of them at once, or none and the reason. */
  replaceGroups(request: string, groups: readonly AccountGroup[]): TwsError | undefined;
  /** An account that is not among them is called by its id again. */
  replaceAliases(request: string, aliases: readonly AccountAlias[]): TwsError | undefined;
}

export function createAdvisor(
  accountIds: readonly string[],
  initial: Readonly<Record<string, readonly string[]>>,
): Advisor {
  let groups: readonly AccountGroup[] = Object.entries(initial).map(([name, accounts]) => ({
    name,
    defaultMethod: DEFAULT_METHOD,
    members: accounts.filter((account) => accountIds.includes(account)).map((account) => ({ account })),
  }));
  let members = membersOf(groups);
  let names: ReadonlyMap<string, string> = new Map();

  return {
    isAdvisor: accountIds.length > 1,
    groups: () => groups,
    members: () => members,
    aliases: () => accountIds.map((account) => ({ account, alias: names.get(account) || account })),
    replaceGroups(request, wanted) {
      const flaw =
        wanted.map(flawInGroup).find((each) => each !== undefined) ?? flawInNames(wanted, accountIds);
      if (flaw !== undefined) return twsErrors.invalid(request, flaw);
      const isForeign = ({ account }: { readonly account: string }) => !accountIds.includes(account);
      const foreign = wanted.filter((group) => group.members.some(isForeign)).map(({ name }) => name);
      if (foreign.length > 0) return twsErrors.invalidAccountsInGroups(foreign);
      groups = wanted;
      members = membersOf(groups);
      return undefined;
    },
    replaceAliases(request, wanted) {
      const foreign = wanted.find(({ account }) => !accountIds.includes(account));
      if (foreign) return twsErrors.invalid(request, `Invalid account code '${foreign.account}'`);
      names = new Map(wanted.map(({ account, alias }) => [account, alias]));
      return undefined;
    },
  };
}

function membersOf(groups: readonly AccountGroup[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    groups.map(({ name, members }) => [name, members.map(({ account }) => account)] as const),
  );
}

/** Whoever asks about a name must know what is meant. */
function flawInNames(groups: readonly AccountGroup[], accountIds: readonly string[]): string | undefined {
  const taken = new Set([EVERYONE, ...accountIds]);
  for (const { name } of groups) {
    if (taken.has(name)) return `The group name '${name}' is taken`;
    taken.add(name);
  }
  return undefined;
}
