import { describe, expect, test } from 'vitest';
import { disturbMarket } from '../../../../harness/world/disturbed/market.js';
import { createWorld } from '../../../../harness/world/world.js';
import { DAY_MS, MINUTE_MS } from '../../../../trading/instruments/calendar/date.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { barsOf, find, future, option } from '../samples.js';

const world = createWorld({ seed: 'disturbed' });
/** Half past ten in New York. */
const AT = Date.parse('2026-11-19T15:30:00Z');
const apple = find('AAPL');
const middle = (market: typeof world, instrument: Instrument, at: number) => {
  const { quote, last } = market.snapshot(instrument, at);
  return quote ? (quote.bid + quote.ask) / 2 : (last?.price ?? Number.NaN);
};

const spot = middle(world, apple, AT);
const nearby = Math.round(spot / 10) * 10;
const call = option('AAPL', '20261218', nearby, 'C');
const put = option('AAPL', '20261218', nearby, 'P');

describe('a halt', () => {
  const market = disturbMarket(world);
  market.halt(apple, AT);
  market.resume(apple, AT + 10 * MINUTE_MS);
  const during = AT + 5 * MINUTE_MS;

  test('lets nothing happen, and what stood stands', () => {
    const before = world.snapshot(apple, AT - 1);
    expect(before.halted).toBe(false);
    expect(market.events(apple, AT, AT + 10 * MINUTE_MS)).toEqual([]);
    for (const at of [AT, during, AT + 10 * MINUTE_MS - 1]) {
      expect(market.snapshot(apple, at)).toEqual({ ...before, halted: true });
      expect(market.book(apple, at, 5)).toEqual(world.book(apple, AT - 1, 5));
    }
    const rest = { from: AT, to: AT + 10 * MINUTE_MS, useRTH: true };
    expect(barsOf(market, apple, 60, { ...rest, whatToShow: 'TRADES' })).toEqual([]);
    const bids = barsOf(market, apple, 60, { ...rest, whatToShow: 'BID' });
    expect(bids.map(({ high, low }) => [high, low])).toEqual(
      Array(10).fill([before.quote?.bid, before.quote?.bid]),
    );
  });

  test('ends with the price that the market has by then', () => {
    const resumed = AT + 10 * MINUTE_MS;
    expect(market.snapshot(apple, resumed)).toMatchObject({
      quote: world.snapshot(apple, resumed).quote,
      last: world.snapshot(apple, AT - 1).last,
      halted: false,
    });
    const after = [resumed + 1, resumed + MINUTE_MS] as const;
    expect(market.events(apple, ...after)).toEqual(world.events(apple, ...after));
    const day = { from: AT - 3_600_000, to: AT + DAY_MS / 2, whatToShow: 'TRADES', useRTH: true } as const;
    const volume = (of: typeof world) => barsOf(of, apple, 'day', day).at(-1)?.volume ?? Number.NaN;
    const missed = barsOf(world, apple, 600, { ...day, from: AT, to: resumed })[0]?.volume;
    expect(volume(world) - volume(market)).toBe(missed);
  });

  test('stops what hangs on it, and nothing else', () => {
    for (const instrument of [call, put, find('AAPL', 'CFD')]) {
      expect(market.events(instrument, AT, AT + MINUTE_MS)).toEqual([]);
      expect(market.snapshot(instrument, during).halted).toBe(true);
    }
    expect(market.snapshot(find('MSFT'), during)).toEqual(world.snapshot(find('MSFT'), during));
  });

  test('that lasts overnight leaves no quote for the next morning', () => {
    const halted = disturbMarket(world);
    halted.halt(apple, AT);
    const shown = halted.snapshot(apple, AT + DAY_MS);
    expect(shown).toMatchObject({ quote: undefined, open: undefined, volume: 0, halted: true });
    expect(shown.last).toEqual(world.snapshot(apple, AT - 1).last);
    expect(shown.previousClose).toBe(shown.last?.price);
    expect(halted.book(apple, AT + DAY_MS, 5)).toEqual({ bids: [], asks: [] });
    halted.resume(apple, AT + DAY_MS + 1000);
    expect(halted.snapshot(apple, AT + DAY_MS + 1000).quote).toBeDefined();
  });

  test('can be ended only where there is one, and is not begun twice', () => {
    const halted = disturbMarket(world);
    expect(halted.resume(apple, AT)).toBe(false);
    halted.halt(apple, AT);
    halted.halt(apple, AT + 1000);
    expect(halted.disturbances(AT + 2000)).toMatchObject([{ kind: 'halt', since: AT }]);
    expect(halted.resume(call, AT + 2000)).toBe(false);
    expect(halted.resume(apple, AT + 2000)).toBe(true);
    expect(halted.resume(apple, AT + 2000)).toBe(false);
    expect(halted.disturbances(AT + 2000)).toEqual([]);
  });
});

