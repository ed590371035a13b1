import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { reqCurrentTime } from '../../../../harness/wire/requests/session.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../../gateway/client.js';
import { heardBy, startGuard, type TestGuardOptions } from '../guard.js';
import { witnessed } from '../witness.js';
import { bookOf } from './book-of-gateway.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const apple = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
const order = (orderId: number, more: object) =>
  unsetBut(placeOrder, {
    ...{ orderId, ...apple, action: 'BUY', orderType: 'MKT', tif: 'DAY', transmit: true, totalQuantity: 1 },
    ...more,
  });

async function answered(client: TestClient): Promise<void> {
  const heard = client.named('currentTime').length;
  client.send(reqCurrentTime, {});
  await heardBy(client, 'currentTime', () => client.named('currentTime').length > heard);
}

/** A filled order's id once more, now as the parent of a bracket: the upstream refuses the parent, not its children. */
async function bracketOnFilled(policy: TestGuardOptions['policy'], between: 'nothing' | 'a new guard') {
  const gateway = createGateway({
    clock: steppedClock(MARKET_HOURS),
    settings: { messagesPerSecond: undefined },
  });
  const witness = witnessed(gateway);
  const first = await startGuard(witness, { ...(policy && { policy }) });
  const one = await connectClient(first.guard);
  await answered(one);
  one.send(placeOrder, order(1, {}));
  await heardBy(one, 'orderStatus', ({ status }) => status === 'Filled');
  await answered(one);
  let [guarded, client] = [first, one];
  if (between === 'a new guard') {
    one.stream.end();
    await first.close();
    guarded = await startGuard(witness, { ...(policy && { policy }) });
    client = await connectClient(guarded.guard);
    await answered(client);
  }
  const exit = { action: 'SELL', totalQuantity: 10, parentId: 1 };
  client.send(placeOrder, order(1, { totalQuantity: 10, transmit: false }));
  client.send(placeOrder, order(2, { ...exit, orderType: 'LMT', lmtPrice: 300, transmit: false }));
  client.send(placeOrder, order(3, exit));
  await answered(client);
  await answered(client);
  const direct = await connectClient(gateway, { clientId: 50 });
  const { positions } = await bookOf(direct);
  direct.stream.end();
  client.stream.end();
  await guarded.close();
  return [...positions.values()];
}

test.each(['nothing', 'a new guard'] as const)(
  'children that lean on an id which was filled before sell no more than is held, after %s',
  async (between) => {
    const positions = await bracketOnFilled({ shortSelling: false }, between);
    expect(positions.filter((held) => held < 0)).toEqual([]);
  },
);
