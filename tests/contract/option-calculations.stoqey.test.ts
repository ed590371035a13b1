import { EventName } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';
import { AAPL, contract, eventsOf, SPY_CALL } from './live-data.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

let gateway: TestGateway;
let client: StoqeyClient;
let lastId = 100;

beforeAll(async () => {
  gateway = await startGateway();
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

async function computed(reqId: number): Promise<readonly number[]> {
  await client.event(EventName.tickOptionComputation, (id) => id === reqId);
  const [[type, , ...values] = []] = eventsOf(client, EventName.tickOptionComputation, reqId);
  expect(type).toBe(53);
  return values.map(Number);
}

function priceAt(asked: object, volatility: number, under: number): number {
  lastId += 1;
  client.api.calculateOptionPrice(lastId, contract(asked), volatility, under);
  return lastId;
}

function volatilityAt(asked: object, price: number, under: number): number {
  lastId += 1;
  client.api.calculateImpliedVolatility(lastId, contract(asked), price, under);
  return lastId;
}

test.each([
  [0.2, 660],
  [0.45, 640],
  [0.11, 670],
  [1.7, 900],
])('a price at volatility %d with the underlying at %d has that volatility', async (volatility, under) => {
  const [given, delta, price = 0, , gamma = 0, vega = 0, theta = 0, undPrice] = await computed(
    priceAt(SPY_CALL, volatility, under),
  );
  expect([given, undPrice]).toEqual([volatility, under]);
  expect(delta).toBeGreaterThan(0);
  expect(delta).toBeLessThanOrEqual(1);
  expect([gamma > 0, vega > 0, theta < 0]).toEqual([true, true, true]);
  const [back, , same] = await computed(volatilityAt(SPY_CALL, price, under));
  expect(back).toBeCloseTo(volatility, 6);
  expect(same).toBe(price);
});

test('a put and a call of the same strike keep parity', async () => {
  const [, , call = 0] = await computed(priceAt(SPY_CALL, 0.3, 660));
  const [, , put = 0] = await computed(priceAt({ ...SPY_CALL, right: 'P' }, 0.3, 660));
  // The strike is paid 17 days later, at 4 % a year.
  expect(call - put).toBeCloseTo(660 - 660 * Math.exp((-0.04 * 17.15) / 365), 1);
});

test('cancelling what has been answered is silent, and the session goes on', async () => {
  const reqId = priceAt(SPY_CALL, 0.3, 660);
  await computed(reqId);
  client.api.cancelCalculateOptionPrice(reqId);
  client.api.cancelCalculateImpliedVolatility(reqId);
  await computed(priceAt(SPY_CALL, 0.3, 660));
  expect(client.events.filter(({ name, values }) => name === 'error' && values[2] === reqId)).toEqual([]);
});

test.each([
  [
    'a price below the payoff',
    () => volatilityAt(SPY_CALL, 5, 700),
    322,
    'No volatility makes this option worth 5',
  ],
  [
    'a price above the underlying',
    () => volatilityAt(SPY_CALL, 700, 660),
    322,
    'No volatility makes this option worth 700',
  ],
  ['no price', () => volatilityAt(SPY_CALL, -1, 660), 321, 'The option price must be above 0, not -1'],
  ['no underlying', () => priceAt(SPY_CALL, 0.2, 0), 321, 'The underlying price must be above 0, not 0'],
  ['no volatility', () => priceAt(SPY_CALL, -0.2, 660), 321, 'The volatility must be above 0, not -0.2'],
  ['no price at all', () => volatilityAt(SPY_CALL, 0, 660), 321, 'The option price must be above 0, not 0'],
  ['below nothing', () => volatilityAt(SPY_CALL, 5, -1), 321, 'The underlying price must be above 0, not -1'],
  ['a volatility beyond all', () => priceAt(SPY_CALL, 1e300, 660), 321, 'The volatility must be at most 50'],
  ['hardly an underlying', () => priceAt(SPY_CALL, 0.2, 1e-300), 322, 'with the underlying at 1e-300'],
  ['a stock', () => priceAt(AAPL, 0.2, 200), 321, 'AAPL is not an option'],
  ['no such option', () => priceAt({ ...SPY_CALL, strike: 660.1 }, 0.2, 660), 200, 'No security definition'],
])('refused: %s', async (_, ask, code, text) => {
  const refusal = await errorOf(client, ask());
  expect(refusal.code).toBe(code);
  expect(refusal.text).toContain(text);
});
