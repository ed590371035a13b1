/** What may cost less than nothing: spreads, futures, and what is derived of them. */
const SIGNED: ReadonlySet<string> = new Set(['BAG', 'FUT', 'CONTFUT', 'FOP', 'CMDTY', 'IND', '']);
/** What moves by parts of its price in a day, and not by multiples of it. */
const ORDINARY: ReadonlySet<string> = new Set(['STK', 'CASH', 'IND', 'FUND', 'CMDTY']);
/** How many times another price of the same day one may be. */
const FARTHEST = 4;

/** -1 says that there is none. */
export function canBePrice(price: number, secType: string): boolean {
  return price >= 0 || price === -1 || SIGNED.has(secType);
}

export const isOrdinary = (secType: string) => ORDINARY.has(secType);

/** Whether both may be prices of one thing on one day. */
export function isWithin(one: number, other: number): boolean {
  return one <= other * FARTHEST && other <= one * FARTHEST;
}
