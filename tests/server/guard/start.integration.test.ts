import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventName, IBApi } from '@stoqey/ib';
import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../harness/gateway/create.js';
import { listen } from '../../../harness/gateway/listen.js';
import { verifyAudit } from '../../../harness/guard/record/verify.js';
import { fixedClock } from '../../../platform/clock/fixed.js';
import type { RunningGuard } from '../../../server/guard/start.js';
import { errorOf } from '../../contract/stoqey.js';
import { emptyFolder, testApp } from '../http/test-app.js';
import { apple, clientOf, guardBefore, resting, upstreamOf } from './guards.js';

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('a guard that is started', () => {
  test('lets through what its policy allows, refuses the rest, and has all of it on record', async () => {
    const upstream = await upstreamOf();
    const { app, guard, port } = await guardBefore(upstream.port);
    const client = await clientOf(port);
    client.api.placeOrder(1, apple, resting);
    await client.event(EventName.orderStatus, (id, status) => id === 1 && status === 'Submitted');
    client.api.placeOrder(2, apple, { ...resting, totalQuantity: 11 });
    expect(await errorOf(client, 2)).toMatchObject({ code: 201, text: expect.stringContaining('quantity') });
    expect(guard.status()).toMatchObject({ policy: 'examples', sessions: 1, openOrders: 1 });
    client.close();
    await app.close();
    expect(await verifyAudit(guard.record)).toMatchObject({ problemCount: 0 });
    expect(guard.record).toBe(join(app.home, 'guard', 'audit.jsonl'));
    const orders = linesOf(guard.record).filter(({ kind }) => kind === 'order');
    expect(orders).toMatchObject([
      { orderId: 1, quantity: 5, allowed: true },
      { orderId: 2, quantity: 11, allowed: false, rule: 'quantity' },
    ]);
  });

  test('writes a transcript of every session where one is asked for', async () => {
    const upstream = await upstreamOf();
    const { app, guard, port } = await guardBefore(upstream.port, { IBS_GUARD_TRANSCRIPT: 'all.jsonl' });
    for (const id of [1, 2]) (await clientOf(port, id)).close();
    await app.close();
    expect(guard.transcript).toBe(join(app.home, 'all.jsonl'));
    const lines = linesOf(join(app.home, 'all.jsonl'));
    for (const session of ['#1', '#2']) {
      const own = lines.filter((line) => line.session === session);
      expect(own).toContainEqual({ session, event: expect.objectContaining({ kind: 'greeted' }) });
      const startApi = expect.objectContaining({
        name: 'startApi',
        direction: 'request',
        outcome: 'forwarded',
      });
      expect(own).toContainEqual({ session, message: startApi });
      expect(own.at(-1)).toMatchObject({ session, event: { kind: 'ended' } });
    }
  });

  test('is stopped over HTTP: orders are cancelled, and no new ones go through', async () => {
    const upstream = await upstreamOf();
    const { guard, port } = await guardBefore(upstream.port, { IBS_GUARD_CONTROL_PORT: '0' });
    const headers = { authorization: `Bearer ${guard.control?.token}` };
    const status = async () => (await fetch(`${guard.control?.url}/status`, { headers })).json();
    const client = await clientOf(port);
    client.api.placeOrder(1, apple, resting);
    await client.event(EventName.orderStatus, (id, said) => id === 1 && said === 'Submitted');
    expect(await status()).toMatchObject({ sessions: 1, openOrders: 1 });
    const body = '{"because": "asked by the test"}';
    await fetch(`${guard.control?.url}/kill`, { method: 'POST', headers, body });
    await client.event(EventName.orderStatus, (id, said) => id === 1 && said === 'Cancelled');
    client.api.placeOrder(2, apple, resting);
    expect(await errorOf(client, 2)).toMatchObject({ text: expect.stringContaining('asked by the test') });
    expect(guard.killed).toContain('asked by the test');
    expect(await status()).toMatchObject({ killed: expect.stringContaining('asked by the test') });
  });

  test('waits for an upstream that is not there yet', async () => {
    const holder = await upstreamOf();
    await holder.close();
    const { guard, port } = await guardBefore(holder.port);
    expect(guard.unreached).toMatch(/ECONNREFUSED|nothing listens there/);
    const gateway = createGateway({ clock: fixedClock('2026-03-03T16:30:00Z') });
    const listening = await listen(gateway, { host: '127.0.0.1', port: holder.port });
    const client = await clientOf(port);
    expect(client.events.map(({ name }) => name)).toContain(EventName.managedAccounts);
    client.close();
    await listening.close();
  });

  test('lets nobody through to a live account, and says so', async () => {
    const upstream = await upstreamOf(['DU1234567', 'U7654321']);
    const { port, logged } = await guardBefore(upstream.port);
    const api = new IBApi({ host: '127.0.0.1', port, clientId: 1 });
    const said: string[] = [];
    const ended = new Promise<void>((resolve) => api.once(EventName.disconnected, () => resolve()));
    api.on(EventName.info, (text) => void said.push(text));
    api.on(EventName.error, ({ message }) => void said.push(message));
    api.connect();
    await ended;
    expect(said.join()).toContain('no paper account');
    expect(logged).toContainEqual(
      expect.objectContaining({ level: 'error', msg: expect.stringContaining('no paper account') }),
    );
  });
});

