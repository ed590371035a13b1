import type { TwsError } from '../../../wire/tws-codes.js';
import type { Known } from '../watch.js';

export function known<Value>(value: Value): Known<Value> {
  return { known: true, value };
}

/** Nothing is known of it, whatever it would be. */
export type Unknown = Extract<Known<never>, { known: false }>;

export function unknown(why: string, error?: TwsError): Unknown {
  return error ? { known: false, why, error } : { known: false, why };
}
