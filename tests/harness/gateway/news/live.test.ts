import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { storiesIn } from '../../../../harness/gateway/news/stories.js';
import { alwaysOpenClock } from '../../../../harness/gateway/time/always-open.js';
import { cancelMktData, reqMktData } from '../../../../harness/wire/requests/market-data.js';
import { createWorld } from '../../../../harness/world/world.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../client.js';
import { ALL_PROVIDERS, subject } from './subjects.js';

const MSTR = { symbol: 'MSTR', secType: 'STK', exchange: 'SMART', currency: 'USD' };
const TAPE = { symbol: 'BRFG:BRFG_ALL', secType: 'NEWS', exchange: 'BRFG', currency: '' };

/** With a beat every ten seconds, which is all that news needs. */
async function connected(at: string, marketDataLines = 100) {
  const clock = steppedClock(at);
  const settings = { messagesPerSecond: undefined, quoteInterval: 10_000, marketDataLines };
  const client = await connectClient(createGateway({ seed: 1, clock, settings }));
  const told = (reqId: number) =>
    client.named('tickNews').filter((texts) => texts['reqId'] === String(reqId));
  const pass = async (minutes: number) => {
    await clock.advance(minutes * 60_000);
    await client.settle();
  };
  return { client, told, pass };
}

async function ask(client: TestClient, reqId: number, contract: typeof MSTR, genericTickList: string) {
  const nothing = { conId: 0, lastTradeDateOrContractMonth: '', strike: 0, right: '', multiplier: '' };
  const rest = { primaryExchange: '', localSymbol: '', tradingClass: '', comboLegs: [], mktDataOptions: '' };
  client.send(reqMktData, {
    ...{ reqId, ...nothing, ...rest, ...contract, genericTickList },
    ...{ snapshot: false, regulatorySnapshot: false, hasDeltaNeutralContract: false },
  });
  await client.settle();
}

const errorOf = (client: TestClient, id: number) =>
  client.named('errMsg').find(({ reqId }) => reqId === String(id))?.['errorCode'];

describe('a line of market data with the tick of news', () => {
  test('tells the latest of the day, then each headline at its moment, as the lists of the past have it', async () => {
    const { client, told, pass } = await connected('2026-07-14T13:00:00Z');
    await ask(client, 1, MSTR, 'mdoff,292');
    const atFirst = told(1).length;
    expect(atFirst).toBeGreaterThan(0);
    await pass(4 * 60);
    const stories = storiesIn(createWorld({ seed: 1 }), subject('MSTR'), ALL_PROVIDERS, {
      after: Date.parse('2026-07-14T13:00:00Z'),
      until: Date.parse('2026-07-14T17:00:00Z'),
    });
    // The opening, a pause, its end, midday.
    expect(stories).toHaveLength(4);
    expect(
      told(1)
        .slice(atFirst)
        .map(({ timeStamp, articleId, headline }) => [timeStamp, articleId, headline]),
    ).toEqual(stories.map(({ time, articleId, headline }) => [String(time), articleId, headline]));
    expect(client.named('tickPrice')).toEqual([]);
    client.send(cancelMktData, { reqId: 1 });
    await client.settle();
    await pass(5 * 60);
    expect(told(1)).toHaveLength(atFirst + 4);
  });

  test('tells those of the providers that were named, beside the prices', async () => {
    const { client, told, pass } = await connected('2026-07-14T13:30:00Z');
    await ask(client, 1, MSTR, '233,292:DJ-N+DJ-RTPRO');
    await ask(client, 2, MSTR, '292:BRFUPDN');
    await pass(4 * 60);
    expect([...new Set(told(1).map(({ providerCode }) => providerCode))].toSorted()).toEqual([
      'DJ-N',
      'DJ-RTPRO',
    ]);
    expect(told(2)).toEqual([]);
    expect(client.named('tickPrice').length).toBeGreaterThan(100);
  });

  test('tells after a leap of the clock what the night has brought', async () => {
    const base = steppedClock('2026-07-14T19:59:00Z');
    const settings = { messagesPerSecond: undefined, quoteInterval: 10_000 };
    const client = await connectClient(createGateway({ seed: 1, clock: alwaysOpenClock(base), settings }));
    await ask(client, 1, MSTR, 'mdoff,292:BRFG');
    const atFirst = client.named('tickNews').length;
    await base.advance(90_000);
    await client.settle();
    const [close] = client.named('tickNews').slice(atFirst);
    expect(String(close?.['headline'])).toMatch(/^MICROSTRATEGY .* falls 5\.1%/);
    expect(new Date(Number(close?.['timeStamp'])).toISOString()).toMatch(/^2026-07-14T20:/);
  });

  test('is refused where a provider is not the login’s', async () => {
    const { client } = await connected('2026-07-14T13:30:00Z');
    await ask(client, 1, MSTR, '292:BRFG+XY');
    await ask(client, 2, MSTR, '292:FLY');
    await ask(client, 3, MSTR, 'mdoff,292:');
    expect([1, 2, 3].map((id) => errorOf(client, id))).toEqual(['10276', '10277', '321']);
    expect(client.named('marketDataType')).toEqual([]);
  });
});

describe('the tape of a provider', () => {
  test('tells what comes about the market and those that move it', async () => {
    const { client, told, pass } = await connected('2026-07-14T19:59:00Z');
    await ask(client, 1, TAPE, 'mdoff,292');
    expect(told(1)).toEqual([]);
    await pass(12);
    const names = told(1).map(({ headline }) => /\(([A-Z]+)\)/.exec(String(headline))?.[1]);
    expect(names.toSorted()).toEqual(['AAPL', 'AMZN', 'INDU', 'MSFT', 'NDX', 'NVDA', 'RUT', 'SPX', 'TSLA']);
    expect(told(1).every(({ providerCode }) => providerCode === 'BRFG')).toBe(true);
  });

  test('is a line like others: it counts, has an id, and ends', async () => {
    const { client, told, pass } = await connected('2026-07-14T19:59:00Z', 1);
    await ask(client, 1, TAPE, 'mdoff,292');
    await ask(client, 1, TAPE, 'mdoff,292');
    await ask(client, 2, TAPE, 'mdoff,292');
    expect([errorOf(client, 1), errorOf(client, 2)]).toEqual(['102', '101']);
    client.send(cancelMktData, { reqId: 1 });
    await client.settle();
    await pass(12);
    expect(told(1)).toEqual([]);
    await ask(client, 3, TAPE, 'mdoff,292');
    expect(errorOf(client, 3)).toBeUndefined();
  });

  test('does not exist by another name, nor for who has not paid', async () => {
    const { client } = await connected('2026-07-14T19:59:00Z');
    await ask(client, 1, { ...TAPE, symbol: 'BRFG' }, '292');
    await ask(client, 2, { ...TAPE, exchange: 'SMART' }, '292');
    await ask(client, 3, { ...TAPE, symbol: 'BZ:BZ_ALL', exchange: 'BZ' }, '292');
    await ask(client, 4, TAPE, '999');
    expect([1, 2, 3, 4].map((id) => errorOf(client, id))).toEqual(['200', '200', '10277', '321']);
  });
});
