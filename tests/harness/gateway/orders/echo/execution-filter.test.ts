import { describe, expect, test } from 'vitest';
import { executionFilter } from '../../../../../harness/gateway/orders/echo/execution-filter.js';
import type { Fill } from '../../../../../trading/exchange/orders/fill.js';
import { fillOf, NEW_YORK, ticketOf } from './samples.js';

/** A quarter of an hour after the sample's fill, which happened at 15:27:04 in New York. */
const NOW = Date.UTC(2026, 3, 13, 19, 42);
const DAY = 86_400_000;

type Request = Partial<Parameters<typeof executionFilter>[0]>;

function finds(request: Request, fill: Partial<Fill> = {}, ticket = ticketOf()): boolean {
  const filter = executionFilter({ specificDates: [], ...request }, NOW, NEW_YORK);
  if (!filter.ok) throw new Error(filter.error.message);
  return filter.matches(fillOf(fill), ticket);
}

describe('an execution is found', () => {
  const rows: readonly (readonly [string, Request, boolean])[] = [
    ['without a filter', {}, true],
    ['by its client', { clientId: 94 }, true],
    ['not by another client', { clientId: 95 }, false],
    ['by client 0, which means any', { clientId: 0 }, true],
    ['by its account', { acctCode: 'DU9000001' }, true],
    ['not by another account', { acctCode: 'DU9' }, false],
    ['by its symbol, however it is spelled', { symbol: 'aapl' }, true],
    ['not by another symbol', { symbol: 'MSFT' }, false],
    ['by its kind', { secType: 'STK' }, true],
    ['not by another kind', { secType: 'BAG' }, false],
    ['by where it happened', { exchange: 'IEX' }, true],
    ['by where its order went', { exchange: 'SMART' }, true],
    ['not by another exchange', { exchange: 'NYSE' }, false],
    ['by BUY', { side: 'BUY' }, true],
    ['by BOT', { side: 'BOT' }, true],
    ['not by SELL', { side: 'SELL' }, false],
    ['not by SLD', { side: 'SLD' }, false],
    ['from its own second on', { time: '20260413 15:27:04 US/Eastern' }, true],
    ['not from the next second on', { time: '20260413 15:27:05 US/Eastern' }, false],
    ['by a time in UTC', { time: '20260413-19:27:04' }, true],
    ['not by a later time in UTC', { time: '20260413-19:27:05' }, false],
    ['by a time on the clocks of the login', { time: '20260413 15:00:00' }, true],
    ['by all of these', { clientId: 94, symbol: 'AAPL', side: 'BUY', time: '20260413-00:00:00' }, true],
  ];

  test.each(rows)('%s', (_, request, expected) => {
    expect(finds(request)).toBe(expected);
  });
});

describe('of other days', () => {
  const ago = (days: number) => ({ time: fillOf().time - days * DAY });

  test('nothing is found, unless they are asked for', () => {
    expect(finds({}, ago(1))).toBe(false);
    expect(finds({ time: '20260401-00:00:00' }, ago(1))).toBe(false);
  });

  test('the last days count today', () => {
    expect(finds({ lastNDays: 2 }, ago(1))).toBe(true);
    expect(finds({ lastNDays: 2 }, ago(2))).toBe(false);
  });

  test('single dates can be named, without today', () => {
    const specificDates = [{ date: '20260411' }, { date: '20260409' }];
    expect([0, 1, 2, 3, 4].map((days) => finds({ specificDates }, ago(days)))).toEqual([
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  test('a day begins at midnight in New York', () => {
    const midnight = Date.UTC(2026, 3, 13, 4);
    expect(finds({}, { time: midnight })).toBe(true);
    expect(finds({}, { time: midnight - 1 })).toBe(false);
  });
});

test('the legs of a combo are found as what they are', () => {
  const ticket = ticketOf({}, { contract: { ...ticketOf().contract, secType: 'BAG', symbol: 'AAPL,MSFT' } });
  const leg = { number: 8, legOf: 7, conId: 272093 };
  expect(finds({ symbol: 'MSFT', secType: 'STK' }, leg, ticket)).toBe(true);
  expect(finds({ secType: 'BAG' }, leg, ticket)).toBe(false);
  expect(finds({ secType: 'BAG' }, { isCombo: true }, ticket)).toBe(true);
});

test.each([{ time: 'yesterday' }, { time: '20260231 10:00:00' }, { side: 'LONG' }])(
  'what cannot be read is refused: %j',
  (request) => {
    const filter = executionFilter({ specificDates: [], ...request }, NOW, NEW_YORK);
    expect(filter).toMatchObject({ ok: false, error: { code: 321 } });
  },
);
