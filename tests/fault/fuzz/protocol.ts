/** What the run and the gateway under fire, in its own process, say to each other. */
export type Asked =
  /** Let so much time pass, the market's and the wall's. */
  | { readonly kind: 'advance'; readonly ms: number }
  /** Go back to the state at the beginning. */
  | { readonly kind: 'restore' }
  | { readonly kind: 'inspect' };

/** What stays behind in a gateway, and must not. */
export interface Remains {
  readonly connections: number;
  /** Tasks that wait for time to pass: beats of the pump among them. */
  readonly waits: number;
  /** Orders without a name, and names without an order. */
  readonly unnamed: number;
  readonly drafts: number;
  readonly orders: number;
  readonly descriptors: number;
  readonly heapMegabytes: number;
  /** The longest time in which nothing else could run, since the last time it was asked. */
  readonly longestGapMs: number;
}

export type Told =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'remains'; readonly remains: Remains }
  /** A line of the log that says that something has failed. */
  | { readonly kind: 'failure'; readonly line: string };
