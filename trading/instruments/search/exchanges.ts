import { US_EXCHANGES } from '../universe/stocks.js';

/** The letter by which a quote names the exchange that it comes from, and the bit that stands for it. */
export interface SmartComponent {
  readonly bit: number;
  readonly exchange: string;
  readonly letter: string;
}

/** As IB has them, which are those of the consolidated tape; places without one there take what is free. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ AMEX: 'A', NYSE: 'N', CBOE: 'W', PHLX: 'E', ISE: 'I', CHX: 'M', ARCA: 'P', NASDAQ: 'T' },
  ...{ DRCTEDGE: 'K', BEX: 'B', BATS: 'Z', EDGEA: 'J', BYX: 'Y', IEX: 'V', EDGX: 'R', FOXRIVER: 'F' },
  ...{ PEARL: 'H', NYSENAT: 'C', LTSE: 'L', MEMX: 'U', IBEOS: 'S', OVERNIGHT: 'O', TPLUS0: 'D', PSX: 'X' },
  ...{ T24X: 'G' },
};

/** The exchanges behind SMART for US stocks. */
export const SMART_COMPONENTS: readonly SmartComponent[] = US_EXCHANGES.filter(
  (name) => name !== 'SMART',
).map((exchange, bit) => ({ bit, exchange, letter: LETTERS[exchange] ?? '' }));

/** A place that shows more of its book than the top. */
export interface DepthExchange {
  readonly exchange: string;
  readonly secType: string;
  readonly listingExch: string;
  /** Deep: prices with sizes. Deep2: market makers too. */
  readonly serviceType: 'Deep' | 'Deep2';
  readonly aggGroup: number;
}

export const DEPTH_EXCHANGES: readonly DepthExchange[] = [
  ...(['NASDAQ', 'ARCA', 'BATS', 'NYSE', 'IEX', 'MEMX'] as const).map(
    (exchange): DepthExchange => ({
      ...{ exchange, secType: 'STK', listingExch: '', aggGroup: 1 },
      serviceType: exchange === 'NASDAQ' ? 'Deep2' : 'Deep',
    }),
  ),
  ...(['CME', 'CBOT', 'NYMEX', 'COMEX', 'CFE', 'EUREX'] as const).map(
    (exchange): DepthExchange => ({
      ...{ exchange, secType: 'FUT', listingExch: '', serviceType: 'Deep', aggGroup: 2147483647 },
    }),
  ),
  ...(['IBIS', 'LSE'] as const).map(
    (exchange): DepthExchange => ({
      ...{ exchange, secType: 'STK', listingExch: exchange, serviceType: 'Deep', aggGroup: 4 },
    }),
  ),
  { exchange: 'IDEALPRO', secType: 'CASH', listingExch: '', serviceType: 'Deep', aggGroup: 4 },
];
