import type { Margin } from '../margin/holding.js';
import { marginOf } from '../margin/margin.js';
import type { Prices } from '../market-view.js';
import type { AccountState } from './account.js';
import { type CurrencyLedger, inBase, ledgersOf } from './currency-ledger.js';
import { ratesTo } from './rates.js';
import { standingOf } from './standing.js';
import { type ValuedPosition, valuePositions } from './valued-position.js';
import { settlementOf } from './worth.js';

/** What an account is worth at a moment: all that a TWS account's feeds tell. Nothing in it is rounded. */
export interface Valuation {
  readonly accountId: string;
  readonly baseCurrency: string;
  readonly time: number;
  /** By currency, the base currency first. */
  readonly currencies: readonly CurrencyLedger[];
  /** All currencies together, in the base currency. */
  readonly base: CurrencyLedger;
  /** By conId; those closed today too, with a quantity of 0. */
  readonly positions: readonly ValuedPosition[];
  readonly totals: AccountTotals;
}

/** In the base currency, but for `cushion` and `leverage`. */
export interface AccountTotals {
  readonly netLiquidation: number;
  readonly totalCash: number;
  readonly grossPositionValue: number;
  readonly equityWithLoan: number;
  readonly initialMargin: number;
  readonly maintenanceMargin: number;
  readonly availableFunds: number;
  readonly excessLiquidity: number;
  readonly buyingPower: number;
  /** Excess liquidity as a part of what the account is worth. */
  readonly cushion: number;
  /** Gross position value, as a multiple of what the account is worth. */
  readonly leverage: number;
  /** The special memorandum account: what Regulation T leaves free at the end of the day. */
  readonly sma: number;
  readonly regTEquity: number;
  readonly regTMargin: number;
  readonly dailyPnl: number;
  readonly unrealizedPnl: number;
  readonly realizedPnl: number;
}

/** Intraday a margin account can buy stock for four times what is free: a quarter of it is asked for. */
const BUYING_POWER = 4;

export function valuation(account: AccountState, prices: Prices, now: number): Valuation {
  const { baseCurrency } = account;
  const rateOf = ratesTo(baseCurrency, prices, now);
  const positions = valuePositions(account, prices, now, rateOf);
  const currencies = ledgersOf(account, positions, rateOf);
  const base = inBase(baseCurrency, currencies);
  const standing = standingOf(account, positions, prices, now, rateOf);
  const margin = marginOf(standing.holdings, standing.balances);
  const totals = totalsOf(base, grossValue(positions), standing.equityWithLoan, margin);
  return { accountId: account.id, baseCurrency, time: now, currencies, base, positions, totals };
}

function totalsOf(
  base: CurrencyLedger,
  gross: number,
  equityWithLoan: number,
  margin: Margin,
): AccountTotals {
  const { netLiquidation } = base;
  const availableFunds = equityWithLoan - margin.initial;
  const excessLiquidity = equityWithLoan - margin.maintenance;
  return {
    netLiquidation,
    totalCash: base.cash,
    grossPositionValue: gross,
    equityWithLoan,
    initialMargin: margin.initial,
    maintenanceMargin: margin.maintenance,
    availableFunds,
    excessLiquidity,
    buyingPower: Math.max(0, availableFunds) * BUYING_POWER,
    cushion: netLiquidation > 0 ? excessLiquidity / netLiquidation : 0,
    leverage: netLiquidation > 0 ? gross / netLiquidation : 0,
    sma: equityWithLoan - margin.atClose,
    regTEquity: equityWithLoan,
    regTMargin: margin.atClose,
    dailyPnl: base.dailyPnl,
    unrealizedPnl: base.unrealizedPnl,
    realizedPnl: base.realizedPnl,
  };
}

/** Of what was paid for, long or short. */
function grossValue(positions: readonly ValuedPosition[]): number {
  let sum = 0;
  for (const { instrument, marketValue, exchangeRate } of positions) {
    if (settlementOf(instrument) === 'paid') sum += Math.abs(marketValue) * exchangeRate;
  }
  return sum;
}
