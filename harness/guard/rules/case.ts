import type { AskedOrder } from '../asked/asked-order.js';
import type { Move } from '../asked/quantities.js';
import type { StandingOrder } from '../book/book.js';
import type { Policy } from '../policy/policy.js';
import type { Instrument, Known } from '../watch/watch.js';
import type { Look } from './look.js';

/** An order before the rules, once it is known whose it is and what it trades. */
export interface Case extends Plain {
  /** A child that does no more than close what its parent opens. */
  readonly isExit: boolean;
  /** What it may move at the dearest, in the account's currency. */
  readonly notional: () => Known<number>;
}

/** What is seen of an order at first sight. */
export interface Plain {
  readonly policy: Policy;
  readonly order: AskedOrder;
  readonly look: Look;
  /** The one it goes to, named or not. */
  readonly account: string;
  readonly moves: readonly KnownMove[];
}

/** What an order does to one contract, and what that contract is, where a rule needs to know. */
export interface KnownMove extends Move {
  readonly instrument: Instrument | undefined;
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
