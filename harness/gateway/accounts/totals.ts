import type { AccountTotals, Valuation } from '../../../trading/exchange/ledger/valuation.js';
import type { AccountValue } from './account-value.js';
import { money, ratio } from './amounts.js';
import { commodityTotals, type SegmentTotals, securityTotals } from './segments.js';

/** An account, and its two segments. */
interface Parts {
  readonly whole: Valuation;
  readonly commodities: SegmentTotals;
  readonly securities: SegmentTotals;
}

export interface TotalRow {
  readonly key: string;
  readonly isMoney: boolean;
  readonly textOf: (parts: Parts) => string;
}

const fact = (key: string, textOf: (whole: Valuation) => string): TotalRow => ({
  ...{ key, isMoney: false },
  textOf: ({ whole }) => textOf(whole),
});

const amount = (key: string, of: (parts: Parts) => number): TotalRow => ({
  ...{ key, isMoney: true },
  textOf: (parts) => money(of(parts)),
});

/** Shown again for each segment: commodities (-C) and securities (-S). */
const bySegment = (key: string, of: (totals: SegmentTotals) => number): readonly TotalRow[] => [
  amount(key, ({ whole }) => of(whole.totals)),
  amount(`${key}-C`, ({ commodities }) => of(commodities)),
  amount(`${key}-S`, ({ securities }) => of(securities)),
];

/** Only the securities have it. */
const ofSecurities = (key: string, of: (totals: AccountTotals) => number): readonly TotalRow[] => [
  amount(key, ({ whole }) => of(whole.totals)),
  amount(`${key}-S`, ({ whole }) => of(whole.totals)),
];

/** What an account of this gateway cannot have. */
const none = (key: string) => bySegment(key, () => 0);

const availableFunds = (totals: SegmentTotals) => totals.availableFunds;
const excessLiquidity = (totals: SegmentTotals) => totals.excessLiquidity;
const initialMargin = (totals: SegmentTotals) => totals.initialMargin;
const maintenanceMargin = (totals: SegmentTotals) => totals.maintenanceMargin;

/** Everything about an account but its ledgers, by key. Capitals come before small letters, as with TWS. */
export const TOTAL_ROWS: readonly TotalRow[] = [
  fact('AccountCode', ({ accountId }) => accountId),
  fact('AccountReady', () => 'true'),
  fact('AccountType', () => 'INDIVIDUAL'),
  amount('AccruedCash-C', () => 0),
  amount('AccruedCash-S', () => 0),
  ...none('AccruedDividend'),
  ...bySegment('AvailableFunds', availableFunds),
  ...none('Billable'),
  amount('BuyingPower', ({ whole }) => whole.totals.buyingPower),
  fact('ColumnPrio-C', () => '2'),
  fact('ColumnPrio-S', () => '1'),
  fact('Cushion', ({ totals }) => ratio(totals.cushion, 6)),
  fact('DayTradesRemaining', () => '-1'),
  fact('DayTradesRemainingT+1', () => '-1'),
  fact('DayTradesRemainingT+2', () => '-1'),
  fact('DayTradesRemainingT+3', () => '-1'),
  fact('DayTradesRemainingT+4', () => '-1'),
  ...bySegment('EquityWithLoanValue', ({ equityWithLoan }) => equityWithLoan),
  ...bySegment('ExcessLiquidity', excessLiquidity),
  ...bySegment('FullAvailableFunds', availableFunds),
  ...bySegment('FullExcessLiquidity', excessLiquidity),
  ...bySegment('FullInitMarginReq', initialMargin),
  ...bySegment('FullMaintMarginReq', maintenanceMargin),
  ...ofSecurities('GrossPositionValue', ({ grossPositionValue }) => grossPositionValue),
  ...none('Guarantee'),
  ...none('IncentiveCoupons'),
  ...none('IndianStockHaircut'),
  ...bySegment('InitMarginReq', initialMargin),
  fact('Leverage-S', ({ totals }) => money(totals.leverage)),
  ...bySegment('LookAheadAvailableFunds', availableFunds),
  ...bySegment('LookAheadExcessLiquidity', excessLiquidity),
  ...bySegment('LookAheadInitMarginReq', initialMargin),
  ...bySegment('LookAheadMaintMarginReq', maintenanceMargin),
  fact('LookAheadNextChange', () => '0'),
  ...bySegment('MaintMarginReq', maintenanceMargin),
  fact('NLVAndMarginInReview', () => 'false'),
  ...bySegment('NetLiquidation', ({ netLiquidation }) => netLiquidation),
  amount('NetLiquidationUncertainty', () => 0),
  ...none('PASharesValue'),
  ...none('PhysicalCertificateValue'),
  ...none('PostExpirationExcess'),
  ...none('PostExpirationMargin'),
  ...ofSecurities(
    'PreviousDayEquityWithLoanValue',
    ({ equityWithLoan, dailyPnl }) => equityWithLoan - dailyPnl,
  ),
  ...ofSecurities('RegTEquity', ({ regTEquity }) => regTEquity),
  ...ofSecurities('RegTMargin', ({ regTMargin }) => regTMargin),
  ...ofSecurities('SMA', ({ sma }) => sma),
  fact('SegmentTitle-C', () => 'US Commodities'),
  fact('SegmentTitle-S', () => 'US Securities'),
  ...bySegment('TotalCashValue', ({ totalCash }) => totalCash),
  ...none('TotalDebitCardPendingCharges'),
  fact('TradingType-S', () => 'STKNOPT'),
  fact('WhatIfPMEnabled', () => 'true'),
];

/** How such rows of an account read. */
export function totalReader(whole: Valuation): (row: TotalRow) => AccountValue {
  const commodities = commodityTotals(whole);
  const parts = { whole, commodities, securities: securityTotals(whole.totals, commodities) };
  return ({ key, isMoney, textOf }) => ({
    key,
    value: textOf(parts),
    currency: isMoney ? whole.baseCurrency : '',
  });
}
