import type { Work } from '../../../platform/bench/bench.js';
import { systemClock } from '../../../platform/clock/system.js';
import { encode } from '../../wire/encode.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import { unsetBut } from '../../wire/unset-but.js';
import type { MeasuredProcess } from './measured-process.js';
import { framed, type RawClient } from './raw-client.js';

const VERSION = 178;

/** From an order to its commission: open order and status twice, the execution between them. */
export const FRAMES_AN_ORDER = 6;
/** What those six frames hold, with their lengths: the bare server answers as much. */
const ORDER_REPLY = 1800;

/** A market order for one share, bought and sold in turn so that the account goes round in a circle. */
export function marketOrder(turn: number): string {
  const [head = '', tail = ''] = turn % 2 === 0 ? BUY : SELL;
  return `${head}${turn + 1}${tail}`;
}

/** One that rests, far below the market. */
export function limitOrder(turn: number): string {
  const [head = '', tail = ''] = RESTING;
  return `${head}${turn + 1}${tail}`;
}

/** What stands before and after its id, so that the benchmark is not busy writing orders. */
function aroundId(action: 'BUY' | 'SELL', more: { orderType: string; lmtPrice?: number }): readonly string[] {
  const id = '?';
  const apple = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
  const terms = { action, totalQuantity: 1, tif: 'DAY', transmit: true, ...more };
  return encode(placeOrder, VERSION, unsetBut(placeOrder, { orderId: id, ...apple, ...terms })).split(id);
}

const BUY = aroundId('BUY', { orderType: 'MKT' });
const SELL = aroundId('SELL', { orderType: 'MKT' });
const RESTING = aroundId('BUY', { orderType: 'LMT', lmtPrice: 150 });

/** A number for the bare server, in a frame as long as an order. */
export function bareOrder(): string {
  return String(ORDER_REPLY).padStart(marketOrder(0).length, '0');
}

/** Keeps so many requests on their way, and times each from being sent to the last frame of its answer. */
export function inFlight(
  open: (port: number) => Promise<RawClient>,
  bodyOf: (turn: number) => string,
  { frames, most, count }: { readonly frames: number; readonly most: number; readonly count: number },
) {
  return async (server: MeasuredProcess): Promise<Work> => {
    const client = await open(server.port);
    let sent = 0;
    return {
      async measure() {
        const before = client.frames;
        const first = sent;
        const sentAt: number[] = [];
        const durations: number[] = [];
        const send = (more: number) => {
          const now = systemClock.monotonic();
          const bodies = Array.from({ length: more }, (_, at) => framed(bodyOf(sent + at)));
          for (const _ of bodies) sentAt.push(now);
          sent += more;
          client.socket.write(Buffer.concat(bodies));
        };
        send(Math.min(most, count));
        while (durations.length < count) {
          await client.until(before + (durations.length + 1) * frames);
          const done = Math.floor((client.frames - before) / frames);
          const now = systemClock.monotonic();
          while (durations.length < done) durations.push(now - (sentAt[durations.length] ?? now));
          const room = Math.min(most - (sent - first - done), count - (sent - first));
          if (room > 0) send(room);
        }
        return durations;
      },
      end: client.end,
    };
  };
}
