import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import type { Fields } from '../../../../harness/wire/decode.js';
import { cancelOrder, reqGlobalCancel } from '../../../../harness/wire/requests/orders.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { reqCurrentTime } from '../../../../harness/wire/requests/session.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { NEWEST, OLDEST } from '../../../../harness/wire/versions.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../../gateway/client.js';
import { linesIn } from '../agreement.js';
import { heardBy, startGuard } from '../guard.js';
import { witnessed } from '../witness.js';
import { bookOf } from './book-of-gateway.js';
import { type Asked, contracts, policies, type Step, steps, streamsToRemember } from './streams.js';
import { expectAsked, expectBooked, expectWithin, keyOf } from './within.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
/** About what things cost at that moment; limits are said in parts of it. */
const PRICES = { AAPL: 225, MSFT: 400, 'AAPL by number': 225, 'MSFT by number': 400, EURUSD: 1.08 };
const RUNS = process.env['IBS_TEST_FULL'] === '1' ? 400 : 60;

const version = fc.integer({ min: OLDEST, max: NEWEST });
const LONG = { timeout: 120_000 };
const tally = { arrived: 0, refused: 0, traded: 0 };

test('of random streams of orders, nothing that breaks a rule ever reaches the gateway', LONG, async () => {
  const examples = streamsToRemember.map(([policy, stream]): [Policy, readonly Step[], number] => [
    policy,
    stream,
    200,
  ]);
  await fc.assert(fc.asyncProperty(policies, steps, version, play), { numRuns: RUNS, examples });
  // The streams are such that much is let through, much is not, and much trades.
  expect(tally.arrived).toBeGreaterThan(RUNS * 2);
  expect(tally.refused).toBeGreaterThan(RUNS * 2);
  expect(tally.traded).toBeGreaterThan(RUNS / 4);
});

async function play(policy: Policy, stream: readonly Step[], max: number): Promise<void> {
  const clock = steppedClock(MARKET_HOURS);
  const gateway = createGateway({ clock, seed: 1, settings: { messagesPerSecond: undefined } });
  const witness = witnessed(gateway);
  const guarded = await startGuard(witness, { policy });
  const direct = await connectClient(gateway, { clientId: 50 });
  const clients = new Map<number, TestClient>();
  const last = new Map<number, number>();
  const client = async (clientId: number) => {
    const found = clients.get(clientId) ?? (await connectClient(guarded.guard, { clientId, max }));
    clients.set(clientId, found);
    await heardBy(found, 'nextValidId');
    return found;
  };
  const ordersArrived = (): readonly Fields[] =>
    witness.orders().map(({ clientId, message }) => ({ ...message?.texts, clientId: String(clientId) }));
  const newId = (clientId: number) => {
    const id = (last.get(clientId) ?? 0) + 1;
    last.set(clientId, id);
    return id;
  };
  const idBack = (clientId: number, back: number) => Math.max(1, (last.get(clientId) ?? 1) - back);
  const settle = async () => {
    for (const one of clients.values()) {
      const heard = one.named('currentTime').length;
      one.send(reqCurrentTime, {});
      await heardBy(one, 'currentTime', () => one.named('currentTime').length > heard);
    }
  };

  /** An order that stands keeps its side: that it would be turned round must not even be asked of the gateway. */
  const modify = async (one: TestClient, by: number, orderId: number, order: Asked) => {
    await settle();
    const key = keyOf({ clientId: String(by), orderId: String(orderId) });
    const standing = (await bookOf(direct)).open.find((texts) => keyOf(texts) === key);
    const before = witness.orders().length;
    one.send(placeOrder, valuesOf(orderId, order));
    if (standing === undefined || standing['action'] === order.action) return;
    await settle();
    expect(witness.orders().slice(before)).toEqual([]);
  };

  const take = async (step: Step) => {
    const one = await client(step.by);
    switch (step.does) {
      case 'place':
        return one.send(placeOrder, valuesOf(newId(step.by), step.order));
      case 'bracket': {
        const parentId = newId(step.by);
        const exit: Asked = { ...step.order, action: step.order.action === 'BUY' ? 'SELL' : 'BUY' };
        one.send(placeOrder, valuesOf(parentId, { ...step.order, transmit: false, whatIf: false }));
        for (const [limit, transmit] of [
          [1.02, false],
          [0.98, true],
        ] as const) {
          const quantity = exit.quantity + step.excess;
          const child = { ...exit, quantity, limit, transmit, whatIf: false };
          one.send(placeOrder, { ...valuesOf(newId(step.by), child), parentId });
        }
        return;
      }
      case 'modify':
        return modify(one, step.by, idBack(step.by, step.back), step.order);
      case 'child': {
        const parentId = idBack(step.by, step.back);
        return one.send(placeOrder, { ...valuesOf(newId(step.by), step.order), parentId });
      }
      case 'cancel':
        return one.send(cancelOrder, unsetBut(cancelOrder, { orderId: idBack(step.by, step.back) }));
      case 'global cancel':
        return one.send(reqGlobalCancel, unsetBut(reqGlobalCancel, {}));
      case 'reconnect':
        one.stream.end();
        clients.delete(step.by);
        return one.settle();
      case 'wait':
        await settle();
        await clock.advance(1000);
        expectWithin(policy, await bookOf(direct), ordersArrived());
    }
  };

  try {
    for (const step of stream) await take(step);
    await settle();
    const book = await bookOf(direct);
    expectWithin(policy, book, ordersArrived());
    expectAsked(policy, ordersArrived());
    expectBooked(linesIn(guarded.audit.file), book, gateway.state());
    expect(witness.arrivals.filter(({ message }) => message === undefined)).toEqual([]);
    const refused = guarded.crossings.filter(
      ({ passage, name }) => passage === 'refused' && name === 'placeOrder',
    );
    tally.arrived += witness.orders().length;
    tally.refused += refused.length;
    tally.traded += book.executions.length;
  } finally {
    for (const one of clients.values()) one.stream.end();
    direct.stream.end();
    await guarded.close();
  }
}

function valuesOf(orderId: number, { contract, quantity, limit, more, ...order }: Asked) {
  const price = limit === undefined ? {} : { lmtPrice: Number((limit * PRICES[contract]).toFixed(2)) };
  const totalQuantity = contract === 'EURUSD' ? quantity * 1000 : quantity;
  const { action, transmit, whatIf } = order;
  return unsetBut(placeOrder, {
    ...{ orderId, ...contracts[contract], action, totalQuantity, transmit, whatIf, tif: 'DAY' },
    ...{ orderType: limit === undefined ? 'MKT' : 'LMT', ...price },
    ...more,
  });
}
