import { duplexPair } from 'node:stream';
import type { Gateway } from '../../../../harness/gateway/create.js';
import { createFrameReader, frame } from '../../../../harness/wire/framing.js';
import { readHello } from '../../../../harness/wire/handshake.js';
import { reqAllOpenOrders } from '../../../../harness/wire/requests/orders.js';
import { startApi } from '../../../../harness/wire/requests/session.js';

/** A gateway that takes its time over lists of open orders. */
export interface HeldLists extends Pick<Gateway, 'attach'> {
  /** How often this client's session has asked for one. */
  asked(clientId: number): number;
  /** From now on its questions wait. */
  hold(clientId: number): void;
  /** Those that wait, and all others, are answered. */
  letGo(): void;
}

export function holdingLists(gateway: Pick<Gateway, 'attach'>): HeldLists {
  const asked: number[] = [];
  const held = new Set<number>();
  let waiting: (() => void)[] = [];
  return {
    asked: (clientId) => asked.filter((each) => each === clientId).length,
    hold: (clientId) => void held.add(clientId),
    letGo() {
      held.clear();
      for (const go of waiting) go();
      waiting = [];
    },
    attach(stream) {
      const [near, far] = duplexPair();
      gateway.attach(far);
      const reader = createFrameReader();
      let isGreeted = false;
      let clientId = -1;
      const take = (body: Buffer) => {
        const [id, , second] = body.toString('latin1').split('\0');
        if (id === String(startApi.id)) clientId = Number(second);
        const text = body.toString();
        const pass = () => void near.write(frame(text));
        if (id === String(reqAllOpenOrders.id)) asked.push(clientId);
        if (id === String(reqAllOpenOrders.id) && held.has(clientId)) waiting.push(pass);
        else pass();
      };
      stream.on('data', (chunk: Buffer) => {
        let rest: Uint8Array = chunk;
        if (!isGreeted) {
          const reading = readHello(chunk);
          if (reading.kind !== 'hello') throw new Error(`no handshake: ${reading.kind}`);
          isGreeted = true;
          near.write(chunk.subarray(0, chunk.length - reading.rest.length));
          rest = reading.rest;
        }
        for (const body of reader.push(rest)) take(body);
      });
      near.on('data', (chunk: Buffer) => stream.write(chunk));
      for (const [from, to] of [
        [stream, near],
        [near, stream],
      ] as const) {
        for (const event of ['end', 'close', 'error']) from.on(event, () => to.end());
      }
    },
  };
}
