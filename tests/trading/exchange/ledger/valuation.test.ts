import { expect, test } from 'vitest';
import { type AccountState, newAccount } from '../../../../trading/exchange/ledger/account.js';
import { applyTrade } from '../../../../trading/exchange/ledger/trade.js';
import { valuation } from '../../../../trading/exchange/ledger/valuation.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import * as the from './samples.js';

const call = the.option(600, 'C');

const prices = the.pricesAt(
  new Map<Instrument, number>([
    [the.AAPL, 240],
    [the.SPY, 605],
    [call, 12],
    [the.ES, 6020],
    [the.VODAFONE, 72],
    [the.EURUSD, 1.1],
    [the.GBPUSD, 1.25],
    [the.BANK_BOND, 99],
    [the.BITCOIN, 92_000],
    [the.GOLD, 2700],
    [the.SHARE_CFD, 240],
  ]),
);

type Bought = readonly [instrument: Instrument, quantity: number, price: number, commission: number];

/** Sold where the quantity is negative. */
function holding(bought: readonly Bought[], baseCurrency = 'USD'): AccountState {
  let account = newAccount('DU1', baseCurrency, 1_000_000, '20261123');
  for (const [instrument, quantity, price, commission] of bought) {
    account = applyTrade(account, {
      instrument,
      side: quantity > 0 ? 'BUY' : 'SELL',
      quantity: Math.abs(quantity),
      price,
      commission,
      commissionCurrency: instrument.currency,
    }).account;
  }
  return account;
}

test('an account with cash alone is worth its cash, and may buy for four times as much', () => {
  const { base, currencies, positions, totals } = valuation(holding([]), prices, the.NOON);
  expect(positions).toEqual([]);
  expect(currencies).toEqual([base]);
  expect(base).toMatchObject({
    currency: 'USD',
    exchangeRate: 1,
    cash: 1_000_000,
    netLiquidation: 1_000_000,
  });
  expect(totals).toMatchObject({
    netLiquidation: 1_000_000,
    availableFunds: 1_000_000,
    excessLiquidity: 1_000_000,
    buyingPower: 4_000_000,
    initialMargin: 0,
    cushion: 1,
    leverage: 0,
    sma: 1_000_000,
  });
});

test('stock counts with its price, and a quarter of it is asked for', () => {
  const { base, positions, totals } = valuation(holding([[the.AAPL, 1000, 230, 5]]), prices, the.NOON);
  expect(positions).toHaveLength(1);
  expect(positions[0]).toMatchObject({
    quantity: 1000,
    marketPrice: 240,
    marketValue: 240_000,
    averageCost: 230.005,
    unrealizedPnl: expect.closeTo(9995, 6),
    dailyPnl: expect.closeTo(9995, 6),
    realizedPnl: 0,
  });
  expect(base).toMatchObject({ cash: 769_995, stockValue: 240_000, netLiquidation: 1_009_995 });
  expect(totals).toMatchObject({
    grossPositionValue: 240_000,
    equityWithLoan: 1_009_995,
    initialMargin: 60_000,
    maintenanceMargin: 60_000,
    regTMargin: 120_000,
    availableFunds: 949_995,
    buyingPower: 3_799_980,
    cushion: 949_995 / 1_009_995,
    leverage: 240_000 / 1_009_995,
    sma: 889_995,
  });
});

test('a future is shown with what it stands for, and counts with what it has earned', () => {
  const { base, positions, totals } = valuation(holding([[the.ES, 2, 6000, 4.5]]), prices, the.NOON);
  expect(positions[0]).toMatchObject({
    marketValue: 602_000,
    unrealizedPnl: 1995.5,
    equity: 2000,
  });
  expect(base).toMatchObject({ cash: 999_995.5, futuresPnl: 2000, netLiquidation: 1_001_995.5 });
  expect(totals.grossPositionValue).toBe(0);
  // It takes more to open than to keep.
  const { equityWithLoan, initialMargin, maintenanceMargin } = totals;
  expect(initialMargin).toBeGreaterThan(maintenanceMargin);
  expect(totals.availableFunds).toBeCloseTo(equityWithLoan - initialMargin, 8);
  expect(totals.excessLiquidity).toBeCloseTo(equityWithLoan - maintenanceMargin, 8);
});

