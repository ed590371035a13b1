import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import type { Fields } from '../../../../harness/wire/decode.js';
import { cancelOrder, reqGlobalCancel } from '../../../../harness/wire/requests/orders.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { reqCurrentTime } from '../../../../harness/wire/requests/session.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../../gateway/client.js';
import { heardBy, startGuard } from '../guard.js';
import { witnessed } from '../witness.js';
import { bookOf, type GatewayBook } from './book-of-gateway.js';
import { broken } from './naive.js';
import { type Asked, contracts, policies, type Step, steps } from './streams.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
/** About what things cost at that moment; limits are said in parts of it. */
const PRICES = { AAPL: 225, MSFT: 400, byNumber: 225, EURUSD: 1.08 };
const RUNS = process.env['IBS_TEST_FULL'] === '1' ? 400 : 60;

const version = fc.integer({ min: 157, max: 200 });
const LONG = { timeout: 120_000 };
const NO_LIMIT = Number.POSITIVE_INFINITY;
const tally = { arrived: 0, refused: 0, traded: 0 };

test('of random streams of orders, nothing that breaks a rule ever reaches the gateway', LONG, async () => {
  await fc.assert(fc.asyncProperty(policies, steps, version, play), { numRuns: RUNS });
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
          [1.05, false],
          [0.95, true],
        ] as const) {
          const child = { ...exit, limit, transmit, whatIf: false };
          one.send(placeOrder, { ...valuesOf(newId(step.by), child), parentId });
        }
        return;
      }
      case 'modify':
        return one.send(placeOrder, valuesOf(idBack(step.by, step.back), step.order));
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
    expect(witness.arrivals.filter(({ message }) => message === undefined)).toEqual([]);
    const refused = guarded.crossings.filter(
      ({ outcome, name }) => outcome === 'refused' && name === 'placeOrder',
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

const numberIn = (text: unknown) => Number(text ?? 0);

/** Each order that arrived, by its own words. */
function expectAsked(policy: Policy, orders: readonly Fields[]): void {
  for (const texts of orders) {
    expect({ texts, broken: broken(policy, texts) }).toEqual({ texts, broken: [] });
    const most = policy.limits.notionalPerOrder ?? NO_LIMIT;
    const stake = numberIn(texts['totalQuantity']) * numberIn(texts['lmtPrice']);
    // Euros are worth dollars; a seller's limit is the least that it moves.
    expect(stake).toBeLessThanOrEqual(most);
  }
}

/** All that is open or done, as the gateway itself has it. */
function expectWithin({ limits, shortSelling }: Policy, book: GatewayBook, arrived: readonly Fields[]): void {
  const { openOrders = NO_LIMIT, notionalPerDay = NO_LIMIT, notionalPerOrder = NO_LIMIT } = limits;
  const { open, executions, positions } = book;
  expect(open.length).toBeLessThanOrEqual(openOrders);
  if (!shortSelling) expect([...positions.values()].filter((held) => held < 0)).toEqual([]);

  const traded = new Map<string, { shares: number; money: number }>();
  for (const texts of executions) {
    const { shares, money } = traded.get(keyOf(texts)) ?? { shares: 0, money: 0 };
    const more = numberIn(texts['shares']);
    traded.set(keyOf(texts), { shares: shares + more, money: money + more * numberIn(texts['price']) });
  }
  for (const { money } of traded.values()) expect(money).toBeLessThanOrEqual(notionalPerOrder);

  // Children may only close what their parents were charged with.
  const children = new Set(arrived.filter(({ parentId }) => numberIn(parentId) > 0).map(keyOf));
  const moved = [...traded].reduce((sum, [key, { money }]) => sum + (children.has(key) ? 0 : money), 0);
  const mayMove = open
    .filter((texts) => !children.has(keyOf(texts)))
    .reduce((sum, texts) => {
      const left = numberIn(texts['totalQuantity']) - (traded.get(keyOf(texts))?.shares ?? 0);
      return sum + left * numberIn(texts['lmtPrice']);
    }, 0);
  expect(moved + mayMove).toBeLessThanOrEqual(notionalPerDay);
}

function keyOf({ clientId, orderId }: Fields): string {
  return `${String(clientId)}/${String(orderId)}`;
}
