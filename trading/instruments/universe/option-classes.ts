import type { OptionCycle } from '../expiries.js';

/** A trading class of options. Its place in the table is part of conIds: add at the end, 32 at most. */
export interface OptionClass {
  readonly tradingClass: string;
  /** The symbol of what lies under it. */
  readonly under: string;
  readonly underSecType: 'STK' | 'IND' | 'FUT';
  readonly cycle: OptionCycle;
  readonly multiplier: number;
  /** Strikes are multiples of this; away from the money, of five times this. */
  readonly step: number;
  readonly marketRuleId: number;
  /** On futures, what a strike is multiplied by in the local symbol: `LOF7 C7050` is struck at 70.50. */
  readonly strikeFactor: number;
}

const EQUITIES: readonly (readonly [symbol: string, cycle: OptionCycle, step: number])[] = [
  ['SPY', 'daily', 1],
  ['QQQ', 'daily', 1],
  ['IWM', 'daily', 1],
  ['AAPL', 'weekly', 1],
  ['MSFT', 'weekly', 1],
  ['NVDA', 'weekly', 0.5],
  ['AMZN', 'weekly', 1],
  ['GOOGL', 'weekly', 1],
  ['META', 'weekly', 1],
  ['TSLA', 'weekly', 1],
  ['AMD', 'weekly', 0.5],
  ['NFLX', 'weekly', 2.5],
  ['INTC', 'weekly', 0.5],
  ['IBM', 'weekly', 1],
  ['JPM', 'weekly', 1],
  ['BAC', 'weekly', 0.5],
  ['F', 'weekly', 0.5],
  ['DIS', 'weekly', 1],
  ['PLTR', 'weekly', 0.5],
  ['COIN', 'weekly', 1],
  ['GLD', 'weekly', 1],
  ['TLT', 'weekly', 0.5],
];

export const OPTION_CLASSES: readonly OptionClass[] = [
  ...EQUITIES.map(
    ([symbol, cycle, step]): OptionClass => ({
      ...{ tradingClass: symbol, under: symbol, underSecType: 'STK', cycle, multiplier: 100, step },
      ...{ marketRuleId: 32, strikeFactor: 1 },
    }),
  ),
  index('SPX', 'SPX', 'morning', 5),
  index('SPXW', 'SPX', 'daily', 5),
  index('NDX', 'NDX', 'morning', 25),
  index('VIX', 'VIX', 'volatility', 0.5),
  index('RUT', 'RUT', 'morning', 5),
  future('ES', 'ES', 'quarterly', 50, 5, 2806),
  future('EW', 'ES', 'month-end', 50, 5, 2806),
  { ...index('XSP', 'XSP', 'daily', 1), marketRuleId: 32 },
  { ...future('LO', 'CL', 'crude', 1000, 0.5, 32), strikeFactor: 100 },
  future('OG', 'GC', 'gold', 100, 5, 2804),
];

function index(tradingClass: string, under: string, cycle: OptionCycle, step: number): OptionClass {
  const shared = { multiplier: 100, marketRuleId: 110, strikeFactor: 1 };
  return { tradingClass, under, underSecType: 'IND', cycle, step, ...shared };
}

function future(
  tradingClass: string,
  under: string,
  cycle: OptionCycle,
  multiplier: number,
  step: number,
  marketRuleId: number,
): OptionClass {
  return { tradingClass, under, underSecType: 'FUT', cycle, multiplier, step, marketRuleId, strikeFactor: 1 };
}