describe('a jump', () => {
  const market = disturbMarket(world);
  market.jump(apple, AT, 0.9);

  test('shows at once and stays, on every price', () => {
    for (const at of [AT, AT + 1, AT + 3_600_000, AT + DAY_MS]) {
      expect(middle(market, apple, at) / middle(world, apple, at)).toBeCloseTo(0.9, 3);
      const [found] = market.book(apple, at, 5).bids;
      expect(found?.price).toBe(market.snapshot(apple, at).quote?.bid);
    }
    expect(market.events(apple, AT, AT + 1)).toMatchObject([{ time: AT, trade: undefined }]);
    const { high, low } = market.snapshot(apple, AT + 3_600_000);
    expect(high).toBe(world.snapshot(apple, AT).high);
    expect((low ?? Number.NaN) / middle(world, apple, AT)).toBeLessThan(0.92);
    const next = market.snapshot(apple, AT + DAY_MS);
    const close = world.snapshot(apple, AT + DAY_MS).previousClose ?? Number.NaN;
    expect((next.previousClose ?? Number.NaN) / close).toBeCloseTo(0.9, 3);
  });

  test('trades as much as there would have been', () => {
    const rest = { from: AT, to: AT + 3_600_000, whatToShow: 'TRADES', useRTH: true } as const;
    const [one, other] = [barsOf(market, apple, 300, rest), barsOf(world, apple, 300, rest)];
    expect(one.map(({ volume, count }) => [volume, count])).toEqual(
      other.map(({ volume, count }) => [volume, count]),
    );
  });

  test('moves options as far as they go with the stock, and puts against it', () => {
    const at = AT + MINUTE_MS;
    const moved = (instrument: Instrument) => middle(market, instrument, at) - middle(world, instrument, at);
    expect(moved(call)).toBeLessThan(-5);
    expect(moved(put)).toBeGreaterThan(5);
    // By parity, both together move as far as the stock.
    expect(Math.abs(moved(call) - moved(put) + 0.1 * spot)).toBeLessThan(0.8);
    expect(market.events(call, AT, AT + 1)).toHaveLength(1);
  });

  test('is that of its CFD too, and of nothing else', () => {
    const cfd = find('AAPL', 'CFD');
    expect(market.snapshot(cfd, AT + 5000).quote).toEqual(market.snapshot(apple, AT + 5000).quote);
    expect(market.snapshot(find('SPY'), AT + 5000)).toEqual(world.snapshot(find('SPY'), AT + 5000));
  });

  test('and another one multiply', () => {
    const twice = disturbMarket(world);
    twice.jump(apple, AT, 0.5);
    twice.jump(apple, AT, 3);
    twice.jump(apple, AT + 1000, 0.5);
    expect(middle(twice, apple, AT) / middle(world, apple, AT)).toBeCloseTo(1.5, 3);
    expect(middle(twice, apple, AT + 1000) / middle(world, apple, AT + 1000)).toBeCloseTo(0.75, 3);
    expect(twice.disturbances(AT).map(({ value }) => value)).toEqual([0.5, 3]);
  });

  test('is refused where all together would go too far', () => {
    const far = disturbMarket(world);
    expect(far.jump(apple, AT, 10_000)).toBe(true);
    expect(far.jump(apple, AT + 1, 1.1)).toBe(false);
    expect(far.jump(apple, AT - 1, 1.1)).toBe(false);
    expect(far.jump(apple, AT + 1, 1e-8)).toBe(true);
    expect(far.jump(apple, AT + 2, 0.9)).toBe(false);
    expect(far.disturbances(AT + 2).map(({ value }) => value)).toEqual([10_000, 1e-8]);
  });

  test.each([
    ['an index', find('SPX', 'IND')],
    ['a currency', find('EUR', 'CASH')],
    ['a future', future('ES')],
    ['a cryptocurrency', find('BTC', 'CRYPTO')],
    ['a bond', find('US-T', 'BOND')],
    ['an option', call],
  ])('can be that of %s', (_, instrument) => {
    const jumped = disturbMarket(world);
    jumped.jump(instrument, AT, 1.2);
    const at = AT + 10 * MINUTE_MS;
    expect(middle(jumped, instrument, at) / middle(world, instrument, at)).toBeCloseTo(1.2, 1.7);
  });

  test('of an index moves the options on it', () => {
    const jumped = disturbMarket(world);
    jumped.jump(find('SPX', 'IND'), AT, 0.95);
    const index = middle(world, find('SPX', 'IND'), AT + 60_000);
    const atTheMoney = option('SPXW', '20261218', Math.round(index / 100) * 100, 'P');
    const [before, after] = [world, jumped].map((each) => middle(each, atTheMoney, AT + 60_000));
    expect(after).toBeGreaterThan(2 * (before ?? Number.NaN));
  });
});