describe('a guard is not started', () => {
  test('with a policy that is wrong, and nothing is begun', async () => {
    const { app } = testApp({ env: { IBS_GUARD_POLICY: 'broken.yaml' } });
    writeFileSync(join(app.home, 'broken.yaml'), 'from: tradign\n');
    const starting = app.startGuard({ host: '127.0.0.1', port: 0 });
    await expect(starting).rejects.toMatchObject({ code: 'policy.invalid', exitCode: 2 });
    expect(readdirSync(app.home)).toEqual(['broken.yaml']);
  });

  test.each(['127.0.0.1', 'localhost', '0.0.0.0'])('before itself, at %s', async (host) => {
    const { app } = testApp({ env: { IBS_GUARD_UPSTREAM: '127.0.0.1:4790' } });
    await expect(app.startGuard({ host, port: 4790 })).rejects.toMatchObject({ code: 'guard.bad_address' });
  });

  test('with one port for two things', async () => {
    const { app } = testApp({ env: { IBS_GUARD_CONTROL_PORT: '4791' } });
    const starting = app.startGuard({ host: '127.0.0.1', port: 4791 });
    await expect(starting).rejects.toThrow('port 4791 is asked for twice');
  });

  test('on the record of another', async () => {
    const upstream = await upstreamOf();
    const audit = emptyFolder();
    await guardBefore(upstream.port, { IBS_GUARD_AUDIT: audit });
    await expect(guardBefore(upstream.port, { IBS_GUARD_AUDIT: audit })).rejects.toMatchObject({
      code: 'record.in_use',
    });
  });

  test('with a transcript that cannot be written, and lets go of its record', async () => {
    const upstream = await upstreamOf();
    const audit = emptyFolder();
    const trying = guardBefore(upstream.port, {
      IBS_GUARD_AUDIT: audit,
      IBS_GUARD_TRANSCRIPT: '/nowhere/at/all.jsonl',
    });
    await expect(trying).rejects.toMatchObject({ code: 'guard.no_transcript', exitCode: 2 });
    await guardBefore(upstream.port, { IBS_GUARD_AUDIT: audit });
  });
});

describe('the record of a guard', () => {
  /** A run of a guard with this record, in an IBS_HOME that is new each time: there is no KILL in it. */
  const run = async (audit: string, before: (home: string) => void, work: (guard: RunningGuard) => void) => {
    const upstream = await upstreamOf();
    const { app } = testApp({
      env: { IBS_GUARD_AUDIT: audit, IBS_GUARD_UPSTREAM: `127.0.0.1:${upstream.port}` },
    });
    before(app.home);
    const guard = await app.startGuard({ host: '127.0.0.1', port: 0 });
    work(guard);
    await app.close();
    return { home: app.home, killed: guard.killed };
  };
  const nothing = () => {};

  test('remembers a kill whose file was deleted while no guard ran', async () => {
    const audit = emptyFolder();
    const first = await run(audit, nothing, (guard) => guard.kill('so'));
    expect(first.killed).toMatch(/^so \(since /);
    for (const _ of [1, 2]) {
      const again = await run(audit, nothing, nothing);
      expect(again.killed).toBe(first.killed);
      expect(readdirSync(again.home)).toContain('KILL');
    }
  });

  test('has a KILL that was found at the start: deleting it later lifts nothing', async () => {
    const audit = emptyFolder();
    const first = await run(audit, (home) => writeFileSync(join(home, 'KILL'), ''), nothing);
    expect(first.killed).toContain('made by hand');
    expect((await run(audit, nothing, nothing)).killed).toBe(first.killed);
  });

  test('has a release that was found at the start: it is needed once only', async () => {
    const audit = emptyFolder();
    await run(audit, nothing, (guard) => guard.kill('so'));
    const word = JSON.stringify({ by: 'somebody', at: '2099-01-01T00:00:00Z' });
    const lifted = await run(audit, (home) => writeFileSync(join(home, 'KILL.released'), word), nothing);
    expect(lifted.killed).toBe(undefined);
    expect((await run(audit, nothing, nothing)).killed).toBe(undefined);
    const entries = linesOf(join(audit, 'audit.jsonl')).filter(({ kind }) => kind === 'released');
    expect(entries).toMatchObject([{ by: 'somebody' }]);
  });
});
