import { expect, test } from 'vitest';
import { feedFor, isSubscribed } from '../../../../harness/gateway/market-data/feed.js';
import { findOneContract } from '../../../../trading/instruments/search/find.js';

function instrument(symbol: string, secType: string, exchange: string, currency: string) {
  const found = findOneContract({ symbol, secType, exchange, currency }, '20260303');
  if (found.found !== 'one') throw new Error(`expected one ${symbol}, found ${found.found}`);
  return found.match.instrument;
}

const AAPL = instrument('AAPL', 'STK', 'SMART', 'USD');
const SAP = instrument('SAP', 'STK', 'IBIS', 'EUR');
const EURUSD = instrument('EUR', 'CASH', 'IDEALPRO', 'USD');

test.each([
  [1, true, { delayed: false, frozen: false }],
  [2, true, { delayed: false, frozen: true }],
  [3, true, { delayed: false, frozen: false }],
  [4, true, { delayed: false, frozen: true }],
  [3, false, { delayed: true, frozen: false }],
  [4, false, { delayed: true, frozen: true }],
] as const)('type %i, subscribed %s: %o', (asked, subscribed, feed) => {
  expect(feedFor(asked, subscribed, SAP)).toMatchObject({ feed });
});

test('live data without a subscription are refused by name, delayed ones come with a notice', () => {
  const text = /Delayed market data is available\.SAP IBIS\.\w+\/TOP\/ALL$/;
  for (const asked of [1, 2] as const) {
    expect(feedFor(asked, false, SAP)).toEqual({
      refusal: { code: 354, message: expect.stringMatching(text) },
    });
  }
  expect(feedFor(3, false, SAP)).toMatchObject({ notice: { code: 10167 } });
  expect(feedFor(3, true, SAP)).toMatchObject({ notice: undefined });
});

test('of American stocks it is the API that is not subscribed to', () => {
  const text = /requires additional subscription for API\..*available\.AAPL NASDAQ\.NMS\/TOP\/ALL$/;
  expect(feedFor(1, false, AAPL)).toEqual({
    refusal: { code: 10089, message: expect.stringMatching(text) },
  });
});

test('a currency is shown live or not at all', () => {
  expect(feedFor(3, false, EURUSD)).toMatchObject({ refusal: { code: 10168 } });
});

test('at SMART it is the primary exchange that must be paid for', () => {
  const delayedOnly = ['IBIS', 'NASDAQ'];
  expect([
    isSubscribed(delayedOnly, SAP, 'IBIS'),
    isSubscribed(delayedOnly, AAPL, 'SMART'),
    isSubscribed(delayedOnly, AAPL, 'ARCA'),
    isSubscribed(['IBIS'], AAPL, 'SMART'),
  ]).toEqual([false, false, true, true]);
});
