import { isPaperAccount } from '../paper.js';
import { isAllowedAccount } from '../policy/accounts.js';
import type { Policy } from '../policy/policy.js';
import { listed } from './figures.js';
import type { Look } from './look.js';
import { type Refusal, refuse } from './verdict.js';

/** The account that an order goes to, or why it may go to none. */
export function accountOf(policy: Policy, asked: string, { managed }: Look): string | Refusal {
  const account = asked === '' && managed.length === 1 ? (managed[0] ?? '') : asked;
  if (account === '') return refuse('account', `no account is named where the login has ${managed.length}`);
  if (!managed.includes(account)) return refuse('account', `${account} is no account of this login`);
  if (!isPaperAccount(account)) return refuse('account', `${account} is no paper account`);
  if (isAllowedAccount(policy.accounts, account)) return account;
  return refuse('account', `${account} where ${listed(policy.accounts)} may be traded`);
}
