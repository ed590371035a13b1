import { frameAround } from '../../wire/framing.js';
import { cancelOrder, exerciseOptions, reqGlobalCancel } from '../../wire/requests/orders.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import { idOfBody } from './id-of-body.js';

/** A client's requests that have not been served yet, in the order in which they came. */
export interface WaitingLine {
  push(body: Buffer): void;
  shift(): Buffer | undefined;
  /** Takes the first out that is meant. */
  take(isMeant: (body: Buffer) => boolean): Buffer | undefined;
  readonly length: number;
  readonly bytes: number;
  /** Forgets what only asks: nobody is there any more to hear the answers. */
  keepActs(): void;
  clear(): void;
}

const ACTS = new Set([placeOrder, cancelOrder, reqGlobalCancel, exerciseOptions].map(({ id }) => id));

export function createWaitingLine(): WaitingLine {
  let bodies: Buffer[] = [];
  let bytes = 0;
  const put = (kept: Buffer[]) => {
    bodies = kept;
    bytes = kept.reduce((sum, { length }) => sum + length, 0);
  };
  return {
    push(body) {
      // A piece of a large chunk would keep all of it; its length stays before it.
      const isPiece = body.length < body.buffer.byteLength / 4;
      bodies.push(isPiece ? Buffer.from(frameAround(body)).subarray(4) : body);
      bytes += body.length;
    },
    shift() {
      const body = bodies.shift();
      bytes -= body?.length ?? 0;
      return body;
    },
    take(isMeant) {
      const found = bodies.find(isMeant);
      if (found) put(bodies.filter((body) => body !== found));
      return found;
    },
    get length() {
      return bodies.length;
    },
    get bytes() {
      return bytes;
    },
    keepActs: () => put(bodies.filter((body) => ACTS.has(idOfBody(body)))),
    clear: () => put([]),
  };
}
