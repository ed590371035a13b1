import type { Work } from '../../../platform/bench/bench.js';
import { systemClock } from '../../../platform/clock/system.js';
import { encode } from '../../wire/encode.js';
import { createFrameReader } from '../../wire/framing.js';
import { reqAccountUpdates } from '../../wire/requests/account.js';
import { reqMktData } from '../../wire/requests/market-data.js';
import { cancelOrder } from '../../wire/requests/orders.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import { reqContractDetails } from '../../wire/requests/reference.js';
import { unsetBut } from '../../wire/unset-but.js';
import { openBare } from './bare-client.js';
import type { MeasuredProcess } from './measured-process.js';
import type { RawClient } from './raw-client.js';
import { minuteBars, openSession, SYMBOLS, VERSION } from './session.js';

/** One thing that a client asks for, and how it is known to have been answered. */
interface Operation {
  readonly body: string;
  /** The id of the message with which the answer ends, which may come more than once before that. */
  readonly last: number;
  readonly times?: number;
  /** About how long the answer is: the bare server gives as much in one frame. */
  readonly bytes: number;
}

const ids = {
  tickPrice: 1,
  orderStatus: 3,
  errMsg: 4,
  historicalData: 17,
  contractDetailsEnd: 52,
  downloadEnd: 54,
};

/** What everybody does: download the account, watch a stock, look it up, see its day, order and change one's mind. */
function dayOf(client: number): readonly Operation[] {
  const symbol = SYMBOLS[client % SYMBOLS.length];
  const stock = { symbol, secType: 'STK', exchange: 'SMART', currency: 'USD' };
  // It rests: nobody will sell for a dollar.
  const terms = {
    action: 'BUY',
    totalQuantity: 1,
    orderType: 'LMT',
    lmtPrice: 1,
    tif: 'DAY',
    transmit: true,
  };
  return [
    {
      body: encode(reqAccountUpdates, VERSION, { subscribe: true, acctCode: '' }),
      last: ids.downloadEnd,
      bytes: 9000,
    },
    {
      body: encode(reqMktData, VERSION, unsetBut(reqMktData, { reqId: 1, ...stock })),
      last: ids.tickPrice,
      bytes: 600,
    },
    {
      body: encode(reqContractDetails, VERSION, unsetBut(reqContractDetails, { reqId: 2, ...stock })),
      last: ids.contractDetailsEnd,
      bytes: 1700,
    },
    { body: minuteBars(client), last: ids.historicalData, bytes: 30_000 },
    {
      body: encode(placeOrder, VERSION, unsetBut(placeOrder, { orderId: 1, ...stock, ...terms })),
      last: ids.orderStatus,
      // PreSubmitted, then Submitted.
      times: 2,
      bytes: 900,
    },
    {
      body: encode(cancelOrder, VERSION, unsetBut(cancelOrder, { orderId: 1 })),
      last: ids.errMsg,
      bytes: 200,
    },
  ];
}

/**
 * So many clients come at once, do all of it one after the other, and leave. Each is timed from asking, or from
 * connecting, to the end of the answer.
 *
 * @param asks what is sent for an operation, and what tells the end of its answer
 */
function workOf(
  clients: number,
  open: (port: number, clientId: number) => Promise<RawClient>,
  asks: (operation: Operation) => { readonly body: string; readonly isLast: (frame: Buffer) => boolean },
) {
  return (server: MeasuredProcess): Work => {
    let lastId = 0;
    const visit = async (at: number, clientId: number): Promise<readonly number[]> => {
      const durations: number[] = [];
      const time = async <Value>(task: Promise<Value>): Promise<Value> => {
        const started = systemClock.monotonic();
        const value = await task;
        durations.push(systemClock.monotonic() - started);
        return value;
      };
      const client = await time(open(server.port, clientId));
      const listening = listenTo(client);
      for (const operation of dayOf(at)) {
        const { body, isLast } = asks(operation);
        client.send(body);
        await time(listening.until(isLast));
      }
      client.end();
      return durations;
    };
    return {
      async measure() {
        const first = lastId + 1;
        lastId += clients;
        const visits = Array.from({ length: clients }, (_, at) => visit(at, first + at));
        return (await Promise.all(visits)).flat();
      },
      figures: async () => ({ 'loaded memory, MB': await server.megabytes() }),
    };
  };
}

/** Looks at the frames of a client that has been greeted. */
function listenTo({ socket }: RawClient) {
  const reader = createFrameReader();
  let isAwaited: (frame: Buffer) => boolean = () => false;
  let arrived = () => {};
  socket.on('data', (chunk) => {
    for (const frame of reader.push(chunk)) if (isAwaited(frame)) arrived();
  });
  return {
    until: (isLast: (frame: Buffer) => boolean) =>
      new Promise<void>((resolve) => {
        isAwaited = isLast;
        arrived = () => {
          isAwaited = () => false;
          resolve();
        };
      }),
  };
}

export function mixedWork(clients: number) {
  return workOf(clients, openSession, ({ body, last, times = 1 }) => {
    const start = Buffer.from(`${last}\0`);
    let found = 0;
    const isLast = (frame: Buffer) => {
      if (frame.subarray(0, start.length).equals(start)) found += 1;
      return found === times;
    };
    return { body, isLast };
  });
}

export function bareWork(clients: number) {
  return workOf(clients, openBare, ({ body, bytes }) => ({
    body: String(bytes).padStart(body.length, '0'),
    isLast: () => true,
  }));
}
