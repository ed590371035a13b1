import { expect, test } from 'vitest';
import { createGateway } from '../../../harness/gateway/create.js';
import { reqHistoricalData } from '../../../harness/wire/requests/history.js';
import {
  cancelMktData,
  reqMktData,
  reqMktDepth,
  reqRealTimeBars,
  reqTickByTickData,
} from '../../../harness/wire/requests/market-data.js';
import type { Market } from '../../../harness/world/market.js';
import { createWorld } from '../../../harness/world/world.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { createLog } from '../../../platform/log/log.js';
import { connectClient, type TestClient } from './client.js';

const AAPL = {
  ...{ conId: 0, lastTradeDateOrContractMonth: '', strike: 0, right: '', multiplier: '' },
  ...{ primaryExchange: '', localSymbol: '', tradingClass: '' },
  ...{ symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' },
};

type Part = 'snapshot' | 'events' | 'bars' | 'book';

/** A gateway with one place of each kind, on a market of which a part can be made to fail. */
async function setUp() {
  const clock = steppedClock('2026-03-03T16:30:00Z');
  const world = createWorld({ seed: 1 });
  const broken = new Set<Part>();
  const answer = <Given>(part: Part, given: () => Given): Given => {
    if (broken.has(part)) throw new Error(`no ${part} today`);
    return given();
  };
  const market: Market = {
    ...world,
    snapshot: (instrument, at) => answer('snapshot', () => world.snapshot(instrument, at)),
    events: (instrument, from, to) => answer('events', () => world.events(instrument, from, to)),
    bars: (instrument, request) => answer('bars', () => world.bars(instrument, request)),
    book: (instrument, at, rows) => answer('book', () => world.book(instrument, at, rows)),
  };
  const lines: string[] = [];
  const log = createLog({ level: 'error', format: 'json', clock, write: (line) => void lines.push(line) });
  const gateway = createGateway({
    ...{ clock, market, log },
    settings: {
      ...{ messagesPerSecond: undefined, historicalPacing: false },
      ...{ marketDataLines: 1, depthLines: 1, tickByTickLines: 1, openHistoricalRequests: 1 },
    },
  });
  const client = await connectClient(gateway);
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await client.settle();
  };
  const ask = async (kind: Kind, reqId: number) => {
    requests[kind](client, reqId);
    await client.settle();
  };
  const errorsOf = (id: number) =>
    client.named('errMsg').flatMap(({ reqId, errorCode, errorMsg }) => {
      const code = Number(errorCode);
      // Notices about how the book is made up are no errors.
      return reqId === String(id) && code !== 2152 ? [{ code, text: String(errorMsg) }] : [];
    });
  return { broken, client, gateway, lines, pass, ask, errorsOf };
}

const requests = {
  reqMktData: (client: TestClient, reqId: number) =>
    client.send(reqMktData, {
      ...{ reqId, ...AAPL, comboLegs: [], hasDeltaNeutralContract: false, genericTickList: '' },
      ...{ snapshot: false, regulatorySnapshot: false, mktDataOptions: '' },
    }),
  reqTickByTickData: (client: TestClient, reqId: number) =>
    client.send(reqTickByTickData, {
      ...{ reqId, ...AAPL, tickType: 'Last', numberOfTicks: 5, ignoreSize: false },
    }),
  reqMktDepth: (client: TestClient, reqId: number) =>
    client.send(reqMktDepth, { reqId, ...AAPL, numRows: 5, isSmartDepth: true, mktDepthOptions: '' }),
  reqRealTimeBars: (client: TestClient, reqId: number) =>
    client.send(reqRealTimeBars, {
      ...{ reqId, ...AAPL, barSize: 5, whatToShow: 'TRADES', useRTH: true, realTimeBarsOptions: '' },
    }),
  reqHistoricalData: (client: TestClient, reqId: number) =>
    client.send(reqHistoricalData, {
      ...{ reqId, ...AAPL, includeExpired: false, endDateTime: '', barSizeSetting: '1 min' },
      ...{ durationStr: '300 S', useRTH: true, whatToShow: 'TRADES', formatDate: 1 },
      ...{ comboLegs: [], keepUpToDate: true, chartOptions: '' },
    }),
};
type Kind = keyof typeof requests;

const KINDS: readonly (readonly [Kind, Part])[] = [
  ['reqMktData', 'snapshot'],
  ['reqTickByTickData', 'events'],
  ['reqMktDepth', 'book'],
  ['reqRealTimeBars', 'bars'],
  ['reqHistoricalData', 'bars'],
];

test.each(KINDS)(
  '%s that fails later ends: the client is told once, its place is free',
  async (kind, part) => {
    const { broken, gateway, lines, pass, ask, errorsOf } = await setUp();
    await ask(kind, 1);
    await pass(5000);
    expect(errorsOf(1)).toEqual([]);
    broken.add(part);
    await pass(10_000);
    const text = `Error processing request.-'${kind}' : cause - Internal error; the gateway's log has more`;
    expect(errorsOf(1)).toEqual([{ code: 322, text }]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`no ${part} today`);

    broken.clear();
    // The same id and the only place are both to be had again.
    await ask(kind, 1);
    await pass(5000);
    expect(errorsOf(1)).toHaveLength(1);
    gateway.close();
  },
);

test.each(KINDS.slice(0, 3))('%s that fails at once leaves nothing behind either', async (kind, part) => {
  const { broken, gateway, ask, errorsOf } = await setUp();
  broken.add(part);
  await ask(kind, 1);
  expect(errorsOf(1)).toMatchObject([{ code: 322 }]);
  broken.clear();
  await ask(kind, 2);
  expect(errorsOf(2)).toEqual([]);
  gateway.close();
});

test('one that fails takes no other with it, and has nothing left to cancel', async () => {
  const { broken, client, gateway, pass, ask, errorsOf } = await setUp();
  await ask('reqMktData', 1);
  await ask('reqRealTimeBars', 1);
  broken.add('snapshot');
  await pass(1000);
  client.send(cancelMktData, { reqId: 1 });
  await pass(9000);
  expect(errorsOf(1).map(({ code }) => code)).toEqual([322, 300]);
  expect(client.named('realtimeBar')).toHaveLength(2);
  gateway.close();
});
