import type { PaperAccount } from './account.js';

/** One row of an account's state, under the key that TWS gives it. */
export interface AccountValue {
  readonly key: string;
  readonly value: string;
  /** Empty for what is not money; `BASE` for all currencies together. */
  readonly currency: string;
}

/** Intraday buying power of a margin account is four times what is free. */
const LEVERAGE = 4;

/** Totals of an account; TWS shows each again for securities (`-S`), and some for commodities (`-C`). */
const TOTALS: Readonly<Record<string, (account: PaperAccount) => number>> = {
  NetLiquidation: ({ cash }) => cash,
  TotalCashValue: ({ cash }) => cash,
  AvailableFunds: ({ cash }) => cash,
  ExcessLiquidity: ({ cash }) => cash,
  EquityWithLoanValue: ({ cash }) => cash,
  FullAvailableFunds: ({ cash }) => cash,
  FullExcessLiquidity: ({ cash }) => cash,
  LookAheadAvailableFunds: ({ cash }) => cash,
  LookAheadExcessLiquidity: ({ cash }) => cash,
  AccruedCash: () => 0,
  AccruedDividend: () => 0,
  FullInitMarginReq: () => 0,
  FullMaintMarginReq: () => 0,
  InitMarginReq: () => 0,
  MaintMarginReq: () => 0,
  LookAheadInitMarginReq: () => 0,
  LookAheadMaintMarginReq: () => 0,
  GrossPositionValue: () => 0,
  Guarantee: () => 0,
  PASharesValue: () => 0,
  PhysicalCertificateValue: () => 0,
  TotalDebitCardPendingCharges: () => 0,
  NLVAndMarginInReview: () => 0,
  IncentiveCoupons: () => 0,
  IndianStockHaircut: () => 0,
  Billable: () => 0,
};

/** What is held in each currency and in all of them. */
const LEDGER: Readonly<Record<string, (account: PaperAccount) => number>> = {
  AccruedCash: () => 0,
  AccruedDividend: () => 0,
  CashBalance: ({ cash }) => cash,
  CorporateBondValue: () => 0,
  Cryptocurrency: () => 0,
  FundValue: () => 0,
  FutureOptionValue: () => 0,
  FuturesPNL: () => 0,
  FxCashBalance: () => 0,
  IssuerOptionValue: () => 0,
  MoneyMarketFundValue: () => 0,
  MutualFundValue: () => 0,
  NetDividend: () => 0,
  NetLiquidationByCurrency: ({ cash }) => cash,
  OptionMarketValue: () => 0,
  RealizedPnL: () => 0,
  StockMarketValue: () => 0,
  TBillValue: () => 0,
  TBondValue: () => 0,
  TotalCashBalance: ({ cash }) => cash,
  UnrealizedPnL: () => 0,
  WarrantValue: () => 0,
};

const money = (value: number) => value.toFixed(2);

/** Everything that reqAccountUpdates tells about an account. */
export function accountValues(account: PaperAccount): readonly AccountValue[] {
  const currency = account.baseCurrency;
  return [
    { key: 'AccountCode', value: account.id, currency: '' },
    { key: 'AccountOrGroup', value: account.id, currency: 'BASE' },
    { key: 'AccountOrGroup', value: account.id, currency },
    { key: 'AccountReady', value: 'true', currency: '' },
    { key: 'AccountType', value: 'INDIVIDUAL', currency: '' },
    { key: 'BuyingPower', value: money(account.cash * LEVERAGE), currency },
    { key: 'Currency', value: 'BASE', currency: 'BASE' },
    { key: 'Currency', value: currency, currency },
    { key: 'Cushion', value: '1', currency: '' },
    { key: 'DayTradesRemaining', value: '-1', currency: '' },
    { key: 'ExchangeRate', value: '1.00', currency: 'BASE' },
    { key: 'ExchangeRate', value: '1.00', currency },
    { key: 'HighestSeverity', value: '0', currency: '' },
    { key: 'Leverage-S', value: '0.00', currency: '' },
    { key: 'RealCurrency', value: 'BASE', currency: 'BASE' },
    { key: 'RealCurrency', value: currency, currency },
    { key: 'TradingType-S', value: 'STKNOPT', currency: '' },
    { key: 'WhatIfPMEnabled', value: 'true', currency: '' },
    ...Object.entries(TOTALS).flatMap(([key, of]) => [
      { key, value: money(of(account)), currency },
      { key: `${key}-S`, value: money(of(account)), currency },
      { key: `${key}-C`, value: money(0), currency },
    ]),
    ...ledgerValues(account),
  ];
}

/** What `$LEDGER` asks for: cash and holdings by currency. */
export function ledgerValues(account: PaperAccount): readonly AccountValue[] {
  return ['BASE', account.baseCurrency].flatMap((currency) =>
    Object.entries(LEDGER).map(([key, of]) => ({ key, value: money(of(account)), currency })),
  );
}
