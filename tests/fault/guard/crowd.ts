import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { cancelOrder } from '../../../harness/wire/requests/orders.js';
import { placeOrder } from '../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../harness/wire/unset-but.js';
import { integer, pick, type Random } from '../../../platform/random/random.js';
import { connectClient, type TestClient } from '../../harness/gateway/client.js';

const apple = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };

/** A client of the test's own on a port. */
function overTcp(port: number): { attach(stream: Duplex): void } {
  return {
    attach(stream) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      stream.on('error', () => {});
      stream.pipe(socket).pipe(stream);
      socket.on('close', () => stream.end());
    },
  };
}

/** Sends orders, changes, cancels and brackets, in heaps, until its connection ends. */
export async function trade(port: number, clientId: number, random: Random): Promise<void> {
  const client = await connectClient(overTcp(port), { clientId });
  const firstId = () => client.named('nextValidId')[0]?.['orderId'];
  while (!client.closed && firstId() === undefined) await client.settle();
  let next = Number(firstId() ?? 1);
  while (!client.closed) {
    for (let heap = integer(random, 1, 5); heap > 0; heap -= 1) next = act(client, next, random);
    await client.settle();
    await wait(5);
  }
}

function act(client: TestClient, next: number, random: Random): number {
  const kind = random.next();
  const place = (orderId: number, more: object) =>
    client.send(
      placeOrder,
      unsetBut(placeOrder, {
        ...{ orderId, ...apple, action: 'BUY', totalQuantity: integer(random, 1, 12), tif: 'DAY' },
        ...{ orderType: 'LMT', lmtPrice: 100, transmit: true },
        ...more,
      }),
    );
  const some = () => Math.max(1, next - integer(random, 1, 6));
  if (kind < 0.25) client.send(cancelOrder, unsetBut(cancelOrder, { orderId: some() }));
  else if (kind < 0.4) place(some(), {});
  else if (kind < 0.5) {
    place(next, { transmit: false, totalQuantity: 5 });
    const exit = { action: 'SELL', parentId: next, totalQuantity: 5, lmtPrice: 230 };
    place(next + 1, { ...exit, transmit: pick(random, [true, true, false]) });
    return next + 2;
  } else if (kind < 0.65)
    place(next, { orderType: 'MKT', lmtPrice: 0, action: pick(random, ['BUY', 'SELL']) });
  else place(next, {});
  return kind < 0.4 ? next : next + 1;
}
