import type { Figure } from '../figures/figure.js';

/** What a scan code ranks by, and the types of instrument that it is for. */
export interface ScanType {
  readonly code: string;
  readonly name: string;
  readonly figure: Figure;
  /** Which end of the figure comes first; among equals the alphabet decides. */
  readonly first: 'highest' | 'lowest';
  /** Which values are listed at all: nobody who has lost is among the gainers. */
  readonly lists: (value: number) => boolean;
  readonly types: readonly string[];
}

export const AMERICAN_STOCKS = ['STK', 'ETF.EQ.US', 'ETF.FI.US'];
export const STOCKS = [...AMERICAN_STOCKS, 'STOCK.EU'];
export const FUTURES = ['FUT.US', 'FUT.EU'];
export const INDICES = ['IND.US', 'IND.EU'];
export const BONDS = ['BOND', 'BOND.GOVT'];
/** What is traded on exchanges in units that can be counted. */
export const TRADED = [...STOCKS, ...FUTURES];

/** Code, name, figure and types, as the tables beside this file have them. */
export type Row = readonly [code: string, name: string, figure: Figure, types: readonly string[]];

/** The highest first, and none that are not above 0. */
export const most = (...row: Row) => scanType(row, 'highest', (value) => value > 0);
/** The lowest first, and none that are not below 0. */
export const least = (...row: Row) => scanType(row, 'lowest', (value) => value < 0);
export const highest = (...row: Row) => scanType(row, 'highest', () => true);
export const lowest = (...row: Row) => scanType(row, 'lowest', () => true);
/** Those of which something can be said, in the order of the alphabet. */
export const only = (value: number, ...row: Row) => scanType(row, 'lowest', (found) => found === value);

function scanType(
  [code, name, figure, types]: Row,
  first: ScanType['first'],
  lists: ScanType['lists'],
): ScanType {
  return { code, name, figure, types, first, lists };
}
