/** IB's trigger methods: which prices set off a stop or meet a price condition. */
export type TriggerMethod =
  /** Last; bid or ask for options and what nobody prints, twice for options. */
  'default' | 'double-bid-ask' | 'last' | 'double-last' | 'bid-ask' | 'last-or-bid-ask' | 'mid';

/** Something that must have happened before an order works, or upon which it is cancelled. */
export type Condition = {
  /** How it is joined to the next one. */
  readonly joined: 'and' | 'or';
} & (
  | {
      readonly kind: 'price';
      readonly conId: number;
      readonly isMore: boolean;
      readonly price: number;
      readonly method: TriggerMethod;
    }
  | { readonly kind: 'time'; readonly isMore: boolean; readonly time: number }
  /** The account's cushion: excess liquidity as a percentage of what it is worth. */
  | { readonly kind: 'margin'; readonly isMore: boolean; readonly percent: number }
  /** A fill of this account in any instrument of the symbol. */
  | { readonly kind: 'execution'; readonly symbol: string; readonly secType: string }
  | { readonly kind: 'volume'; readonly conId: number; readonly isMore: boolean; readonly volume: number }
  /** Against the close before. */
  | { readonly kind: 'change'; readonly conId: number; readonly isMore: boolean; readonly percent: number }
);

export interface Conditions {
  readonly list: readonly Condition[];
  /** Met also outside regular hours. */
  readonly ignoreRegularHours: boolean;
  /** They end the order instead of setting it free. */
  readonly cancel: boolean;
}
