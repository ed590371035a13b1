import { duplexPair } from 'node:stream';
import type { Work } from '../../../platform/bench/bench.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { encodeFrame } from '../../wire/encode.js';
import { writeHello } from '../../wire/handshake.js';
import { cancelOrder } from '../../wire/requests/orders.js';
import { startApi } from '../../wire/requests/session.js';
import { unsetBut } from '../../wire/unset-but.js';
import { createGateway, type Gateway } from '../create.js';
import { limitOrder } from './orders.js';
import { framed } from './raw-client.js';

const VERSION = 178;
const ORDERS = 1000;

/** A gateway that has seen a thousand orders goes back to a snapshot of itself. */
export async function goingBack(): Promise<Work> {
  const gateway = await busyGateway();
  return { run: () => gateway.restore(gateway.state()) };
}

/** The plainest way to keep what a program holds: a copy of it. */
export async function copying(): Promise<Work> {
  const state = (await busyGateway()).state();
  return { run: () => void structuredClone(structuredClone(state)) };
}

async function busyGateway(): Promise<Gateway> {
  const clock = steppedClock('2026-03-03T15:00:00Z');
  const gateway = createGateway({ clock, settings: { messagesPerSecond: undefined } });
  const [client, side] = duplexPair();
  gateway.attach(side);
  client.resume();
  client.write(writeHello({ min: 100, max: VERSION, options: '' }));
  await turn();
  client.write(encodeFrame(startApi, VERSION, { clientId: 1, optionalCapabilities: '' }));
  for (let order = 0; order < ORDERS; order += 1) {
    client.write(framed(limitOrder(order)));
    client.write(encodeFrame(cancelOrder, VERSION, unsetBut(cancelOrder, { orderId: order + 1 })));
    await turn();
  }
  const { length } = gateway.state().exchange.orders;
  if (length !== ORDERS) throw new Error(`expected ${ORDERS} orders to go back to, found ${length}`);
  return gateway;
}

/** What was written has been read, and answered. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
