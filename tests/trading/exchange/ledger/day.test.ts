import { expect, test } from 'vitest';
import { newAccount } from '../../../../trading/exchange/ledger/account.js';
import { beginDay, newYorkDate } from '../../../../trading/exchange/ledger/day.js';
import { applyTrade } from '../../../../trading/exchange/ledger/trade.js';
import { valuation } from '../../../../trading/exchange/ledger/valuation.js';
import type { Prices } from '../../../../trading/exchange/market-view.js';
import type { Side } from '../../../../trading/exchange/orders/order.js';
import { AAPL, NOON, pricesAt, VODAFONE } from './samples.js';

const MIDNIGHT = Date.parse('2026-11-24T05:00:00Z');

function trade(account: ReturnType<typeof newAccount>, side: Side, quantity: number, price: number) {
  const fee = { commission: 1, commissionCurrency: 'USD' };
  return applyTrade(account, { instrument: AAPL, side, quantity, price, ...fee }).account;
}

test('an account counts its days in New York', () => {
  expect(newYorkDate(MIDNIGHT - 1)).toBe('20261123');
  expect(newYorkDate(MIDNIGHT)).toBe('20261124');
});

test('a new day begins at the last close, with nothing earned and nothing traded', () => {
  const held = trade(newAccount('DU1', 'USD', 100_000, '20261123'), 'BUY', 100, 230);
  const prices = pricesAt(
    new Map([[AAPL, { last: { price: 241, size: 1, time: NOON }, previousClose: 240 }]]),
  );
  const next = beginDay(held, '20261124', prices, MIDNIGHT);
  expect(next.day.date).toBe('20261124');
  expect(next.cash).toEqual(held.cash);
  expect(next.positions[AAPL.conId]).toMatchObject({
    averageCost: 230.01,
    realized: 0,
    tradedToday: 0,
    atStart: { quantity: 100, value: 24_000 },
  });
  expect(valuation(next, prices, MIDNIGHT).positions[0]?.dailyPnl).toBe(100);
});

test('what was closed the day before is gone', () => {
  const bought = trade(newAccount('DU1', 'USD', 100_000, '20261123'), 'BUY', 100, 230);
  const closed = trade(bought, 'SELL', 100, 231);
  expect(closed.positions[AAPL.conId]?.quantity).toBe(0);
  expect(beginDay(closed, '20261124', pricesAt(new Map()), MIDNIGHT).positions).toEqual({});
});

test('told late, the day still begins at midnight', () => {
  const asked: number[] = [];
  const prices: Prices = {
    view(_conId, at) {
      asked.push(at);
      return undefined;
    },
    levels: () => [],
  };
  const held = trade(newAccount('DU1', 'USD', 100_000, '20261123'), 'BUY', 100, 230);
  const next = beginDay(held, '20261124', prices, MIDNIGHT + 10 * 3_600_000);
  expect(asked).toEqual([MIDNIGHT]);
  // Nobody knows the market: it is worth what it cost.
  expect(next.positions[AAPL.conId]?.atStart.value).toBeCloseTo(23_001, 8);
});

test('the profit of a day is that of what was held, bought and sold', () => {
  const prices = (price: number, close: number) =>
    pricesAt(new Map([[AAPL, { last: { price, size: 1, time: NOON }, previousClose: close }]]));
  const held = trade(newAccount('DU1', 'USD', 100_000, '20261123'), 'BUY', 100, 230);
  const next = beginDay(held, '20261124', prices(240, 240), MIDNIGHT);
  const sold = trade(trade(next, 'SELL', 60, 245), 'BUY', 10, 243);
  const [position] = valuation(sold, prices(244, 240), MIDNIGHT).positions;
  // 40 held on: 4 each; 60 sold: 5 each; 10 bought: 1 each; two commissions.
  expect(position?.dailyPnl).toBeCloseTo(160 + 300 + 10 - 2, 8);
  expect(position?.realizedPnl).toBeCloseTo(60 * (245 - 230.01) - 1, 8);
});

test('shares in pence begin the day in pounds', () => {
  const account = applyTrade(newAccount('DU1', 'GBP', 10_000, '20261123'), {
    instrument: VODAFONE,
    side: 'BUY',
    quantity: 1000,
    price: 70,
    commission: 3,
    commissionCurrency: 'GBP',
  }).account;
  const prices = pricesAt(new Map([[VODAFONE, { previousClose: 72 }]]));
  expect(beginDay(account, '20261124', prices, MIDNIGHT).positions[VODAFONE.conId]?.atStart.value).toBe(720);
});
