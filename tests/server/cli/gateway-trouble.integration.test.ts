import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder, ibs } from './harness.js';
import { withGateway } from './with-gateway.js';

describe('ibs gateway', () => {
  test('with --script plays it, by name or from a file', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'mine.txt'), '+0s say code=2110 message=so\n+1h drop client=all\n');
    for (const script of ['weekend', 'mine.txt', join(cwd, 'mine.txt')]) {
      const args = ['--port', '0', '--script', script];
      const { exit, err } = await withGateway(
        args,
        async (printed) => expect(printed).toContain(`playing ${script}`),
        cwd,
      );
      expect(exit).toBe(0);
      expect(err).toContain('trouble: a script begins');
    }
  });

  test('a script that is wrong, or in the past, is refused before anything listens or is kept', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bad.txt'), '+0s drop client=all\n+1s hault symbol=AAPL\n');
    writeFileSync(join(cwd, 'past.txt'), 'at 2026-03-02T14:59:59Z drop client=all\n');
    for (const [script, said] of [
      ['bad.txt', 'bad.txt:2:5: there is no action "hault"; did you mean "halt"?'],
      ['past.txt', 'past.txt:1: 2026-03-02T14:59:59Z has been'],
      ['weekends', 'did you mean "weekend"?'],
      ['./none.txt', 'ENOENT'],
    ]) {
      const args = ['--clock', 'fixed:2026-03-02T15:00:00Z', '--state', 'paper', '--script', script ?? ''];
      const { exit, out, err } = await ibs(['gateway', '--port', '0', ...args], { cwd });
      expect([exit, out]).toEqual([2, '']);
      expect(err).toContain(said);
      const kept = existsSync(join(cwd, 'paper')) ? readdirSync(join(cwd, 'paper')) : [];
      expect(kept.filter((name) => name !== 'lock')).toEqual([]);
    }
  });

  test('with --admin-port takes orders from whoever knows the token, until it is stopped', async () => {
    let url = '';
    const tokens = new Set<string>();
    for (const more of [[], [], ['--admin-token', 'a-token-of-mine']]) {
      const args = ['--port', '0', '--admin-port', '0', '--json', '--script', 'stolen-data', ...more];
      const { exit, err } = await withGateway(args, async (printed) => {
        const { admin, script } = JSON.parse(printed);
        expect(script).toBe('stolen-data');
        url = admin.url;
        tokens.add(admin.token);
        const headers = { authorization: `Bearer ${admin.token}` };
        const done = await fetch(`${url}/actions/halt`, {
          method: 'POST',
          headers,
          body: '{"symbol": "AAPL"}',
        });
        expect(await done.json()).toEqual({ done: 'AAPL is halted' });
        const playing = await (await fetch(`${url}/scripts`, { headers })).json();
        expect(playing).toMatchObject({ scripts: [{ name: 'stolen-data', state: 'playing' }] });
        expect((await fetch(`${url}/status`)).status).toBe(401);
      });
      expect(exit).toBe(0);
      expect(err).not.toContain([...tokens].at(-1));
      await expect(fetch(`${url}/status`)).rejects.toThrow();
    }
    expect(tokens.size).toBe(3);
    expect([...tokens][2]).toBe('a-token-of-mine');
    expect([...tokens][0]).toMatch(/^[\w-]{32}$/);
  });

  test('says where trouble is taken, and takes the token from the environment', async () => {
    const env = { IBS_GATEWAY_ADMIN_TOKEN: 'a-token-of-mine', IBS_GATEWAY_ADMIN_PORT: '0' };
    const { out } = await withGateway(['--port', '0'], async () => {}, undefined, env);
    expect(out).toMatch(/\nadmin at http:\/\/127\.0\.0\.1:\d+, token a-token-of-mine\n$/);
    const { out: settings } = await ibs(['config'], { env });
    expect(settings).toContain('gateway.adminToken');
    expect(settings).not.toContain('a-token-of-mine');
  });

  test('an admin port that is the port of clients too is refused', async () => {
    const { exit, out, err } = await ibs(['gateway', '--port', '4790', '--admin-port', '4790']);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(
      'port 4790 is asked for twice: for clients (--port) and for trouble (--admin-port)',
    );
  });

  test('a token without an admin port is said to be of no use', async () => {
    const { err } = await withGateway(['--port', '0', '--admin-token', 'a-token-of-mine'], async () => {});
    expect(err).toContain('the admin token is of no use');
    expect(err).not.toContain('a-token-of-mine');
  });

  test('an admin port that is taken is named, and nothing runs', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void holder.close());
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { exit, out, err } = await ibs(['gateway', '--port', '0', '--admin-port', port]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(`admin: port ${port} of 127.0.0.1 is held by`);
    expect(err).toContain('--admin-port N');
  });
});
