import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventName } from '@stoqey/ib';
import { expect, test, vi } from 'vitest';
import { errorOf } from '../../contract/stoqey.js';
import { apple, clientOf, guardBefore, resting, upstreamOf } from '../guard/guards.js';
import { emptyFolder, ibs } from './harness.js';

/** A guard on a control port, with an order that rests and one that was refused. */
async function busyGuard() {
  const upstream = await upstreamOf();
  const token = 'a-token-of-mine';
  const started = await guardBefore(upstream.port, {
    IBS_GUARD_CONTROL_PORT: '0',
    IBS_GUARD_CONTROL_TOKEN: token,
  });
  const client = await clientOf(started.port, 7);
  client.api.placeOrder(1, apple, resting);
  await client.event(EventName.orderStatus, (id, said) => id === 1 && said === 'Submitted');
  client.api.placeOrder(2, apple, { ...resting, totalQuantity: 11 });
  await errorOf(client, 2);
  const { port } = new URL(started.guard.control?.url ?? '');
  const ask = (...args: string[]) =>
    ibs(['guard', 'status', ...args], { env: { IBS_HOME: started.app.home } });
  const control = ['--control-port', port, '--control-token', token];
  return { ...started, client, upstream, ask, control };
}

const REFUSED =
  /\nrefused last +20.*Z client 7: order 2, BUY 11 AAPL: quantity: 11 shares where 10 are allowed\n/;

test('asks the guard on the control port: how much of the day is used, what was refused', async () => {
  const { ask, control, port, upstream } = await busyGuard();
  const { exit, out } = await ask(...control);
  expect(exit).toBe(0);
  expect(out).toMatch(new RegExp(`^guard +running since 20.*Z, at 127.0.0.1:${port}\nkill switch +off\n`));
  expect(out).toMatch(new RegExp(`\nupstream +127.0.0.1:${upstream.port}, reached\npolicy +examples\n`));
  expect(out).toMatch(/\nclients +1 connected, by the ids 7\n/);
  expect(out).toMatch(/\ntoday +1 orders allowed, 1 refused/);
  expect(out).toMatch(/\nDU1234567 +1 of 20 orders open, [\d,.]+ of 5,000,000 moved, 0 of 25,000 lost\n/);
  expect(out).toMatch(REFUSED);
  const { guard, record, running } = JSON.parse((await ask(...control, '--json')).out);
  expect([running, record]).toEqual([true, null]);
  expect(guard).toMatchObject({
    ...{ listen: `127.0.0.1:${port}`, clients: [7], openOrders: 1 },
    today: { allowed: 1, refused: 1, accounts: [{ account: 'DU1234567', openOrders: 1, lost: 0 }] },
    limits: { openOrders: 20, notionalPerDay: 5_000_000, lossPerDay: 25_000 },
    lastRefused: [{ clientId: 7, orderId: 2, rule: 'quantity' }],
  });
});

