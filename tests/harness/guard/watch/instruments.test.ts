import { expect, test } from 'vitest';
import type { AskedContract } from '../../../../harness/guard/asked/asked-order.js';
import { AAPL, contract, EURUSD, wanted, watchGateway, watchOver } from './scene.js';
import { logIn, scriptedUpstream } from './upstream.js';

// One watch for many questions, at one moment: neither side may count messages.
const { watch } = await watchGateway(
  { settings: { messagesPerSecond: 1000 } },
  { messagesPerSecond: undefined },
);

async function look(asked: AskedContract) {
  await watch.fetch(wanted({ contracts: [asked] }));
  return watch.instrument(asked);
}

/** A watch over an upstream that lets it in and then answers nothing, and what it is asked. */
async function watchOverSilence() {
  const asked: string[] = [];
  const upstream = scriptedUpstream({
    asked(name, side) {
      asked.push(name);
      if (name === 'startApi') logIn(side);
    },
  });
  const { watch } = await watchOver(upstream.connect);
  return { watch, asked };
}

test.each<[string, Partial<AskedContract>, object]>([
  ['a stock', AAPL, { symbol: 'AAPL', secType: 'STK', currency: 'USD', worth: 1 }],
  [
    'a stock in pence',
    { symbol: 'VOD', secType: 'STK', exchange: 'SMART', currency: 'GBP' },
    { currency: 'GBP', worth: 0.01 },
  ],
  [
    'an option',
    {
      symbol: 'SPY',
      secType: 'OPT',
      lastTradeDateOrContractMonth: '20260320',
      strike: 680,
      right: 'C',
      exchange: 'SMART',
      currency: 'USD',
    },
    { secType: 'OPT', worth: 100 },
  ],
  [
    'a future',
    {
      symbol: 'ES',
      secType: 'FUT',
      lastTradeDateOrContractMonth: '202606',
      exchange: 'CME',
      currency: 'USD',
    },
    { secType: 'FUT', worth: 50 },
  ],
  [
    'a future in cents',
    {
      symbol: 'ZC',
      secType: 'FUT',
      lastTradeDateOrContractMonth: '202607',
      exchange: 'CBOT',
      currency: 'USD',
    },
    { secType: 'FUT', worth: 50 },
  ],
  [
    'a future in euros',
    {
      symbol: 'DAX',
      secType: 'FUT',
      lastTradeDateOrContractMonth: '202606',
      exchange: 'EUREX',
      multiplier: '25',
    },
    { currency: 'EUR', worth: 25 },
  ],
  [
    'an option on a future',
    {
      symbol: 'ES',
      secType: 'FOP',
      lastTradeDateOrContractMonth: '20260320',
      strike: 6800,
      right: 'P',
      exchange: 'CME',
      tradingClass: 'ES',
    },
    { secType: 'FOP', worth: 50 },
  ],
  ['a currency', EURUSD, { symbol: 'EUR', secType: 'CASH', currency: 'USD', worth: 1 }],
  [
    'a cryptocurrency',
    { symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS', currency: 'USD' },
    { secType: 'CRYPTO', worth: 1 },
  ],
  ['a bond', { symbol: 'BNS', secType: 'BOND', exchange: 'SMART' }, { secType: 'BOND', worth: 10 }],
  ['an index', { symbol: 'SPX', secType: 'IND', exchange: 'CBOE' }, { symbol: 'SPX', secType: 'IND' }],
  ['a CFD', { symbol: 'IBM', secType: 'CFD', exchange: 'SMART' }, { secType: 'CFD', worth: 1 }],
])('%s is what the upstream says it is', async (_, asked, expected) => {
  const found = await look(contract(asked));
  expect(found).toMatchObject({ known: true, value: expected });
});

test('an instrument comes with its hours in its own zone', async () => {
  const found = await look(AAPL);
  expect(found).toMatchObject({
    known: true,
    value: { timeZone: 'US/Eastern', tradingHours: expect.stringMatching(/^20260303:0400-20260303:2000;/) },
  });
});

test('a conId is enough, and gives the same instrument', async () => {
  const named = await look(AAPL);
  const byId = await look(contract({ conId: named.known ? named.value.conId : 0, exchange: 'SMART' }));
  expect(named.known).toBe(true);
  expect(byId).toEqual(named);
});

test('what a client got from the upstream itself is no contradiction of its conId', async () => {
  const future = contract({
    symbol: 'ES',
    secType: 'FUT',
    lastTradeDateOrContractMonth: '202606',
    exchange: 'CME',
  });
  const found = await look(future);
  const conId = found.known ? found.value.conId : 0;
  const told = { ...future, conId, lastTradeDateOrContractMonth: '20260618', right: '?', multiplier: '50' };
  expect(await look(told)).toEqual(found);
});

test.each<[string, Partial<AskedContract>, string]>([
  ['symbol', { symbol: 'MSFT' }, "the symbol 'AAPL', not 'MSFT'"],
  ['security type', { symbol: 'AAPL', secType: 'CFD' }, "the secType 'STK', not 'CFD'"],
  ['currency', { symbol: 'AAPL', currency: 'EUR' }, "the currency 'USD', not 'EUR'"],
  ['right', { symbol: 'AAPL', right: 'C' }, "the right '', not 'C'"],
  ['local symbol', { localSymbol: 'MSFT' }, "the localSymbol 'AAPL', not 'MSFT'"],
  ['trading class', { tradingClass: 'XX' }, "not 'XX'"],
  ['multiplier', { multiplier: '100' }, "the multiplier '1', not '100'"],
  ['primary exchange', { primaryExchange: 'NYSE' }, "the primaryExchange 'NASDAQ', not 'NYSE'"],
  ['ISIN', { secIdType: 'ISIN', secId: 'US5949181045' }, "the ISIN 'US0378331005', not 'US5949181045'"],
  ['number elsewhere', { secIdType: 'WKN', secId: '865985' }, "the WKN '', not '865985'"],
])('a conId of one with the %s of another is no contract', async (_, given, why) => {
  const apple = await look(AAPL);
  const conId = apple.known ? apple.value.conId : 0;
  const found = await look(contract({ ...given, conId, exchange: 'SMART' }));
  expect(found).toMatchObject({ known: false, why: expect.stringContaining(why), error: { code: 200 } });
});

test('what is said of a conId besides may be said in other ways', async () => {
  const apple = await look(AAPL);
  const conId = apple.known ? apple.value.conId : 0;
  for (const given of [
    { localSymbol: 'aapl', multiplier: '1.0', primaryExchange: 'ISLAND' },
    { secIdType: 'ISIN', secId: 'US0378331005' },
  ]) {
    expect(await look(contract({ ...given, conId, exchange: 'SMART' }))).toEqual(apple);
  }
});

test('nobody asks for a contract by a name without an end, nor keeps it', async () => {
  const { watch, asked } = await watchOverSilence();
  const endless = contract({ symbol: 'A'.repeat(201), secType: 'STK', exchange: 'SMART' });
  await watch.fetch(wanted({ contracts: [endless] }));
  expect(watch.instrument(endless)).toMatchObject({ known: false, error: { code: 200 } });
  expect(asked).not.toContain('reqContractDetails');
});

test('what there is not is refused in the words of the upstream', async () => {
  const found = await look(contract({ symbol: 'NOSUCH', secType: 'STK', exchange: 'SMART' }));
  const message = 'No security definition has been found for the request';
  expect(found).toEqual({ known: false, why: message, error: { code: 200, message } });
});

test.each<[string, Partial<AskedContract>]>([
  ['a stock that two markets have', { symbol: 'SAP', secType: 'STK', exchange: 'SMART' }],
  ['a future of any month', { symbol: 'ES', secType: 'FUT', exchange: 'CME' }],
  ['a chain of options', { symbol: 'SPY', secType: 'OPT', exchange: 'SMART' }],
])('%s is ambiguous', async (_, asked) => {
  const found = await look(contract(asked));
  const message = `The contract description specified for ${asked.symbol} is ambiguous.`;
  expect(found).toEqual({ known: false, why: message, error: { code: 200, message } });
});

test('a combination is no instrument, and nobody waits for one', async () => {
  const spread = contract({ symbol: 'SPY', secType: 'BAG', exchange: 'SMART', currency: 'USD' });
  expect(watch.has(wanted({ contracts: [spread] }))).toBe(true);
  expect(await look(spread)).toMatchObject({ known: false, why: expect.stringContaining('legs') });
});

test('what was found once is at hand, and what was refused for a while', async () => {
  const scene = await watchGateway();
  const none = contract({ symbol: 'NOSUCH', secType: 'STK', exchange: 'SMART' });
  const both = [wanted({ contracts: [AAPL] }), wanted({ contracts: [none] })];
  const atHand = () => both.map((each) => scene.watch.has(each));
  expect(atHand()).toEqual([false, false]);
  await Promise.all(both.map(scene.watch.fetch));
  expect(atHand()).toEqual([true, true]);
  await scene.wait(10_000);
  expect(atHand()).toEqual([true, false]);
});

test('hours are asked for again once the market has lived through those that are known', async () => {
  const scene = await watchGateway();
  const all = wanted({ contracts: [AAPL], time: true });
  await scene.watch.fetch(all);
  scene.gateway.trouble.act('move-clock', { to: '2026-03-06T16:30:00Z' });
  await scene.wait(2000);
  await scene.watch.fetch(all);
  const found = scene.watch.instrument(AAPL);
  expect(found).toMatchObject({ value: { tradingHours: expect.stringMatching(/^20260306:/) } });
});

test('nobody is made to tell a whole chain of options', async () => {
  const { watch, asked } = await watchOverSilence();
  const chain = contract({ symbol: 'SPY', secType: 'OPT', lastTradeDateOrContractMonth: '202603' });
  await watch.fetch(wanted({ contracts: [chain] }));
  expect(watch.has(wanted({ contracts: [chain] }))).toBe(true);
  expect(asked).not.toContain('reqContractDetails');
});
