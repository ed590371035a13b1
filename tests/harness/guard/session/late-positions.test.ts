import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../../gateway/client.js';
import { heardBy, startGuard } from '../guard.js';
import { type Way, waysTo } from '../ways.js';
import { bookOf } from './book-of-gateway.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const AAPL = 265598;
const ACCOUNT = 'DU1234567';
const RUNS = process.env['IBS_TEST_FULL'] === '1' ? 200 : 15;

const noShorts: Partial<Policy> = {
  shortSelling: false,
  hours: 'any',
  limits: {
    quantityPerOrder: 10,
    ...{
      notionalPerOrder: undefined,
      notionalPerDay: undefined,
      openOrders: undefined,
      lossPerDay: undefined,
    },
  },
};

/** A guard that lets nobody sell short, whose own session hears of positions when the test says so. */
async function scene() {
  const gateway = createGateway({
    clock: steppedClock(MARKET_HOURS),
    seed: 1,
    settings: { messagesPerSecond: undefined },
  });
  const ways = waysTo(gateway);
  const clock = steppedClock(MARKET_HOURS);
  const guarded = await startGuard(ways, { policy: noShorts, clock });
  const [news] = ways.all;
  if (news === undefined) throw new Error('the guard has no session of its own');
  const direct = await connectClient(gateway, { clientId: 50 });
  return {
    ...{ ...guarded, news, clock },
    async client(clientId: number) {
      const client = await connectClient(guarded.guard, { clientId });
      await heardBy(client, 'nextValidId');
      return trader(client);
    },
    held: async () => (await bookOf(direct)).positions.get(String(AAPL)) ?? 0,
    known: (quantity: number) =>
      vi.waitUntil(() => {
        const position = guarded.watch.position(ACCOUNT, AAPL);
        return position.known && position.value === quantity;
      }),
  };
}

type Side = 'BUY' | 'SELL';

function trader(client: TestClient) {
  let last = 0;
  const ends = ['Filled', 'Cancelled', 'Inactive'];
  return {
    /** At the market; gives a look at how it ended. */
    place(action: Side, totalQuantity: number): () => string | undefined {
      last += 1;
      const orderId = last;
      const apple = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
      const order = { ...{ orderId, ...apple }, ...{ action, totalQuantity, orderType: 'MKT', tif: 'DAY' } };
      client.send(placeOrder, unsetBut(placeOrder, { ...order, transmit: true }));
      return () =>
        client
          .named('orderStatus')
          .filter((texts) => texts['orderId'] === String(orderId))
          .map(({ status }) => String(status))
          .find((status) => ends.includes(status));
    },
    /** What it was told of refusals. */
    why: () =>
      client.named('errMsg').flatMap(({ reqId, errorMsg }) => (reqId === '-1' ? [] : String(errorMsg))),
  };
}

const ended = (look: () => string | undefined) => vi.waitUntil(look, { timeout: 5000, interval: 1 });

test('what was just sold is not sold once more before its position is known to be gone', async () => {
  const { client, clock, news, held, known, close } = await scene();
  const one = await client(1);
  const other = await client(2);
  expect(await ended(one.place('BUY', 10))).toBe('Filled');
  await known(10);
  news.hold();
  expect(await ended(one.place('SELL', 10))).toBe('Filled');
  const again = [one.place('SELL', 10), other.place('SELL', 1)];
  for (const look of again) {
    await vi.waitUntil(async () => {
      await clock.advance(100);
      return look();
    });
  }
  expect(again.map((look) => look())).toEqual(['Cancelled', 'Cancelled']);
  expect(one.why().at(-1)).toContain('short-selling: 10 AAPL to sell where 0 are held');
  news.release();
  await known(0);
  expect(await held()).toBe(0);
  await close();
});

test('what was just bought may be sold: the sale waits until the position is known', async () => {
  const { client, news, held, known, close } = await scene();
  const one = await client(1);
  expect(await ended(one.place('BUY', 1))).toBe('Filled');
  await known(1);
  news.hold();
  expect(await ended(one.place('BUY', 9))).toBe('Filled');
  const look = one.place('SELL', 10);
  expect(await held()).toBe(10);
  expect([look(), one.why()]).toEqual([undefined, []]);
  news.release();
  expect(await ended(look)).toBe('Filled');
  expect(await held()).toBe(0);
  await close();
});

type Step =
  | { readonly does: Side; readonly by: number; readonly quantity: number; readonly isAwaited: boolean }
  | { readonly does: 'hold' | 'release' }
  | { readonly does: 'wait'; readonly ms: number };

const trade = fc.record({
  does: fc.constantFrom<Side>('BUY', 'SELL', 'SELL'),
  by: fc.integer({ min: 1, max: 2 }),
  quantity: fc.integer({ min: 1, max: 5 }),
  isAwaited: fc.boolean(),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: trade },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('hold', 'release') }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('wait'), ms: fc.constantFrom(100, 400, 2000, 5000, 15_000) }),
  },
);

test('however late positions are known, nothing is ever sold short', { timeout: 60_000 }, async () => {
  let sales = 0;
  const play = async (steps: readonly Step[]) => {
    const { client, clock, news, held, close } = await scene();
    const traders = [await client(1), await client(2)];
    expect(await ended((await client(3)).place('BUY', 1))).toBe('Filled');
    const open: { look: () => string | undefined; side: Side }[] = [];
    const allEnded = () =>
      vi.waitUntil(
        async () => {
          if (open.every(({ look }) => look() !== undefined)) return true;
          await clock.advance(100);
          return false;
        },
        { timeout: 10_000, interval: 1 },
      );
    for (const one of steps) {
      await take(one, { news, clock });
      if ('quantity' in one) {
        const look = traders[one.by - 1]?.place(one.does, one.quantity);
        if (look) open.push({ look, side: one.does });
        if (one.isAwaited) await allEnded();
      }
      expect(await held()).toBeGreaterThanOrEqual(0);
    }
    news.release();
    await allEnded();
    expect(await held()).toBeGreaterThanOrEqual(0);
    sales += open.filter(({ look, side }) => side === 'SELL' && look() === 'Filled').length;
    await close();
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), play), {
    numRuns: RUNS,
  });
  expect(sales).toBeGreaterThan(RUNS);
});

async function take(
  step: Step,
  { news, clock }: { readonly news: Way; readonly clock: ReturnType<typeof steppedClock> },
): Promise<void> {
  if (step.does === 'hold') news.hold();
  if (step.does === 'release') news.release();
  if (step.does === 'wait') await clock.advance(step.ms);
}
