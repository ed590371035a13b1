import { describe, expect, test } from 'vitest';
import { dayStatistics } from '../../../../harness/gateway/market-data/generic/day-statistics.js';
import type { Snapshot } from '../../../../harness/world/market.js';
import type { Instrument, Stock } from '../../../../trading/instruments/instrument.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';
import { market, OPEN, type Scanner, startScanner, symbolsOf } from './scanner.js';

const nasdaq = universe().instruments.filter(
  (each): each is Stock => each.secType === 'STK' && each.primaryExch === 'NASDAQ',
);

/** What the market shows at a moment, worked out here anew. */
type FigureHere = (snapshot: Snapshot, instrument: Instrument) => number | undefined;

const last = ({ last: trade }: Snapshot) => trade?.price ?? Number.NaN;
const change: FigureHere = (now) => (last(now) / (now.previousClose ?? Number.NaN) - 1) * 100;
const sinceOpen: FigureHere = (now) => (last(now) / (now.open ?? Number.NaN) - 1) * 100;
const gap: FigureHere = (now) => ((now.open ?? Number.NaN) / (now.previousClose ?? Number.NaN) - 1) * 100;
const range: FigureHere = ({ high = 0, low = 0, previousClose = 0 }) =>
  Math.max(high, previousClose) - Math.min(low, previousClose);

function expected(figure: FigureHere, moment: number, keep: (value: number) => boolean, sign: 1 | -1) {
  return nasdaq
    .map((stock) => ({ stock, value: figure(market.snapshot(stock, moment), stock) ?? Number.NaN }))
    .filter(({ value }) => keep(value))
    .sort(
      (one, other) => sign * (one.value - other.value) || (one.stock.symbol < other.stock.symbol ? -1 : 1),
    )
    .map(({ stock }) => stock.symbol);
}

const gained = (value: number) => value > 0;
const lost = (value: number) => value < 0;

const TODAY: readonly (readonly [string, FigureHere, (value: number) => boolean, 1 | -1])[] = [
  ['TOP_PERC_GAIN', change, gained, -1],
  ['TOP_PERC_LOSE', change, lost, 1],
  ['TOP_OPEN_PERC_GAIN', sinceOpen, gained, -1],
  ['TOP_OPEN_PERC_LOSE', sinceOpen, lost, 1],
  ['HIGH_OPEN_GAP', gap, gained, -1],
  ['LOW_OPEN_GAP', gap, lost, 1],
  ['TOP_PRICE_RANGE', range, gained, -1],
  ['MOST_ACTIVE', ({ volume }) => volume, gained, -1],
  ['MOST_ACTIVE_USD', (now) => now.volume * last(now), gained, -1],
];

test.each(TODAY)('%s lists what the market shows, in its order', async (code, figure, keep, sign) => {
  for (const moment of [OPEN, '2026-03-04T19:59:31Z']) {
    const { scan, gateway } = await startScanner(moment);
    const { rows, errors } = await scan({ at: 'STK.NASDAQ', code });
    expect(errors).toEqual([]);
    expect(rows).not.toEqual([]);
    expect(symbolsOf(rows)).toEqual(expected(figure, Date.parse(moment), keep, sign));
    gateway.close();
  }
});

test('while trading rests, the end of the last session is ranked', async () => {
  const { scan } = await startScanner('2026-03-08T15:00:00Z');
  const friday = Date.parse('2026-03-07T01:00:00Z') - 1;
  const { rows } = await scan({ at: 'STK.NASDAQ', code: 'TOP_PERC_GAIN' });
  expect(symbolsOf(rows)).toEqual(expected(change, friday, gained, -1));
});

