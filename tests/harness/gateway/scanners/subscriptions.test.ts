import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cancelScannerSubscription } from '../../../../harness/wire/requests/reference.js';
import { reqCurrentTime } from '../../../../harness/wire/requests/session.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient } from '../client.js';
import { ask, market, OPEN, rankingsOf, type Scanner, startScanner, symbolsOf } from './scanner.js';

let scanner: Scanner;

beforeEach(async () => {
  scanner = await startScanner();
});

afterEach(() => scanner.gateway.close());

const cancel = async (reqId: number) => {
  scanner.client.send(cancelScannerSubscription, { version: 1, reqId });
  await scanner.client.settle();
};

const pass = async (milliseconds: number) => {
  await scanner.clock.advance(milliseconds);
  await scanner.client.settle();
};

test('a ranking comes anew on every half minute of the market, as things stand then', async () => {
  await pass(20_000);
  await scanner.scan({ reqId: 1, at: 'STK.NASDAQ' });
  expect(scanner.rankings(1)).toHaveLength(1);
  await pass(9000);
  expect(scanner.rankings(1)).toHaveLength(1);
  await pass(1000);
  expect(scanner.rankings(1)).toHaveLength(2);
  await pass(90_000);
  const all = scanner.rankings(1);
  expect(all).toHaveLength(5);
  const moment = Date.parse(OPEN) + 120_000;
  const changes = (all.at(-1) ?? []).map((stock) => {
    const { last, previousClose = 1 } = market.snapshot(stock, moment);
    return (last?.price ?? 0) / previousClose;
  });
  expect(changes).toEqual([...changes].sort((one, other) => other - one));
  expect(new Set(all.map((rows) => symbolsOf(rows).join())).size).toBeGreaterThan(1);
});

test('all who ask the same are told the same, at the same moments', async () => {
  const other = await connectClient(scanner.gateway, { clientId: 2 });
  ask(scanner.client, { reqId: 1, code: 'TOP_TRADE_RATE', rows: 7 });
  await scanner.client.settle();
  await pass(12_345);
  ask(other, { reqId: 9, code: 'TOP_TRADE_RATE' });
  await pass(30_000);
  const [mine, theirs] = [scanner.rankings(1).at(-1) ?? [], rankingsOf(other, 9).at(-1) ?? []];
  expect(mine).toHaveLength(7);
  expect(theirs).toHaveLength(50);
  expect(symbolsOf(theirs).slice(0, 7)).toEqual(symbolsOf(mine));
});

test('a cancelled scan is told so with 162, and nothing more is heard of it', async () => {
  await scanner.scan({ reqId: 1 });
  await cancel(1);
  await pass(60_000);
  expect(scanner.rankings(1)).toHaveLength(1);
  const text = 'Historical Market Data Service error message:API scanner subscription cancelled: 1';
  expect(scanner.errors(1)).toEqual([{ code: 162, text }]);
});

test('who cancels what is not there gets 365', async () => {
  await cancel(77);
  expect(scanner.errors(77)).toEqual([{ code: 365, text: 'No scanner subscription found for ticker id:77' }]);
});

test('an id that is in use cannot be used again, and the scan goes on', async () => {
  await scanner.scan({ reqId: 1 });
  ask(scanner.client, { reqId: 1, code: 'MOST_ACTIVE' });
  await pass(30_000);
  expect(scanner.errors(1).map(({ code }) => code)).toEqual([322]);
  expect(scanner.errors(1)[0]?.text).toContain('Duplicate ticker ID for API scanner subscription');
  expect(scanner.rankings(1)).toHaveLength(2);
});

test('ten scans may be open over all clients; each that ends makes room, however it ends', async () => {
  const other = await connectClient(scanner.gateway, { clientId: 2 });
  for (let reqId = 1; reqId <= 5; reqId += 1) {
    ask(scanner.client, { reqId });
    ask(other, { reqId });
  }
  await scanner.client.settle();
  const eleventh = await scanner.scan({ reqId: 11 });
  expect(eleventh.rows).toEqual([]);
  expect(eleventh.errors[0]?.code).toBe(322);
  expect(eleventh.errors[0]?.text).toContain('Only 10 simultaneous API scanner subscriptions are allowed.');
  await cancel(3);
  expect((await scanner.scan({ reqId: 12 })).rows).toHaveLength(50);
  expect((await scanner.scan({ reqId: 13 })).errors[0]?.code).toBe(322);
  other.stream.end();
  await other.settle();
  for (let reqId = 21; reqId <= 25; reqId += 1) {
    expect((await scanner.scan({ reqId })).rows).toHaveLength(50);
  }
});

test('50 rows come unless fewer are asked for', async () => {
  for (const [rows, count] of [
    [-1, 50],
    [0, 50],
    [51, 50],
    [5, 5],
  ] as const) {
    const { rows: found } = await scanner.scan({ reqId: 1, code: 'MOST_ACTIVE', rows });
    expect(found).toHaveLength(count);
    await cancel(1);
  }
});

test('a scan that finds nothing says so with 165, and answers with no rows', async () => {
  await scanner.scan({ reqId: 1, options: 'priceAbove=1000000;' });
  expect(scanner.errors(1)).toEqual([
    { code: 165, text: 'Historical Market Data Service query message:no items retrieved' },
  ]);
  expect(scanner.rankings(1)).toEqual([[]]);
});

