import type { TwsError } from '../../wire/tws-codes.js';
import { shortened } from '../asked/shortened.js';
import type { RuleName } from './rule-names.js';

/** What the guard says of an order. */
export type Verdict =
  | {
      readonly allowed: true;
      /**
       * What the day is charged with, in the account's currency: what it may move, or nothing where it only closes
       * what its parent opens. Undefined where no rule asked for it.
       */
      readonly notional: number | undefined;
    }
  | Refusal;

/** Why something does not go through. */
export interface Why {
  readonly rule: RuleName;
  /** The figure that broke it and the one that is allowed, in a clause such as `25 shares where 10 are allowed`. */
  readonly reason: string;
}

export interface Refusal extends Why {
  readonly allowed: false;
  /** Where TWS itself has an error for it, such as 200: that is sent instead of 201. */
  readonly error?: TwsError;
}

export function refuse(rule: RuleName, reason: string, error?: Refusal['error']): Refusal {
  return { allowed: false, rule, reason: shortened(reason), ...(error === undefined ? {} : { error }) };
}
