import { duplexPair } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import type { Needs } from '../../../../harness/example/example.js';
import { createGateway, type Gateway } from '../../../../harness/gateway/create.js';
import { namedMarkets } from '../../../../harness/runner/market/named.js';
import { stateHolding } from '../../../../harness/runner/market/starting-positions.js';
import { createWorld } from '../../../../harness/world/world.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { systemClock } from '../../../../platform/clock/system.js';
import { createLog } from '../../../../platform/log/log.js';
import { exampleOf } from '../example-scene.js';

const OPEN = '2026-03-02T15:00:00Z';
const SATURDAY = '2026-02-28T17:00:00Z';
const log = createLog({ level: 'silent', format: 'json', clock: systemClock, write: () => {} });
const plain = exampleOf('ts', 'console.log(1);');
const random = { next: () => 0.5 };
const gateways: Gateway[] = [];
afterEach(() => {
  for (const gateway of gateways.splice(0)) gateway.close();
});

function login(
  accounts: readonly [string, ...string[]] = ['DU1234567'],
  positions = {},
  moment = OPEN,
): Gateway {
  const now = Date.parse(moment);
  const state = stateHolding(positions, { prices: createWorld({ seed: 1 }), seed: 1, now });
  const gateway = createGateway({ clock: fixedClock(moment), state, accounts });
  gateways.push(gateway);
  return gateway;
}

async function marketsOf(gateway: Gateway) {
  const connect = () => {
    const [near, far] = duplexPair();
    gateway.attach(far);
    return near;
  };
  return namedMarkets({
    name: '127.0.0.1:4002',
    connect,
    clock: systemClock,
    random,
    log,
    trouble: async () => undefined,
  });
}

function needing(needs: Partial<Needs>): Needs {
  return { ...exampleOf('ts', 'console.log(1);').needs, ...needs };
}

test('what calls itself a paper gateway of ours is no evidence of a real one', async () => {
  const { environment } = await marketsOf(login());
  expect(environment).toEqual({
    kind: 'lent',
    gateway: '127.0.0.1:4002',
    version: expect.stringMatching(/^\d/),
  });
});

test('the account is seen with its positions', async () => {
  const markets = await marketsOf(login(['DU1234567'], { AAPL: 100, MSFT: -5 }));
  const seen = await (await markets.open(plain)).look();
  expect(seen?.openOrders).toEqual([]);
  expect(seen?.positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
    ['AAPL', 100],
    ['MSFT', -5],
  ]);
});

describe('what cannot be had there now is set aside', () => {
  test('an open market, or a closed one', async () => {
    const open = await marketsOf(login());
    const closed = await marketsOf(login(['DU1234567'], {}, SATURDAY));
    expect(await open.unfit(needing({ market: 'open' }))).toBeUndefined();
    expect(await closed.unfit(needing({ market: 'open' }))).toContain('closed');
    expect(await open.unfit(needing({ market: 'closed' }))).toContain('open');
    expect(await closed.unfit(needing({ market: 'any' }))).toBeUndefined();
  });

  test('shares that the account does not hold', async () => {
    const markets = await marketsOf(login(['DU1234567'], { AAPL: 100 }));
    expect(await markets.unfit(needing({ positions: { AAPL: 50 } }))).toBeUndefined();
    expect(await markets.unfit(needing({ positions: { AAPL: 50, MSFT: 5 } }))).toContain('5 MSFT');
    expect(await markets.unfit(needing({ positions: { AAPL: -50 } }))).toContain('-50 AAPL');
  });

  test('trouble', async () => {
    const markets = await marketsOf(login());
    expect(await markets.unfit(needing({ trouble: ['+1s drop'] }))).toContain('trouble');
  });
});

test('every run has a client id of its own, where the example declares one', async () => {
  const markets = await marketsOf(login());
  const header = 'parameters: { clientId: { constant: CLIENT_ID, type: client-id, about: ours } }';
  const example = exampleOf('ts', 'const CLIENT_ID = 1;\nconsole.log(CLIENT_ID);', header);
  const [one, other] = [await markets.turn(example, undefined), await markets.turn(example, undefined)];
  const ids = [example, one, other].map(({ code }) => /CLIENT_ID = (\d+)/.exec(code)?.[1]);
  expect(new Set(ids).size).toBe(3);
  expect(await markets.turn(plain, undefined)).toBe(plain);
});

test('a login with a live account is nobody to look at', async () => {
  const markets = await marketsOf(login(['DU1234567', 'U7654321']));
  expect(markets.environment).toMatchObject({ kind: 'real', account: undefined });
  expect(await (await markets.open(plain)).look()).toBeUndefined();
});

describe('a gateway that is gone', () => {
  const troubled = async (answers: readonly (string | undefined)[]) => {
    const clock = steppedClock(OPEN);
    const left = [...answers];
    const gateway = login();
    const connect = () => {
      const [near, far] = duplexPair();
      gateway.attach(far);
      return near;
    };
    const markets = await namedMarkets({
      ...{ name: '127.0.0.1:4002', connect, clock, random, log },
      trouble: async () => left.shift(),
    });
    return { clock, ready: markets.ready(undefined).catch((thrown: unknown) => thrown) };
  };

  test('is waited for, as it may be on its way back', async () => {
    const { clock, ready } = await troubled(['refused', 'refused', undefined]);
    await clock.advance(10_000);
    expect(await ready).toBeUndefined();
  });

  test('is given up with a word that names it', async () => {
    const { clock, ready } = await troubled(Array(9).fill('connect ECONNREFUSED'));
    await clock.advance(60_000);
    expect(await ready).toMatchObject({
      code: 'runner.gateway_lost',
      message: expect.stringContaining('127.0.0.1:4002 cannot be reached any more: connect ECONNREFUSED'),
    });
  });
});
