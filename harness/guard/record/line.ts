import type { Fields } from '../../wire/decode.js';

/** What goes on record, in the order in which it happened. Each line also has `seq`, `at`, `previous` and `hash`. */
export type Entry =
  | { readonly kind: 'opened'; readonly upstream: string; readonly policy: string; readonly program: string }
  | { readonly kind: 'session'; readonly session: string; readonly clientId: number; readonly policy: string }
  | OrderEntry
  /** Something else that moves money or settings, or a cancel: what was asked, and whether it went through. */
  | {
      readonly kind: 'request';
      readonly session: string;
      readonly clientId: number;
      readonly request: string;
      readonly allowed: boolean;
      readonly rule?: string;
      readonly reason?: string;
      readonly texts: Fields;
    }
  /** An order that was allowed did not go out after all: the kill switch, a client or an upstream that had gone. */
  | {
      readonly kind: 'withdrawn';
      readonly clientId: number;
      readonly orderId: number;
      readonly reason: string;
    }
  /** The upstream says that an order is over, or how much of it is done. */
  | {
      readonly kind: 'heard';
      readonly clientId: number;
      readonly orderId: number;
      readonly permId?: number;
      readonly status: string;
      readonly filled: number;
      readonly remaining: number;
    }
  | { readonly kind: 'killed'; readonly why: string }
  | { readonly kind: 'released'; readonly by: string };

/** An order, a modification or a what-if that a client asked for. */
export interface OrderEntry {
  readonly kind: 'order';
  readonly session: string;
  readonly clientId: number;
  readonly orderId: number;
  readonly account: string;
  readonly isModification: boolean;
  readonly whatIf: boolean;
  readonly transmit: boolean;
  readonly parentId: number;
  readonly side: 'BUY' | 'SELL';
  readonly quantity: number;
  readonly symbol: string;
  readonly conId: number;
  readonly allowed: boolean;
  readonly notional?: number;
  readonly rule?: string;
  readonly reason?: string;
  /** As it stood on the wire. */
  readonly texts: Fields;
}

export type Line = Entry & {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The hash of the line before; of the first, 64 zeros. */
  readonly previous: string;
  /** SHA-256 of this line as it is written, without `hash`. */
  readonly hash: string;
};

/** Where entries go: a file that is only ever appended to. */
export interface Audit {
  readonly file: string;
  /** All that was on record when it was opened, checked. */
  readonly before: readonly Line[];
  /**
   * Resolves once the entry is on the disk itself. Entries are written in the order of the calls; those of one
   * turn share one write and one sync. Rejects with a `Fault` when it cannot be: the audit is dead from then on.
   */
  append(entry: Entry): Promise<void>;
  /** Set once something could not be written; nothing is accepted from then on. */
  readonly failure: Error | undefined;
  close(): Promise<void>;
}
