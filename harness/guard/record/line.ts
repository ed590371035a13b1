import type { Fields } from '../../wire/decode.js';
import type { Side } from '../asked/side.js';

/** What a policy lets an account do in a day; null is no limit. */
export interface DayLimits {
  readonly openOrders: number | null;
  readonly notionalPerDay: number | null;
  readonly lossPerDay: number | null;
}

/** What goes on record, in the order in which it happened. Each line also has `seq`, `at`, `previous` and `hash`. */
export type Entry =
  | {
      readonly kind: 'opened';
      readonly upstream: string;
      readonly policy: string;
      /** Of a day; null is none. */
      readonly limits?: DayLimits;
      readonly program: string;
    }
  | { readonly kind: 'session'; readonly session: string; readonly clientId: number; readonly policy: string }
  /** A client has gone: what its orders do from now on is heard by nobody. */
  | { readonly kind: 'left'; readonly session: string; readonly clientId: number }
  | OrderEntry
  | RequestEntry
  | MoreEntry
  /** An order that was allowed did not go out after all: the kill switch, a client or an upstream that had gone. */
  | {
      readonly kind: 'withdrawn';
      readonly clientId: number;
      readonly orderId: number;
      readonly reason: string;
    }
  | HeardEntry
  /** A killed process had left a part of a line at the end; nobody had been told of it. */
  | { readonly kind: 'mended'; readonly bytes: number; readonly keptIn: string }
  | { readonly kind: 'killed'; readonly why: string }
  | { readonly kind: 'released'; readonly by: string };

/** Whether what was asked for went through; if not, by which rule. */
type Decided<Allowed extends object = object> =
  | ({ readonly allowed: true } & Allowed)
  | { readonly allowed: false; readonly rule: string; readonly reason: string };

/** Something else that moves money or settings, or a cancel; an order that could not be read whole is one, too. */
export type RequestEntry = Decided & {
  readonly kind: 'request';
  readonly session: string;
  readonly clientId: number;
  readonly request: string;
  readonly texts: Fields;
};

/** An order, a modification or a what-if that a client asked for. */
export type OrderEntry = Decided<{
  /** What the day is charged with, where a rule asked for it. */
  readonly notional?: number;
}> & {
  readonly kind: 'order';
  readonly session: string;
  readonly clientId: number;
  readonly orderId: number;
  readonly account: string;
  readonly isModification: boolean;
  readonly whatIf: boolean;
  readonly transmit: boolean;
  /** A new order under an id that the client has used before: an upstream may refuse it, and go on with the old one. */
  readonly isReused?: true;
  readonly parentId: number;
  readonly side: Side;
  readonly quantity: number;
  readonly symbol: string;
  readonly conId: number;
  /** As it stood on the wire. */
  readonly texts: Fields;
};

/** One that went through, and so is in the book. */
export type AllowedOrder = Extract<OrderEntry, { readonly allowed: true }>;

/** More orders that were turned away within the second, like those before it: too many for a line each. */
export interface MoreEntry {
  readonly kind: 'more';
  readonly session: string;
  readonly clientId: number;
  readonly count: number;
  /** Of the orders: -1 where one of them named none. */
  readonly lowestId: number;
  readonly highestId: number;
  readonly rule: string;
  readonly reason: string;
}

/** The upstream says of an order that it has it, how much of it is done, or that it is over. */
export interface HeardEntry {
  readonly kind: 'heard';
  /** As the upstream says it: of a cancelled order it may be the client that cancelled it. */
  readonly clientId: number;
  readonly orderId: number;
  readonly permId?: number;
  /**
   * As TWS spells it. Besides, the guard's own `Executed` (some of it has traded), `Refused` (an error that turned down
   * an order or a modification), `NotFound` (a cancel found no such order), `Listed` and `Gone` (is or is no longer among
   * the open orders), `Previewed` (the answer to a what-if).
   */
  readonly status: string;
  /** Not every message says it. */
  readonly filled?: number;
  readonly remaining?: number;
  /** Of an execution: of a combination each leg has its own. */
  readonly conId?: number;
  /** The upstream's error, with its number. */
  readonly reason?: string;
}

export type Line = Entry & {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The hash of the line before; of the first, 64 zeros. */
  readonly previous: string;
  /** SHA-256 of this line as it is written, without `hash`; `chain.ts` says of which bytes. */
  readonly hash: string;
};

/** Where entries go: a file that is only ever appended to. */
export interface Audit {
  readonly file: string;
  /** All that was on record when it was opened, checked. It is read from the file each time it is gone through. */
  readonly before: Iterable<Line>;
  /**
   * Resolves once the entry is on the disk itself. Entries are written in the order of the calls; those of one
   * turn share one write and one sync. Rejects with a `Fault` when it cannot be: the audit is dead from then on.
   */
  append(entry: Entry): Promise<void>;
  /**
   * Written in its turn too, and on the disk itself with the next entry that is appended: for what can be heard or
   * asked again, and must not hold up an order.
   */
  note(entry: Entry): void;
  /** Set once something could not be written; nothing is accepted from then on. */
  readonly failure: Error | undefined;
  close(): Promise<void>;
}
