import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Upstream } from '../../../harness/runner/guarded.js';
import type { Markets } from '../../../harness/runner/market/market.js';
import { describeWith, needs } from '../../run/needs.js';
import { type ExampleScene, exampleOf, openExampleScene } from './example-scene.js';

const CONNECT = `
import { EventName, IBApi } from '@stoqey/ib';
const ib = new IBApi({ host: '127.0.0.1', port: 4002, clientId: 1 });
`;

const BUY = `${CONNECT}
import { OrderAction, OrderType, Stock } from '@stoqey/ib';
ib.once(EventName.nextValidId, (id) => {
  ib.placeOrder(id, new Stock('AAPL'), { action: OrderAction.BUY, totalQuantity: 3, orderType: OrderType.MKT });
});
ib.on(EventName.orderStatus, (_id, status, filled) => {
  if (status !== 'Filled') return;
  console.log('filled', filled);
  ib.disconnect();
});
ib.connect();
`;
const BOUGHT = `
category: orders
expects: { orders: [{ symbol: AAPL, quantity: 3, ends: Filled }], leaves: { positions: { AAPL: 3 } }, output: [filled 3] }
`;

describeWith('bwrap', 'an example', () => {
  let scene: ExampleScene;
  beforeAll(async () => {
    scene = await openExampleScene();
  });
  afterAll(() => scene.close());

  test('that does what it says passes, each time with the same said on the wire', async () => {
    const example = exampleOf('ts', BUY, BOUGHT);
    // At once: none of them sees what another has bought.
    const runs = await Promise.all([1, 2, 3].map(() => scene.runner.run(example, {})));
    expect(runs.map(({ outcome, reasons }) => [outcome, reasons])).toEqual(Array(3).fill(['pass', []]));
    expect(new Set(runs.map(({ evidence }) => evidence.digest)).size).toBe(1);
    expect(runs[0]).toMatchObject({
      retries: 0,
      evidence: {
        environment: { kind: 'embedded', seed: 1, moment: '2026-03-02T15:00:00Z' },
        client: expect.stringMatching(/^@stoqey\/ib \d/),
        runtime: `Node.js ${process.versions.node}`,
        isolation: 'full',
      },
      excerpt: { wire: [] },
    });
  });

  test('another example says something else on the wire', async () => {
    const three = await scene.runner.run(exampleOf('ts', BUY, BOUGHT), {});
    const two = await scene.runner.run(
      exampleOf('ts', BUY.replace('totalQuantity: 3', 'totalQuantity: 2')),
      {},
    );
    expect(two.evidence.digest).not.toBe(three.evidence.digest);
  });

  test('finds the positions that it needs', async () => {
    const code = `${CONNECT}
ib.on(EventName.position, (_account, { symbol }, held, cost) => console.log(symbol, held, cost > 1));
ib.on(EventName.positionEnd, () => { ib.cancelPositions(); ib.disconnect(); });
ib.once(EventName.nextValidId, () => ib.reqPositions());
ib.connect();
`;
    const header = `
category: portfolio
needs: { positions: { AAPL: 100, MSFT: -20 } }
expects: { output: ['AAPL 100 true', 'MSFT -20 true'] }
`;
    expect(await scene.runner.run(exampleOf('ts', code, header), {})).toMatchObject({
      outcome: 'pass',
      reasons: [],
    });
  });

  test.each([
    ['open', '2026-03-02T15:00:00.000Z'],
    ['closed', '2026-02-28T17:00:00.000Z'],
  ])('finds the market %s where it needs that', async (market, moment) => {
    const code = `${CONNECT}
ib.on(EventName.currentTime, (seconds) => { console.log(new Date(seconds * 1000).toISOString()); ib.disconnect(); });
ib.once(EventName.nextValidId, () => ib.reqCurrentTime());
ib.connect();
`;
    const header = `needs: { market: ${market} }\nexpects: { output: ['${moment}'] }`;
    expect(await scene.runner.run(exampleOf('ts', code, header), {})).toMatchObject({
      outcome: 'pass',
      reasons: [],
    });
  });

  test('in which time passes is the same each time, too, but for prices and times', async () => {
    const code = `${CONNECT}
import { Stock } from '@stoqey/ib';
let ticks = 0;
ib.on(EventName.tickPrice, () => {
  ticks += 1;
  if (ticks < 8) return;
  ib.cancelMktData(1);
  console.log('quoted');
  ib.disconnect();
});
ib.once(EventName.nextValidId, () => ib.reqMktData(1, new Stock('AAPL'), '', false, false));
ib.connect();
`;
    const example = exampleOf('ts', code, 'category: market_data\nneeds: { time: moving }');
    const [one, other] = [await scene.runner.run(example, {}), await scene.runner.run(example, {})];
    expect([one.reasons, other.reasons]).toEqual([[], []]);
    expect(one.evidence.digest).toBe(other.evidence.digest);
  });

  test('has the trouble that it needs', async () => {
    const code = `${CONNECT}
ib.on(EventName.info, (_message, code) => {
  if (code !== 1100) return;
  console.log('lost');
  ib.disconnect();
});
ib.connect();
`;
    const header =
      "needs: { trouble: ['+200ms lose-connection'] }\nexpects: { errors: [1100], output: [lost] }";
    expect(await scene.runner.run(exampleOf('ts', code, header), {})).toMatchObject({
      outcome: 'pass',
      reasons: [],
    });
  });

  test('that leaves its connection open is told of it', async () => {
    const code = `${CONNECT}
ib.once(EventName.nextValidId, (id) => { console.log(id); process.exit(0); });
ib.connect();
`;
    const ran = await scene.runner.run(exampleOf('ts', code), {});
    expect(ran).toMatchObject({ outcome: 'fail', blame: { on: 'code' } });
    expect(ran.reasons.map(({ message }) => message).join()).toContain('open');
    expect(ran.excerpt.wire.join('\n')).toContain('startApi');
  });

  test('is tried again where the gateway went away, and not where the example is wrong', async () => {
    const example = exampleOf('ts', BUY, BOUGHT);
    const gone = (times: number): Markets => {
      const { markets } = scene.options;
      return {
        ...markets,
        async open(wanted) {
          const market = await markets.open(wanted);
          times -= 1;
          return times < 0 ? market : { ...market, connect: hangingUp(market) };
        },
      };
    };
    expect(await scene.with({ markets: gone(1) }).run(example, {})).toMatchObject({
      outcome: 'pass',
      retries: 1,
    });
    const never = await scene.with({ markets: gone(9) }).run(example, {});
    expect(never).toMatchObject({ retries: 2, blame: { on: 'environment' } });
    expect(never.outcome).not.toBe('pass');
    const wrong = await scene.runner.run(exampleOf('ts', 'process.exit(3);'), {});
    expect(wrong).toMatchObject({ outcome: 'error', retries: 0, blame: { on: 'code' } });
  });

  test('that takes too long has timed out', async () => {
    const slow = exampleOf('ts', `${CONNECT}ib.connect();`);
    const ran = await scene.with({ limits: { wall: 1500 } }).run(slow, {});
    expect(ran).toMatchObject({ outcome: 'timeout', blame: { on: 'code' }, retries: 0 });
  });

  test('that is stopped is no result', async () => {
    const stop = new AbortController();
    const run = scene.runner.run(exampleOf('ts', `${CONNECT}ib.connect();`), { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
  });

  test('whose runtime is missing is skipped, and says why', async () => {
    const { runtimes } = scene.options;
    const runner = scene.with({ runtimes: { ...runtimes, python: { missing: 'no Python here' } } });
    expect(await runner.run(exampleOf('python', 'print(1)'), {})).toMatchObject({
      outcome: 'skipped',
      reasons: [{ criterion: 'can-be-run', message: 'no Python here' }],
      evidence: { digest: undefined },
    });
  });

  test('in Python is run with ib_async', async () => {
    needs('python');
    const code = `
from ib_async import IB, MarketOrder, Stock

ib = IB()
ib.connect('127.0.0.1', 4002, clientId=1)
trade = ib.placeOrder(Stock('AAPL', 'SMART', 'USD'), MarketOrder('BUY', 3))
while not trade.isDone():
    ib.waitOnUpdate(timeout=5)
print('filled', int(trade.filled()))
ib.disconnect()
`;
    const example = exampleOf('python', code, BOUGHT);
    const runs = [await scene.runner.run(example, {}), await scene.runner.run(example, {})];
    expect(runs.map(({ reasons }) => reasons)).toEqual([[], []]);
    expect(new Set(runs.map(({ evidence }) => evidence.digest)).size).toBe(1);
    expect(runs[0]?.evidence.client).toMatch(/^ib_async \d/);
  });
});

/** A gateway that ends each connection of the program's as it begins, and lets the guard's own in. */
function hangingUp(market: Upstream): Upstream['connect'] {
  let connections = 0;
  return () => {
    const stream = market.connect();
    connections += 1;
    if (connections > 1) stream.destroy();
    return stream;
  };
}
