import { EventName, type TickByTickDataType } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../harness/world/world.js';
import { steppedClock } from '../../platform/clock/stepped.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import { AAPL, contract, EURUSD, eventsOf, instrumentOf, SAP, SPX, SPY_CALL, settled } from './live-data.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

const clock = steppedClock(MARKET_HOURS);
const world = createWorld({ seed: 1 });
let gateway: TestGateway;
let client: StoqeyClient;
let lastId = 100;

beforeAll(async () => {
  gateway = await startGateway({ clock, settings: { tickByTickLines: 2, historicalPacing: false } });
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

async function ask(type: string, asked: object = AAPL, past = 0, ignoreSize = false): Promise<number> {
  lastId += 1;
  const reqId = lastId;
  client.api.reqTickByTickData(reqId, contract(asked), type as TickByTickDataType, past, ignoreSize);
  await settled(client);
  return reqId;
}

async function end(reqId: number): Promise<void> {
  client.api.cancelTickByTickData(reqId);
  await settled(client);
}

/** What happens in a stock until the clock has gone on, and what the market has for that time. */
async function after(ms: number, asked = AAPL) {
  const from = clock.now();
  await clock.advance(ms);
  await settled(client);
  return world.events(instrumentOf(asked), from, clock.now());
}

test('Last and AllLast tell every trade, AllLast the unreported ones too', async () => {
  const [last, all] = [await ask('Last'), await ask('AllLast')];
  const events = await after(120_000);
  const trades = events.flatMap(({ time, trade }) =>
    trade ? [{ ...trade, time: Math.floor(time / 1000) }] : [],
  );
  const told = (reqId: number) =>
    eventsOf(client, EventName.tickByTickAllLast, reqId).map(
      ([type, time, price, size, mask, exchange, conditions]) => ({
        ...{ type, time: Number(time), price, size, mask, exchange, conditions },
      }),
    );
  const expected = (
    type: number,
    { time, price, size, exchange, conditions, unreported }: (typeof trades)[number],
  ) => ({
    ...{ type, time, price, size, exchange, conditions, mask: { pastLimit: false, unreported } },
  });
  expect(trades.length).toBeGreaterThan(30);
  expect(told(all)).toEqual(trades.map((trade) => expected(2, trade)));
  expect(told(last)).toEqual(trades.filter((trade) => !trade.unreported).map((trade) => expected(1, trade)));
  await end(last);
  await end(all);
  const before = client.events.length;
  await after(5000);
  expect(client.events.slice(before).filter(({ name }) => name === 'tickByTickAllLast')).toEqual([]);
});

test('the trades of five minutes make the bars of the market, second by second', async () => {
  const reqId = await ask('Last');
  const from = clock.now();
  await after(300_000);
  const bars = world.bars(instrumentOf(AAPL), {
    ...{ from, to: clock.now(), size: { unit: 'second', count: 60 }, whatToShow: 'TRADES', useRTH: false },
  });
  const trades = eventsOf(client, EventName.tickByTickAllLast, reqId);
  const made = bars.map(({ time }) => {
    const inside = trades.filter(([, at]) => Number(at) * 1000 >= time && Number(at) * 1000 < time + 60_000);
    const prices = inside.map(([, , price]) => Number(price));
    return {
      ...{ time, open: prices[0], high: Math.max(...prices), low: Math.min(...prices), close: prices.at(-1) },
      ...{ volume: inside.reduce((sum, [, , , size]) => sum + Number(size), 0), count: inside.length },
    };
  });
  expect(bars).toHaveLength(5);
  expect(made).toEqual(
    bars.map(({ time, open, high, low, close, volume, count }) => ({
      ...{ time, open, high, low, close, volume, count },
    })),
  );
  await end(reqId);
});

test('BidAsk tells each change of the quote, MidPoint each change of its middle', async () => {
  const [quotes, middles] = [await ask('BidAsk', EURUSD), await ask('MidPoint', EURUSD)];
  const from = clock.now();
  let quote = world.snapshot(instrumentOf(EURUSD), from - 1).quote;
  let middle = ((quote?.bid ?? 0) + (quote?.ask ?? 0)) / 2;
  const expected = { quotes: [] as number[][], middles: [] as number[] };
  for (const event of await after(60_000, EURUSD)) {
    const now = event.quote;
    if (!now) continue;
    const row = [now.bid, now.ask, now.bidSize, now.askSize];
    if (row.join() !== [quote?.bid, quote?.ask, quote?.bidSize, quote?.askSize].join())
      expected.quotes.push(row);
    const next = Number(((now.bid + now.ask) / 2).toFixed(10));
    if (Math.abs(next - middle) > 1e-9) expected.middles.push(next);
    quote = now;
    middle = next;
  }
  const told = eventsOf(client, EventName.tickByTickBidAsk, quotes).map(([, ...row]) => row.slice(0, 4));
  expect(told).toEqual(expected.quotes);
  expect(told.length).toBeGreaterThan(5);
  expect(eventsOf(client, EventName.tickByTickMidPoint, middles).map(([, mid]) => mid)).toEqual(
    expected.middles,
  );
  await end(quotes);
  await end(middles);
});

test('with ignoreSize only prices count', async () => {
  const reqId = await ask('BidAsk', AAPL, 0, true);
  await after(60_000);
  const quotes = eventsOf(client, EventName.tickByTickBidAsk, reqId).map(([, bid, ask]) => `${bid}/${ask}`);
  expect(quotes.length).toBeGreaterThan(10);
  expect(quotes.filter((quote, index) => quote === quotes[index - 1])).toEqual([]);
  await end(reqId);
});

test.each([
  ['Last', EventName.historicalTicksLast],
  ['BidAsk', EventName.historicalTicksBidAsk],
  ['MidPoint', EventName.historicalTicks],
])('the ticks before the first come in one piece: %s', async (type, name) => {
  const reqId = await ask(type, AAPL, 20);
  const [[past, done] = []] = eventsOf(client, name, reqId);
  expect(done).toBe(true);
  const times = (past as { time: number }[]).map(({ time }) => time);
  expect(times.length).toBeGreaterThanOrEqual(20);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThanOrEqual(clock.now() / 1000);
  await end(reqId);
});

test.each([
  ['no such type', 'Lst', AAPL, 321, "Tick type 'Lst' is missing or incorrect."],
  ['too many ticks', 'Last', AAPL, 321, 'Number of ticks must be from 0 to 1000, not 1001', 1001],
  [
    'an option',
    'Last',
    SPY_CALL,
    10189,
    'Failed to request tick-by-tick data.Last tick-by-tick requests are not supported for SPY',
  ],
  ['an index', 'BidAsk', SPX, 10189, 'BidAsk tick-by-tick requests are not supported for SPX.'],
  [
    'trades of a currency',
    'AllLast',
    EURUSD,
    10189,
    'AllLast tick-by-tick requests are not supported for EUR.USD.',
  ],
  ['a combo', 'Last', { symbol: 'SPY', secType: 'BAG', exchange: 'SMART', currency: 'USD' }, 321, 'combos'],
  ['what is not subscribed to', 'Last', SAP, 10189, 'No market data permissions for IBIS STK.'],
  ['an unknown contract', 'Last', { ...AAPL, symbol: 'ZZZZ' }, 200, 'No security definition'],
])('refused: %s', async (_, type, asked, code, text, past = 0) => {
  const refusal = await errorOf(client, await ask(type, asked, past));
  expect(refusal.code).toBe(code);
  expect(refusal.text).toContain(text);
});

test('an id serves once, there are only so many lines, and what is not there cannot be cancelled', async () => {
  const [first, second] = [await ask('Last'), await ask('Last')];
  client.api.reqTickByTickData(first, AAPL, 'Last' as TickByTickDataType, 0, false);
  const { code, text } = await errorOf(client, first);
  expect([code, text]).toEqual([322, expect.stringContaining('Duplicate ticker id')]);
  expect(await errorOf(client, await ask('Last'))).toEqual({
    code: 10190,
    text: 'Max number of tick-by-tick requests has been reached.',
  });
  await end(second);
  const third = await ask('Last');
  await after(5000);
  expect(eventsOf(client, EventName.tickByTickAllLast, third).length).toBeGreaterThan(0);
  await end(second);
  expect((await errorOf(client, second)).code).toBe(300);
  await end(first);
  await end(third);
});

test('with pacing, the same ticks can be asked for once in fifteen seconds', async () => {
  const wall = steppedClock(0);
  const paced = await startGateway({ wall });
  const other = await connectStoqey(paced.port);
  const request = async (reqId: number, type: string) => {
    other.api.reqTickByTickData(reqId, AAPL, type as TickByTickDataType, 0, false);
    await settled(other);
    other.api.cancelTickByTickData(reqId);
    await settled(other);
  };
  await request(1, 'Last');
  await request(2, 'BidAsk');
  await request(3, 'Last');
  expect(await errorOf(other, 3)).toMatchObject({ code: 10190 });
  await wall.advance(15_000);
  await request(4, 'Last');
  const refused = other.events.filter(({ name, values }) => name === 'error' && values[1] === 10190);
  expect(refused.map(({ values }) => values[2])).toEqual([3]);
  other.close();
  await paced.close();
});
