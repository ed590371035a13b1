import type { AskedOrder } from '../asked/asked-order.js';
import type { Move } from '../asked/quantities.js';
import { shortened } from '../asked/shortened.js';
import type { StandingOrder } from '../book/book.js';
import type { Policy } from '../policy/policy.js';
import type { Instrument } from '../watch/watch.js';
import type { Look } from './look.js';
import type { RuleName } from './rule-names.js';
import type { Refusal } from './verdict.js';

/** An order before the rules, once it is known whose it is and what it trades. */
export interface Case {
  readonly policy: Policy;
  readonly order: AskedOrder;
  readonly look: Look;
  /** The one it goes to, named or not. */
  readonly account: string;
  readonly moves: readonly KnownMove[];
  /** A child that does no more than close what its parent opens. */
  readonly isExit: boolean;
}

/** What an order does to one contract, and what that contract is, where a rule needs to know. */
export interface KnownMove extends Move {
  readonly instrument: Instrument | undefined;
}

export type Rule = (seen: Case) => Refusal | undefined;

export function refuse(rule: RuleName, reason: string, error?: Refusal['error']): Refusal {
  return { allowed: false, rule, reason: shortened(reason), ...(error === undefined ? {} : { error }) };
}

/** The contract's number as the upstream has it, else as the client wrote it; 0 is no number. */
export function conIdOf({ instrument, contract }: KnownMove): number {
  return instrument?.conId ?? contract.conId;
}

/** Open orders of the account but for the one that is being changed. */
export function otherOrders({ look, account }: Pick<Case, 'look' | 'account'>): readonly StandingOrder[] {
  const { standing } = look;
  return look.book
    .open(account)
    .filter(({ clientId, orderId }) => clientId !== standing?.clientId || orderId !== standing.orderId);
}
