import type { AccountTotals, Valuation } from '../../../trading/exchange/ledger/valuation.js';
import { marginOf } from '../../../trading/exchange/margin/margin.js';

export type SegmentTotals = Pick<
  AccountTotals,
  | 'netLiquidation'
  | 'totalCash'
  | 'equityWithLoan'
  | 'initialMargin'
  | 'maintenanceMargin'
  | 'availableFunds'
  | 'excessLiquidity'
>;

const NOTHING: SegmentTotals = {
  netLiquidation: 0,
  totalCash: 0,
  equityWithLoan: 0,
  initialMargin: 0,
  maintenanceMargin: 0,
  availableFunds: 0,
  excessLiquidity: 0,
};

/**
 * What lies in the commodities segment: futures, options on them, and as much cash as they must be backed with,
 * which IB sweeps over from the securities. All the rest of the account is the securities segment.
 */
export function commodityTotals({ base, positions, totals }: Valuation): SegmentTotals {
  const holdings = positions
    .filter(({ instrument: { secType }, quantity }) => isCommodity(secType) && quantity !== 0)
    .map(({ instrument, quantity, marketValue, exchangeRate }) => ({
      ...{ instrument, quantity, rate: exchangeRate },
      value: marketValue * exchangeRate,
    }));
  if (holdings.length === 0) return NOTHING;
  const margin = marginOf(holdings, []);
  const initial = Math.min(margin.initial, totals.initialMargin);
  const maintenance = Math.min(margin.maintenance, totals.maintenanceMargin);
  const equity = base.futuresPnl + base.futureOptionValue;
  const totalCash = Math.max(0, initial - equity);
  const netLiquidation = equity + totalCash;
  return {
    netLiquidation,
    totalCash,
    equityWithLoan: netLiquidation,
    initialMargin: initial,
    maintenanceMargin: maintenance,
    availableFunds: netLiquidation - initial,
    excessLiquidity: netLiquidation - maintenance,
  };
}

/** The same amounts of the securities segment. */
export function securityTotals(whole: AccountTotals, commodities: SegmentTotals): SegmentTotals {
  return {
    netLiquidation: whole.netLiquidation - commodities.netLiquidation,
    totalCash: whole.totalCash - commodities.totalCash,
    equityWithLoan: whole.equityWithLoan - commodities.equityWithLoan,
    initialMargin: whole.initialMargin - commodities.initialMargin,
    maintenanceMargin: whole.maintenanceMargin - commodities.maintenanceMargin,
    availableFunds: whole.availableFunds - commodities.availableFunds,
    excessLiquidity: whole.excessLiquidity - commodities.excessLiquidity,
  };
}

function isCommodity(secType: string): boolean {
  return secType === 'FUT' || secType === 'FOP';
}