test('an option counts, but nothing is lent on it', () => {
  const { base, totals } = valuation(holding([[call, 10, 10, 7]]), prices, the.NOON);
  expect(base).toMatchObject({ optionValue: 12_000, netLiquidation: 1_001_993 });
  expect(totals).toMatchObject({ equityWithLoan: 989_993, initialMargin: 0, availableFunds: 989_993 });
});

test('each currency is told by itself, and all of them in that of the account', () => {
  const account = holding([
    [the.VODAFONE, 10_000, 70, 3.5],
    [the.EURUSD, 100_000, 1.05, 2],
  ]);
  const { base, currencies, positions } = valuation(account, prices, the.NOON);
  expect(currencies.map(({ currency, exchangeRate }) => [currency, exchangeRate])).toEqual([
    ['USD', 1],
    ['GBP', 1.25],
    ['EUR', 1.1],
  ]);
  const [dollars, pounds, euros] = currencies;
  expect(dollars).toMatchObject({
    cash: 894_998,
    unrealizedPnl: expect.closeTo(4998, 6),
    netLiquidation: 894_998,
  });
  expect(pounds).toMatchObject({ cash: expect.closeTo(-7003.5, 8), stockValue: 7200 });
  expect(pounds?.netLiquidation).toBeCloseTo(196.5, 8);
  expect(pounds?.unrealizedPnl).toBeCloseTo(196.5, 8);
  expect(euros).toMatchObject({ cash: 100_000, netLiquidation: 100_000 });
  expect(positions.find(({ instrument }) => instrument === the.VODAFONE)).toMatchObject({
    marketPrice: 0.72,
  });
  expect(base.netLiquidation).toBeCloseTo(894_998 + 196.5 * 1.25 + 110_000, 8);
  // A hundred thousand euros bought at 1.05, at 1.10; the shares' profit in dollars.
  expect(base.unrealizedPnl).toBeCloseTo(4998 + 196.5 * 1.25, 8);
});

test('what the Treasury owes is told apart from other bonds', () => {
  const account = holding([
    [the.BANK_BOND, 10, 99.5, 0],
    [the.TREASURY, 2, 94, 0],
  ]);
  expect(valuation(account, prices, the.NOON).base).toMatchObject({
    bondValue: 9900 + 1880,
    treasuryValue: 1880,
  });
});

test('everything that can be held adds up', () => {
  const account = holding([
    [the.BANK_BOND, 10, 99.5, 9.95],
    [the.BITCOIN, 0.5, 90_000, 81],
    [the.GOLD, 10, 2650, 2],
    [the.SHARE_CFD, -100, 230, 1],
  ]);
  const { base, positions } = valuation(account, prices, the.NOON);
  expect(base).toMatchObject({ bondValue: 9900, cryptoValue: 46_000, metalValue: 27_000, cfdPnl: -1000 });
  const equity = positions.reduce((sum, position) => sum + position.equity, 0);
  expect(base.netLiquidation).toBeCloseTo(base.cash + equity, 8);
  expect(base.netLiquidation).toBeCloseTo(1_000_000 + base.unrealizedPnl, 8);
});

test('where nothing is known of the market, a position is worth what it cost', () => {
  const { positions, totals } = valuation(holding([[the.SAP, 100, 200, 3]], 'EUR'), prices, the.NOON);
  expect(positions[0]).toMatchObject({ marketPrice: 200.03, unrealizedPnl: 0 });
  expect(totals.netLiquidation).toBe(1_000_000);
});
