import type { Valuation } from '../../../trading/exchange/ledger/valuation.js';
import type { AccountSource } from './account-source.js';
import { together } from './together.js';

/** Whom a client asks about: an account, or several under one name. */
export interface Subject {
  readonly name: string;
  readonly accounts: readonly string[];
}

/** The group of all accounts that every login has. */
export const EVERYONE = 'All';

/** Undefined when there is no such account. */
export function subjectNamed({ accountIds, groups }: AccountSource, name: string): Subject | undefined {
  const [first = ''] = accountIds;
  if (name === '') return { name: first, accounts: [first] };
  if (accountIds.includes(name)) return { name, accounts: [name] };
  if (isEveryone(name, first)) return { name, accounts: accountIds };
  const members = groupNamed(groups, name);
  return members && { name, accounts: members.filter((member) => accountIds.includes(member)) };
}

/** A group that the login has been given. */
function groupNamed(groups: AccountSource['groups'], name: string): readonly string[] | undefined {
  return Object.hasOwn(groups, name) ? groups[name] : undefined;
}

/** Advisors also say it with an A behind their own account: DF1234567A. */
function isEveryone(name: string, first: string): boolean {
  return name === EVERYONE || (/^D?F\d/.test(first) && name === `${first}A`);
}

/** What it is worth in all, under its name. */
export function worthOf(
  source: AccountSource,
  { name, accounts }: Subject,
  now: number,
): Valuation | undefined {
  const each = accounts.flatMap((account) => source.valuation(account, now) ?? []);
  const [first] = each;
  if (first === undefined) return undefined;
  return each.length === 1 && first.accountId === name ? first : together(name, first, each);
}
