/** What the benchmark and the processes that it measures say to each other. */
export type Asked =
  /** Let so much of the market's time pass, as fast as it can be told to all clients. */
  { readonly kind: 'advance'; readonly ms: number } | { readonly kind: 'memory' };

export type Told =
  | { readonly kind: 'ready'; readonly port: number }
  /** All bytes ever written to the clients that are connected. */
  | { readonly kind: 'advanced'; readonly bytes: number }
  | { readonly kind: 'memory'; readonly megabytes: number };
