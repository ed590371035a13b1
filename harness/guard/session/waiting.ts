import { frameAround } from '../../wire/framing.js';
import { cancelOrder, exerciseOptions, reqGlobalCancel } from '../../wire/requests/orders.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import { idOfBody } from './id-of-body.js';

/** A client's requests that have not been served yet, in the order in which they came. */
export interface WaitingLine {
  /** A cancel goes before all that only asks: behind the last that does something, which it may be about. */
  push(body: Buffer): void;
  /** The one that is next. */
  readonly first: Buffer | undefined;
  shift(): Buffer | undefined;
  /** Takes the first out that is meant. */
  take(isMeant: (body: Buffer) => boolean): Buffer | undefined;
  readonly length: number;
  readonly bytes: number;
  /** Forgets what only asks: nobody is there any more to hear the answers. */
  keepActs(): void;
  clear(): void;
}

const CANCELS: ReadonlySet<number> = new Set([cancelOrder, reqGlobalCancel].map(({ id }) => id));
const ORDERS: ReadonlySet<number> = new Set([placeOrder, exerciseOptions].map(({ id }) => id));

/** What is never turned away for being too much: it takes back. */
export const isCancel = (body: Buffer): boolean => CANCELS.has(idOfBody(body));
/** What is on record even when it is not looked at. */
export const isOrder = (body: Buffer): boolean => ORDERS.has(idOfBody(body));
const isAct = (body: Buffer): boolean => isCancel(body) || isOrder(body);

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
      const kept = isPiece ? Buffer.from(frameAround(body)).subarray(4) : body;
      if (isCancel(body)) bodies.splice(bodies.findLastIndex(isAct) + 1, 0, kept);
      else bodies.push(kept);
      bytes += body.length;
    },
    get first() {
      return bodies[0];
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
    keepActs: () => put(bodies.filter(isAct)),
    clear: () => put([]),
  };
}
