import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { GatewayState } from '../../harness/gateway/state/gateway-state.js';
import { integer, type Random } from '../../platform/random/random.js';
import { seededRandom } from '../../platform/random/seeded.js';
import { asIfKilled, open, scratchFolder } from '../harness/gateway/state/folders.js';
import { newState } from '../harness/gateway/state/samples.js';
import { nothingTold, type Told, trade } from '../harness/gateway/state/trader.js';
import { faultOf } from '../platform/errors/fault-of.js';
import { bundled } from '../processes/bundled.js';
import { startTelling } from '../processes/telling.js';

const WRITER = fileURLToPath(new URL('../harness/gateway/state/processes/writer.ts', import.meta.url));
const GATEWAY = fileURLToPath(new URL('../harness/gateway/state/processes/gateway.ts', import.meta.url));

let writer: string;
let gateway: string;

beforeAll(async () => {
  writer = await bundled(WRITER);
  gateway = await bundled(GATEWAY);
});

const write = (folder: string, { between = 1e9, shell }: { between?: number; shell?: string } = {}) =>
  startTelling(writer, [folder, String(between)], shell);

/** What the next gateway would find. */
async function found(folder: string): Promise<GatewayState> {
  const store = await open(asIfKilled(folder));
  const state = store.state ?? newState();
  store.close(state);
  return state;
}

/** Everything up to the last order is there once, and all of it says the same. */
function expectWhole({ tickets, nextOrderIds, exchange }: GatewayState): void {
  const { lastOrderId: last, accounts, orders, fills } = exchange;
  // Compared as text: of thousands of numbers, two hundred times, that is a hundred times faster.
  const all = String(Array.from({ length: last }, (_, at) => at + 1));
  expect(String(tickets.map(({ permId }) => permId))).toBe(all);
  expect(String(orders.map(({ id }) => id))).toBe(all);
  expect(String(fills.map(({ number }) => number))).toBe(all);
  expect(accounts[0]?.cash).toEqual({ USD: 1_000_000 - 1013 * last });
  expect(nextOrderIds).toEqual(last === 0 ? {} : { 1: last + 1 });
}

/** Kills writers in one folder at random moments, each of them going on where the one before was killed. */
async function killInTurn(kills: number, random: Random): Promise<void> {
  const folder = join(scratchFolder(), 'state');
  mkdirSync(folder, { mode: 0o700 });
  let acknowledged = 0;
  for (let kill = 0; kill < kills; kill++) {
    const { child, hasBegun, ended } = write(folder, { between: integer(random, 1, 40) });
    // Some while they still start and read what is there, most while they write.
    if (kill % 4 > 0) await hasBegun;
    await wait(integer(random, 0, kill % 4 > 0 ? 25 : 80));
    child.kill('SIGKILL');
    const lines = await ended;
    if (lines.length > 0) expect(String(lines)).toBe(String(lines.map((_, at) => Number(lines[0]) + at)));
    acknowledged = Number(lines.at(-1) ?? acknowledged);

    const state = await found(folder);
    expectWhole(state);
    // It may have kept one more, but had no time to say so.
    const { lastOrderId } = state.exchange;
    expect([acknowledged, acknowledged + 1]).toContain(lastOrderId);
    acknowledged = lastOrderId;
  }
  expect(acknowledged).toBeGreaterThan(kills);
}

test('after kill -9 at 100 random moments, many of them within a snapshot, nothing acknowledged is missing', async () => {
  const random = seededRandom('kill -9');
  const lane = async (name: string) => {
    for (let folder = 0; folder < 5; folder++) await killInTurn(10, random.fork(`${name} ${folder}`));
  };
  await Promise.all([lane('left'), lane('right')]);
});

/** Kills gateways in one folder while a client trades with them, each going on where the one before was killed. */
async function killGateways(kills: number, random: Random): Promise<void> {
  const folder = join(scratchFolder(), 'state');
  const told = nothingTold();
  for (let kill = 0; kill < kills; kill++) {
    const child = spawn(process.execPath, [gateway, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const highest = Math.max(0, ...told.orderIds);
    const [port] = await once(child.stdout.setEncoding('utf8'), 'data');
    const { begun, ended } = trade(Number(port), told);
    await begun;
    await wait(integer(random, 0, 120));
    child.kill('SIGKILL');
    await ended;
    expect(told.firstIds.at(-1)).toBeGreaterThan(highest);
    expectTold(await found(folder), told);
  }
  expect(told.executions.size).toBeGreaterThan(kills);
}

/** Everything that the client was told is there once, nothing is there twice, and the cash agrees with it. */
function expectTold({ tickets, exchange: { orders, fills, accounts } }: GatewayState, told: Told): void {
  const byId = new Map(orders.map((order) => [order.id, order]));
  expect(byId.size).toBe(orders.length);
  expect(new Set(tickets.map(({ orderId }) => orderId)).size).toBe(tickets.length);
  expect(tickets.length).toBe(orders.length);
  const wrong = [...told.statuses].filter(([permId, { status, filled }]) => {
    const order = byId.get(permId);
    const isFinal = status === 'Filled' || status === 'Cancelled';
    return order === undefined || order.filled < filled || (isFinal && order.status !== status);
  });
  expect(wrong).toEqual([]);

  const executions = fills.map(({ order, cumulative }) => `${order} ${cumulative}`);
  expect(new Set(executions).size).toBe(executions.length);
  const kept = new Set(executions);
  expect([...told.executions].filter((each) => !kept.has(each))).toEqual([]);
  const spent = fills.reduce(
    (sum, { side, price, quantity, commission }) =>
      sum + (side === 'BUY' ? 1 : -1) * price * quantity + commission,
    0,
  );
  expect(accounts[0]?.cash['USD']).toBeCloseTo(1_000_000 - spent, 4);
}

/** Of ten kills each, in each of two lanes; a start of a gateway takes its time. */
const FOLDERS = process.env['IBS_TEST_FULL'] === '1' ? 10 : 5;

test('a gateway under load, killed at random moments, has all that it told its client, and nothing twice', async () => {
  const random = seededRandom('kill -9 of a gateway');
  const lane = async (name: string) => {
    for (let folder = 0; folder < FOLDERS; folder++) await killGateways(10, random.fork(`${name} ${folder}`));
  };
  await Promise.all([lane('left'), lane('right')]);
});

test('nothing is acknowledged that a disk without room has not kept', async () => {
  const folder = join(scratchFolder(), 'state');
  // A limit on the size of files fails where a full disk does: in the middle of a write.
  const lines = await write(folder, { shell: 'ulimit -f 500' }).ended;
  expect(lines.at(-1)).toBe('gateway_state.full');
  const state = await found(folder);
  expectWhole(state);
  expect(state.exchange.lastOrderId).toBe(lines.length - 1);
  expect(lines.length).toBeGreaterThan(10);
});

test('a second process is refused for as long as the first one lives, and no longer', async () => {
  const folder = join(scratchFolder(), 'state');
  const { child, hasBegun, ended } = write(folder);
  await hasBegun;
  expect((await faultOf(open(folder))).code).toBe('gateway_state.in_use');
  expect(await write(folder).ended).toEqual(['gateway_state.in_use']);
  child.kill('SIGKILL');
  await ended;
  const store = await open(folder);
  expect(store.state?.exchange.lastOrderId).toBeGreaterThan(0);
  store.close(newState());
});
