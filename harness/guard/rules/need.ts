/** A figure that a rule looks at. */
export type Need =
  /** What the contracts are. */
  | 'instruments'
  | 'prices'
  /** What the order may move, in the account's currency. */
  | 'notional'
  | 'positions'
  /** Positions, since the order may be refused, or charged for more, where too little is held. */
  | 'holdings'
  | 'profit'
  | 'time';

/** What else has to be known for each. */
export const leansOn: Readonly<Record<Need, readonly Need[]>> = {
  instruments: [],
  prices: [],
  notional: ['instruments'],
  positions: ['instruments'],
  holdings: ['positions'],
  profit: [],
  time: [],
};