test('without a control port tells all but the loss from the record, while a guard writes it and after', async () => {
  const { app, ask, client } = await busyGuard();
  const during = (await ask()).out;
  expect(during).toMatch(/^guard +running since 20.*Z \(from its record/);
  expect(during).toMatch(/\nclients +1 connected, by the ids 7\n/);
  expect(during).toMatch(/\nDU1234567 +1 of 20 orders open, [\d,.]+ of 5,000,000 moved\n/);
  expect(during).toMatch(REFUSED);
  client.close();
  await app.close();
  const after = (await ask()).out;
  expect(after).toMatch(/^guard +NONE IS RUNNING for .*; the last one wrote its record until 20/);
  expect(after).not.toContain('clients');
  expect(after).toMatch(REFUSED);
  expect(JSON.parse((await ask('--json')).out)).toMatchObject({ running: false, record: { openOrders: 1 } });
});

test('says that nothing trades once the record is lost', async () => {
  const { app, ask, client, control } = await busyGuard();
  rmSync(join(app.home, 'guard', 'audit.jsonl'));
  client.api.placeOrder(3, apple, resting);
  await errorOf(client, 3);
  expect((await ask(...control)).out).toMatch(
    /\nNO TRADING +the guard's record .* is not the one that was opened/,
  );
  expect((await ask()).out).toMatch(/\nnot known +the record .* is gone under the guard that writes it/);
});

test.each([
  ['another token', 'another-token-of-it', 'has another token than the one given'],
  ['no token', undefined, 'its token is not known'],
])('with %s says so, and what the record tells', async (_, token, said) => {
  const { ask, control } = await busyGuard();
  const [flag = '', port = ''] = control;
  const { out } = await ask(flag, port, ...(token === undefined ? [] : ['--control-token', token]));
  expect(out).toMatch(/^guard +running since/);
  expect(out).toMatch(new RegExp(`\nnot known +the guard on control port ${port} .*${said}`));
});

test('says when nothing answers on the control port', async () => {
  const args = ['--control-port', '1', '--control-token', 'a-token-of-mine'];
  const { exit, out, err } = await ibs(['guard', 'status', ...args]);
  expect([exit, err]).toEqual([0, '']);
  expect(out).toMatch(/^guard +NONE IS RUNNING for .*; none ever has\nkill switch +off\n/);
  expect(out).toMatch(/\nnot known +nothing answers on control port 1\n$/);
});

test('says whether trading is stopped, why, and who lifted it last', async () => {
  const cwd = emptyFolder();
  const status = async () => JSON.parse((await ibs(['guard', 'status', '--json'], { cwd })).out);
  const nothing = { running: false, killed: null, since: null, released: null, guard: null, record: null };
  expect(await status()).toEqual({ ...nothing, trouble: [] });
  await ibs(['guard', 'kill', '--because', 'so'], { cwd });
  expect(await status()).toMatchObject({ killed: 'so', since: expect.stringMatching(/Z$/), released: null });
  expect((await ibs(['guard', 'status'], { cwd })).out).toMatch(/\nkill switch +ON since 20.*Z: so; nothing/);
  await ibs(['guard', 'release', '--yes'], { cwd });
  expect(await status()).toMatchObject({ killed: null, released: { by: expect.any(String) } });
  expect((await ibs(['guard', 'status'], { cwd })).out).toMatch(
    /\nkill switch +off; released last by .+ at 20/,
  );
});

test('says how many lines of a record it could not read, and goes on with the others', async () => {
  const { app, ask, guard, client } = await busyGuard();
  client.close();
  await app.close();
  writeFileSync(guard.record, 'rubbish\n{"kind":7}\n', { flag: 'a' });
  const { out } = await ask();
  expect(out).toMatch(/\n +2 of its lines make no sense: `ibs guard audit verify` says which\n/);
  expect(out).toMatch(REFUSED);
});

test('looks for the record in another folder where it is told of it', async () => {
  const { ask, app } = await busyGuard();
  expect((await ask('--audit', join(app.home, 'guard'))).out).toMatch(REFUSED);
  expect((await ask('--audit', emptyFolder())).out).toContain('none ever has');
});

test('a guard says at its start what its record has used of the day already', async () => {
  const { app, ask, client, upstream } = await busyGuard();
  client.close();
  await app.close();
  const stop = new AbortController();
  const env = { IBS_HOME: app.home };
  const args = ['guard', '--listen', '0', '--upstream', String(upstream.port)];
  const { out } = await ibs(args, { env, signal: stop.signal, onOut: () => stop.abort('SIGINT') });
  expect(out).toContain(`before 127.0.0.1:${upstream.port};`);
  expect(out).toMatch(/\nused today: DU1234567 1 of 20 orders open, [\d,.]+ of 5,000,000 moved/);
  await vi.waitUntil(async () => (await ask()).out.includes('NONE IS RUNNING'));
});