const REFUSED = [
  ['an unknown code', { code: 'MOST_BEAUTIFUL' }, 'Scanner type with code MOST_BEAUTIFUL is disabled.'],
  [
    'a code that is for others',
    { instrument: 'IND.US', at: 'IND.US', code: 'MOST_ACTIVE' },
    'Scanner type with code MOST_ACTIVE is disabled.',
  ],
  [
    'an unknown location',
    { at: 'STK.MARS' },
    'Market Scanner is not configured for one of the chosen locations.',
  ],
  ['no location', { at: '' }, 'Market Scanner is not configured for one of the chosen locations.'],
  [
    'an unknown instrument',
    { instrument: 'FUT', at: 'FUT.US' },
    'You cannot combine locations from different regions.',
  ],
  [
    'places of two regions',
    { at: 'STK.NYSE,STK.EU.LSE' },
    'You cannot combine locations from different regions.',
  ],
  ['an unknown filter', { options: 'beautyAbove=5;' }, 'Scanner filter beautyAbove is disabled.'],
  [
    'a filter that is for others',
    { options: 'couponRateAbove=5;' },
    'Scanner filter couponRateAbove is disabled.',
  ],
  [
    'a filter of the old way that is for others',
    { fields: { couponRateAbove: '5' } },
    'Scanner filter couponRateAbove is disabled.',
  ],
  [
    'no number',
    { options: 'priceAbove=cheap;' },
    "Scanner filter priceAbove cannot be compared with 'cheap'.",
  ],
  ['no value', { options: 'priceAbove;' }, "Scanner filter priceAbove cannot be compared with ''."],
] as const;

test.each(REFUSED)('%s is refused with 162', async (_, asked, text) => {
  const { rows, errors } = await scanner.scan(asked);
  expect(rows).toEqual([]);
  expect(errors).toEqual([{ code: 162, text: `Historical Market Data Service error message:${text}` }]);
});

test('what is refused takes no place', async () => {
  for (let reqId = 1; reqId <= 12; reqId += 1) await scanner.scan({ reqId, at: 'STK.MARS' });
  expect((await scanner.scan({ reqId: 13 })).rows).toHaveLength(50);
});

test('a halt is seen at the very moment, a jump with the next ranking', async () => {
  expect((await scanner.scan({ code: 'HALTED' })).rows).toEqual([]);
  scanner.gateway.trouble.act('halt', { symbol: 'PEP' });
  expect(symbolsOf((await scanner.scan({ code: 'HALTED' })).rows)).toEqual(['PEP']);
  const { rows } = await scanner.scan({ reqId: 1, rows: 1 });
  scanner.gateway.trouble.act('jump', { symbol: 'KO', by: '+20%' });
  await pass(30_000);
  expect(symbolsOf(rows)).not.toEqual(['KO']);
  expect(symbolsOf(scanner.rankings(1).at(-1) ?? [])).toEqual(['KO']);
});

test('others are served while a year of prices is made, though the clock of the wall stands still', async () => {
  const other = await connectClient(scanner.gateway, { clientId: 2 });
  const reqId = ask(scanner.client, { at: 'STK.BATS', code: 'HIGH_VS_52W_HL' });
  other.send(reqCurrentTime, { version: 1 });
  while (other.named('currentTime').length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(scanner.rankings(reqId)).toEqual([]);
  while (scanner.rankings(reqId).length === 0) await scanner.client.settle();
});

describe('on a slow machine, where every look at the clock takes five milliseconds', () => {
  let slow: Scanner;
  let time = Date.parse(OPEN);

  beforeEach(async () => {
    slow = await startScanner(OPEN, {
      ...steppedClock(OPEN),
      now() {
        time += 5;
        return time;
      },
    });
  });

  afterEach(() => slow.gateway.close());

  test('others are served while a ranking is made, which is the same as it would be at once', async () => {
    const other = await connectClient(slow.gateway, { clientId: 2 });
    const reqId = ask(slow.client, { code: 'MOST_ACTIVE' });
    other.send(reqCurrentTime, { version: 1 });
    while (other.named('currentTime').length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(slow.rankings(reqId)).toEqual([]);
    while (slow.rankings(reqId).length === 0) await slow.client.settle();
    const { rows } = await scanner.scan({ code: 'MOST_ACTIVE' });
    expect(slow.rankings(reqId)).toEqual([rows]);
  });

  test('a client who leaves in the middle of it leaves its place', async () => {
    for (let clientId = 11; clientId <= 20; clientId += 1) {
      const leaving = await connectClient(slow.gateway, { clientId });
      ask(leaving, { reqId: clientId, code: 'MOST_ACTIVE', options: `priceAbove=${clientId};` });
      await new Promise((resolve) => setImmediate(resolve));
      leaving.stream.end();
      await leaving.settle();
      expect(rankingsOf(leaving, clientId)).toEqual([]);
    }
    const reqId = ask(slow.client, { at: 'STK.BATS', code: 'MOST_ACTIVE' });
    while (slow.rankings(reqId).length === 0) await slow.client.settle();
    expect(slow.errors(reqId)).toEqual([]);
  });

  test('a ranking that is due takes several beats', async () => {
    const reqId = ask(slow.client, { code: 'MOST_ACTIVE' });
    while (slow.rankings(reqId).length === 0) await slow.client.settle();
    await slow.clock.advance(30_000);
    await slow.client.settle();
    expect(slow.rankings(reqId)).toHaveLength(1);
    await slow.clock.advance(29_000);
    await slow.client.settle();
    expect(slow.rankings(reqId)).toHaveLength(2);
  });
});
