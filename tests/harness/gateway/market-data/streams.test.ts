import { expect, test } from 'vitest';
import { createGateway, type Gateway } from '../../../../harness/gateway/create.js';
import {
  reqMktData,
  reqMktDepth,
  reqRealTimeBars,
  reqTickByTickData,
} from '../../../../harness/wire/requests/market-data.js';
import type { Market } from '../../../../harness/world/market.js';
import { createWorld } from '../../../../harness/world/world.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { findOneContract } from '../../../../trading/instruments/search/find.js';
import { connectClient, type TestClient } from '../client.js';

const NOW = '2026-03-03T16:30:00Z';
const TODAY = '20260303';
const NOTHING = {
  ...{ conId: 0, lastTradeDateOrContractMonth: '', strike: 0, right: '', multiplier: '' },
  ...{ primaryExchange: '', localSymbol: '', tradingClass: '' },
};
const AAPL = { ...NOTHING, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
const PLAIN = {
  hasDeltaNeutralContract: false,
  mktDataOptions: '',
  snapshot: false,
  regulatorySnapshot: false,
};

function askForEverything(client: TestClient): void {
  client.send(reqMktData, { reqId: 1, ...AAPL, ...PLAIN, genericTickList: '165,233,293', comboLegs: [] });
  const spy = { ...AAPL, symbol: 'SPY', secType: 'OPT', lastTradeDateOrContractMonth: '20260320' };
  client.send(reqMktData, {
    ...{ reqId: 2, ...spy, strike: 660, right: 'C', ...PLAIN, genericTickList: '', comboLegs: [] },
  });
  client.send(reqTickByTickData, {
    reqId: 3,
    ...AAPL,
    tickType: 'BidAsk',
    numberOfTicks: 9,
    ignoreSize: false,
  });
  client.send(reqMktDepth, { reqId: 4, ...AAPL, numRows: 7, isSmartDepth: true, mktDepthOptions: '' });
  client.send(reqRealTimeBars, {
    ...{ reqId: 5, ...AAPL, barSize: 5, whatToShow: 'TRADES', useRTH: true, realTimeBarsOptions: '' },
  });
}

async function bytesOf(seed: number): Promise<Buffer> {
  const clock = steppedClock(NOW);
  const gateway = createGateway({ clock, seed, settings: { messagesPerSecond: undefined } });
  const client = await connectClient(gateway);
  askForEverything(client);
  await client.settle();
  await clock.advance(60_000);
  await client.settle();
  gateway.close();
  return client.bytes();
}

test('the same seed, clock and requests bring the same bytes; another seed brings others', async () => {
  const [first, second, other] = [await bytesOf(1), await bytesOf(1), await bytesOf(2)];
  expect(first.length).toBeGreaterThan(20_000);
  expect(first.equals(second)).toBe(true);
  expect(first.equals(other)).toBe(false);
});

test('two clients see the same, whoever came first', async () => {
  const clock = steppedClock(NOW);
  const gateway = createGateway({ clock, settings: { messagesPerSecond: undefined } });
  const early = await connectClient(gateway, { clientId: 1 });
  const ask = (client: TestClient) =>
    client.send(reqMktData, { reqId: 1, ...AAPL, ...PLAIN, genericTickList: '', comboLegs: [] });
  ask(early);
  await early.settle();
  await clock.advance(10_000);
  const late = await connectClient(gateway, { clientId: 2 });
  ask(late);
  await late.settle();
  await clock.advance(10_000);
  await late.settle();
  const shown = (client: TestClient) =>
    new Map(
      ['tickPrice', 'tickSize', 'tickString'].flatMap((name) =>
        client
          .named(name)
          .map((texts) => [texts['tickType'], texts['price'] ?? texts['size'] ?? texts['value']]),
      ),
    );
  expect(shown(late).size).toBeGreaterThan(10);
  expect(shown(late)).toEqual(shown(early));
  gateway.close();
});

test('nothing is left in the pump when a client has gone', async () => {
  const clock = steppedClock(NOW);
  const gateway: Gateway = createGateway({
    clock,
    settings: { messagesPerSecond: undefined, marketDataLines: 2 },
  });
  for (let clientId = 1; clientId < 4; clientId += 1) {
    const client = await connectClient(gateway, { clientId });
    askForEverything(client);
    await client.settle();
    // Were the lines of those before still held, there would be none for this one.
    expect(
      client
        .named('errMsg')
        .map(({ errorCode }) => errorCode)
        .filter((code) => code === '101'),
    ).toEqual([]);
    client.stream.end();
    await client.settle();
  }
  gateway.close();
});

/** The seeded market, but for a stretch in which trading is halted. */
function haltedMarket(from: number, to: number): Market {
  const world = createWorld({ seed: 1 });
  return {
    ...world,
    snapshot: (instrument, at) => ({ ...world.snapshot(instrument, at), halted: at >= from && at < to }),
  };
}

test('a halt is told, the book stands still in it, and is told anew after it', async () => {
  const start = Date.parse(NOW);
  const clock = steppedClock(start);
  const market = haltedMarket(start + 10_000, start + 20_000);
  const gateway = createGateway({ clock, market, settings: { messagesPerSecond: undefined } });
  const client = await connectClient(gateway);
  client.send(reqMktData, { reqId: 1, ...AAPL, ...PLAIN, genericTickList: '', comboLegs: [] });
  client.send(reqMktDepth, { reqId: 2, ...AAPL, numRows: 5, isSmartDepth: true, mktDepthOptions: '' });
  await client.settle();
  const halts = () => client.named('tickGeneric').map(({ value }) => value);
  const rows = () => client.named('updateMktDepthL2').length;
  const resets = () => client.named('errMsg').filter(({ errorCode }) => errorCode === '317').length;
  await clock.advance(10_000);
  await client.settle();
  const before = rows();
  await clock.advance(9000);
  await client.settle();
  expect([halts(), rows(), resets()]).toEqual([['0', '1'], before, 0]);
  await clock.advance(2000);
  await client.settle();
  expect([halts(), resets()]).toEqual([['0', '1', '0'], 1]);
  const anew = client.named('updateMktDepthL2').slice(before, before + 10);
  expect(anew.map(({ operation }) => operation)).toEqual(Array(10).fill('0'));
  gateway.close();
});

/** All that streams trade by trade or bar by bar, on a gateway that beats only so often. */
async function streamTrades(at: string, quoteInterval: number) {
  const clock = steppedClock(at);
  const gateway = createGateway({ clock, settings: { messagesPerSecond: undefined, quoteInterval } });
  const client = await connectClient(gateway);
  const ticks = { numberOfTicks: 0, ignoreSize: false };
  client.send(reqTickByTickData, { reqId: 1, ...AAPL, ...ticks, tickType: 'Last' });
  client.send(reqTickByTickData, { reqId: 2, ...AAPL, ...ticks, tickType: 'BidAsk' });
  client.send(reqRealTimeBars, {
    ...{ reqId: 3, ...AAPL, barSize: 5, whatToShow: 'TRADES', useRTH: true, realTimeBarsOptions: '' },
  });
  client.send(reqMktData, { reqId: 4, ...AAPL, ...PLAIN, genericTickList: 'mdoff,233', comboLegs: [] });
  await client.settle();
  return {
    async pass(ms: number) {
      await clock.advance(ms);
      await client.settle();
      return Math.floor(clock.now() / 1000);
    },
    told: () => ({
      ticks: client.named('tickByTick'),
      bars: client.named('realtimeBar'),
      sales: client.named('tickString').filter(({ tickType }) => tickType === '48'),
    }),
    close: () => gateway.close(),
  };
}

test('a beat that comes a minute late tells no less than two hundred and forty in time', async () => {
  const [late, prompt] = [await streamTrades(NOW, 60_000), await streamTrades(NOW, 250)];
  for (const each of [late, prompt]) await each.pass(60_000);
  const inOrder = ({ reqId = '' }: { reqId?: unknown }, other: { reqId?: unknown }) =>
    Number(reqId) - Number(other.reqId);
  const sorted = ({ ticks, ...rest }: ReturnType<typeof late.told>) => {
    return { ...rest, ticks: [...ticks].sort(inOrder) };
  };
  expect(sorted(late.told())).toEqual(sorted(prompt.told()));
  expect(late.told().bars).toHaveLength(12);
  expect(late.told().sales.length).toBeGreaterThan(50);
  for (const each of [late, prompt]) each.close();
});

test('after a leap over closed hours only what has just happened is told, and the volume is that of its day', async () => {
  // Ten minutes before a closing bell; the next beat is ten minutes after an opening one.
  const stream = await streamTrades('2026-03-03T20:50:00Z', 17.75 * 3_600_000);
  const second = await stream.pass(17.75 * 3_600_000);
  const { ticks, bars, sales } = stream.told();
  expect(ticks.length).toBeGreaterThan(0);
  expect(ticks.filter(({ time }) => Number(time) < second - 1)).toEqual([]);
  expect(bars.map(({ time }) => time)).toEqual([String(second - 5)]);
  const volume = Number(String(sales.at(-1)?.['value']).split(';')[3]);
  const stock = findOneContract(
    { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' },
    TODAY,
  );
  if (stock.found !== 'one') throw new Error('expected AAPL');
  expect(volume).toBe(createWorld({ seed: 1 }).snapshot(stock.match.instrument, second * 1000 - 1).volume);
  stream.close();
});
