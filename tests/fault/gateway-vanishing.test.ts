import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeFrame } from '../../harness/wire/encode.js';
import { writeHello } from '../../harness/wire/handshake.js';
import type { Layout, Values } from '../../harness/wire/layout.js';
import { reqAccountSummary, reqAccountUpdates, reqPnL } from '../../harness/wire/requests/account.js';
import { reqHistoricalData } from '../../harness/wire/requests/history.js';
import {
  reqMktData,
  reqMktDepth,
  reqRealTimeBars,
  reqTickByTickData,
} from '../../harness/wire/requests/market-data.js';
import { placeOrder } from '../../harness/wire/requests/place-order.js';
import { reqContractDetails } from '../../harness/wire/requests/reference.js';
import { startApi } from '../../harness/wire/requests/session.js';
import { unsetBut } from '../../harness/wire/unset-but.js';
import { integer, pick } from '../../platform/random/random.js';
import { seededRandom } from '../../platform/random/seeded.js';
import { expectNothingLeft } from './fuzz/expect-unharmed.js';
import { whatIsLeft } from './fuzz/left.js';
import { type GatewayUnderFire, startGateway } from './fuzz/under-fire.js';

const VERSION = 178;
const CLIENTS = 1000;
/** So many come and go before those are sent away who only keep silent. */
const IN_A_ROUND = 100;
/** Longer than a client may take to start the API. */
const TOO_LONG_MS = 40_000;

const apple = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
const hello = writeHello({ min: 100, max: VERSION, options: '' });

function request<Shape extends object>(layout: Layout<Shape>, values: Partial<Values<Shape>>): Buffer {
  return encodeFrame(layout, VERSION, unsetBut(layout, values));
}

const streams = Buffer.concat([
  request(reqMktData, { reqId: 1, ...apple }),
  request(reqMktDepth, { reqId: 1, ...apple, numRows: 10, isSmartDepth: true }),
  request(reqTickByTickData, { reqId: 1, ...apple, tickType: 'Last', numberOfTicks: 0 }),
  request(reqRealTimeBars, { reqId: 1, ...apple, barSize: 5, whatToShow: 'TRADES', useRTH: true }),
  request(reqHistoricalData, {
    ...{ reqId: 1, ...apple, durationStr: '1 D', barSizeSetting: '1 min', whatToShow: 'TRADES' },
    ...{ useRTH: true, formatDate: 1, keepUpToDate: true },
  }),
  request(reqAccountUpdates, { subscribe: true, acctCode: '' }),
  request(reqAccountSummary, { reqId: 1, groupName: 'All', tags: 'NetLiquidation' }),
  request(reqPnL, { reqId: 1, account: 'DU1234567', modelCode: '' }),
]);

const longAnswers = Buffer.concat([
  request(reqContractDetails, { reqId: 1, ...apple, secType: 'OPT', lastTradeDateOrContractMonth: '202603' }),
  request(reqHistoricalData, {
    ...{ reqId: 2, ...apple, durationStr: '1 D', barSizeSetting: '5 secs', whatToShow: 'MIDPOINT' },
    ...{ useRTH: false, formatDate: 1 },
  }),
]);

const order = { ...apple, action: 'BUY', totalQuantity: 10, tif: 'DAY', transmit: true };
const orders = Buffer.concat([
  request(placeOrder, { ...order, orderId: 1, orderType: 'MKT' }),
  request(placeOrder, { ...order, orderId: 2, orderType: 'LMT', lmtPrice: 1 }),
  // A parent and its child, neither of them transmitted.
  request(placeOrder, { ...order, orderId: 3, orderType: 'LMT', lmtPrice: 1, transmit: false }),
  request(placeOrder, { ...order, orderId: 4, orderType: 'LMT', lmtPrice: 1, parentId: 3, transmit: false }),
]);

/** What a client has said by the time it vanishes, and whether it has started the API by then. */
const stages = [
  { says: () => [], isStarted: false },
  { says: () => [hello.subarray(0, 6)], isStarted: false },
  { says: () => [hello], isStarted: false },
  { says: (id: number) => [hello, start(id).subarray(0, 7)], isStarted: false },
  { says: (id: number) => [hello, start(id)], isStarted: true },
  { says: (id: number) => [hello, start(id), streams.subarray(0, 50)], isStarted: true },
  { says: (id: number) => [hello, start(id), streams], isStarted: true },
  { says: (id: number) => [hello, start(id), longAnswers], isStarted: true },
  { says: (id: number) => [hello, start(id), orders], isStarted: true },
  { says: (id: number) => [hello, start(id), streams, orders, longAnswers], isStarted: true },
] as const;

const ways = ['says goodbye', 'breaks off', 'keeps silent'] as const;

function start(clientId: number): Buffer {
  return request(startApi, { clientId, optionalCapabilities: '' });
}

let gateway: GatewayUnderFire;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.end());

async function open(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: gateway.port, noDelay: true });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

const closed = (socket: Socket) => (socket.closed ? undefined : once(socket, 'close'));

test('a thousand clients that vanish, at whatever stage and in whatever way, leave nothing behind', async () => {
  const random = seededRandom('vanishing');
  const rounds = [];
  for (let first = 1; first <= CLIENTS; first += IN_A_ROUND) {
    const silent: Socket[] = [];
    for (let clientId = first; clientId < first + IN_A_ROUND; clientId += 1) {
      const { says, isStarted } = pick(random, stages);
      const way = pick(random, ways);
      const socket = await open();
      for (const bytes of says(clientId)) socket.write(bytes);
      // Some have read a part of what they asked for, some nothing at all.
      for (let turn = integer(random, 0, 3); turn > 0; turn -= 1) await new Promise(setImmediate);
      if (way === 'says goodbye') socket.end();
      else if (way === 'breaks off') socket.resetAndDestroy();
      else if (!isStarted) silent.push(socket.resume());
      else {
        // Of these a gateway hears no more, however long it waits; their machine is switched off at last.
        await gateway.advance(1000);
        socket.resetAndDestroy();
      }
    }
    await gateway.advance(TOO_LONG_MS);
    await Promise.all(silent.map(closed));
    rounds.push(await whatIsLeft(gateway));
  }
  expect(gateway.failures).toEqual([]);
  expectNothingLeft(rounds, 12);
});