describe('a thin market', () => {
  const market = disturbMarket(world);
  market.thin(apple, AT, 30);
  market.thin(apple, AT + MINUTE_MS, undefined);

  test('has so many units at the best price and none behind them, until that ends', () => {
    const { quote } = market.snapshot(apple, AT);
    expect(quote).toEqual({ ...world.snapshot(apple, AT).quote, bidSize: 30, askSize: 30 });
    const { bids, asks } = market.book(apple, AT + 1000, 10);
    expect([bids.map(({ size }) => size), asks.map(({ size }) => size)]).toEqual([[30], [30]]);
    expect(market.snapshot(apple, AT + MINUTE_MS)).toEqual(world.snapshot(apple, AT + MINUTE_MS));
    expect(market.book(apple, AT + MINUTE_MS, 5)).toEqual(world.book(apple, AT + MINUTE_MS, 5));
  });
});

describe('wider quotes', () => {
  const market = disturbMarket(world);
  market.widen(apple, AT, 8);
  market.widen(apple, AT + MINUTE_MS, 1);
  const spread = (of: typeof world, at: number) => {
    const { bid, ask } = of.snapshot(apple, at).quote ?? { bid: Number.NaN, ask: Number.NaN };
    return ask - bid;
  };

  test('are so many times as wide around the same middle, until that ends', () => {
    for (const at of [AT, AT + 12_345, AT + 59_999]) {
      expect(spread(market, at)).toBeCloseTo(8 * spread(world, at), 6);
      expect(Math.abs(middle(market, apple, at) - middle(world, apple, at))).toBeLessThan(0.006);
    }
    expect(spread(market, AT + MINUTE_MS)).toBe(spread(world, AT + MINUTE_MS));
  });
});

test('of very much that was done the oldest is forgotten, but nothing that is in force', () => {
  const busy = disturbMarket(world);
  busy.jump(apple, AT, 1.5);
  busy.thin(apple, AT + 1, 30);
  busy.jump(apple, AT + 2, 0.8);
  busy.halt(apple, AT + 3);
  for (let at = AT + 4; at < AT + 5000; at += 1) busy.widen(apple, at, 2 + (at % 2));
  expect(busy.disturbances(AT + 5000)).toMatchObject([
    { kind: 'halt', since: AT + 3 },
    { kind: 'jump', since: AT + 2, value: expect.closeTo(1.2, 9) },
    { kind: 'thin', since: AT + 1, value: 30 },
    { kind: 'widen', since: AT + 4999 },
  ]);
  busy.resume(apple, AT + 6000);
  busy.widen(apple, AT + 6000, 1);
  const end = AT + MINUTE_MS;
  expect(busy.snapshot(apple, end).quote).toMatchObject({ bidSize: 30, askSize: 30 });
  expect(middle(busy, apple, end) / middle(world, apple, end)).toBeCloseTo(1.2, 3);
});

test('what makes no sense is refused', () => {
  const market = disturbMarket(world);
  for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => market.jump(apple, AT, value)).toThrow(RangeError);
    expect(() => market.thin(apple, AT, value)).toThrow(RangeError);
    expect(() => market.widen(apple, AT, value)).toThrow(RangeError);
  }
  expect(market.disturbances(AT)).toEqual([]);
});