test('after hours, gains are reckoned from the close of regular hours', async () => {
  const moment = Date.parse('2026-03-03T22:30:00Z');
  const { scan } = await startScanner('2026-03-03T22:30:00Z');
  const { rows } = await scan({ at: 'STK.NASDAQ', code: 'TOP_AFTER_HOURS_PERC_GAIN' });
  const closes = new Map(
    nasdaq.map((stock) => {
      const size = { unit: 'day', count: 1 } as const;
      const day = { from: moment - 14 * 3_600_000, to: moment, size, whatToShow: 'TRADES' } as const;
      return [stock.symbol, market.bars(stock, { ...day, useRTH: true }).at(-1)?.close];
    }),
  );
  const sinceClose: FigureHere = (now, { symbol }) => last(now) / (closes.get(symbol) ?? Number.NaN) - 1;
  expect(rows.length).toBeGreaterThan(3);
  expect(symbolsOf(rows)).toEqual(expected(sinceClose, moment, gained, -1));
});

describe('compared with days past', () => {
  const funds = universe().instruments.filter(({ primaryExch }) => primaryExch === 'BATS');
  const now = Date.parse(OPEN);
  const best = (figure: (instrument: Instrument) => number) =>
    symbolsOf([...funds].sort((one, other) => figure(other) - figure(one)));
  let scanner: Scanner;

  test('a high of 13, 26 or 52 weeks is that of the generic ticks', async () => {
    scanner = await startScanner();
    for (const weeks of [13, 26, 52] as const) {
      const { rows } = await scanner.scan({ at: 'STK.BATS', code: `HIGH_VS_${weeks}W_HL` });
      const nearness = (fund: Instrument) => {
        const high = dayStatistics(market, fund, now)[`range${weeks}`]?.high ?? 0;
        const snapshot = market.snapshot(fund, now);
        return last(snapshot) / Math.max(high, snapshot.high ?? 0);
      };
      expect(symbolsOf(rows)).toEqual(best(nearness));
    }
  });

  test('the highest and the lowest volatility are each other upside down', async () => {
    const high = await scanner.scan({ at: 'STK.BATS', code: 'HIGH_OPT_IMP_VOLAT' });
    const low = await scanner.scan({ at: 'STK.BATS', code: 'LOW_OPT_IMP_VOLAT' });
    expect(symbolsOf(high.rows)).toEqual(symbolsOf(low.rows).reverse());
    expect(symbolsOf(high.rows)).toEqual(best(({ market: { volatility } }) => volatility));
  });

  test('a hot stock trades more than it did on an average day of six weeks', async () => {
    const { rows } = await scanner.scan({ at: 'STK.BATS', code: 'HOT_BY_VOLUME' });
    const heat = (fund: Instrument) => {
      const size = { unit: 'day', count: 1 } as const;
      const to = Date.parse('2026-03-03T09:00:00Z');
      const from = to - 42 * 86_400_000;
      const days = market.bars(fund, { from, to, size, whatToShow: 'TRADES', useRTH: false });
      const sum = days.reduce((total, { volume }) => total + volume, 0);
      return market.snapshot(fund, now).volume / (sum / days.length);
    };
    expect(symbolsOf(rows)).toEqual(best(heat));
  });
});

test('where there is no live data, 492 says so, and the ranking is a quarter of an hour old', async () => {
  const { scan } = await startScanner();
  const asked = { instrument: 'STOCK.EU', at: 'STK.EU.LSE', code: 'MOST_ACTIVE' };
  const { rows, errors } = await scan(asked);
  const text =
    'You must subscribe for additional permissions to obtain precise results for scanner:' +
    'Parameter:Most Active;Real-Time Market Data:United Kingdom (LSE)';
  expect(errors).toEqual([{ code: 492, text }]);
  const seen = Date.parse(OPEN) - 15 * 60_000;
  const volumes = rows.map((stock) => market.snapshot(stock, seen).volume);
  expect(volumes.length).toBeGreaterThan(3);
  expect(volumes).toEqual([...volumes].sort((one, other) => other - one));
});

test('the first month of a future is its lead month', async () => {
  const { scan } = await startScanner();
  const { rows } = await scan({
    ...{ instrument: 'FUT.US', at: 'FUT.CBOT', code: 'MOST_ACTIVE', options: 'leadFutOnly=1;' },
  });
  expect(rows.length).toBeGreaterThan(2);
  expect(new Set(symbolsOf(rows)).size).toBe(rows.length);
  expect(rows.map(({ exchange }) => exchange)).toEqual(rows.map(() => 'CBOT'));
});
