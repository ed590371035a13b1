import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clientOf, upstreamOf } from '../guard/guards.js';
import { emptyFolder, ibs } from './harness.js';

/** Runs `ibs guard` until `use` has done its work with what it printed. */
async function withGuard(
  args: readonly string[],
  use: (printed: string) => Promise<void> | void,
  { cwd = emptyFolder(), env = {} }: { cwd?: string; env?: Record<string, string> } = {},
) {
  const stop = new AbortController();
  let used: Promise<void> | undefined;
  const ran = await ibs(['guard', ...args], {
    ...{ signal: stop.signal, cwd, env },
    onOut: (text) => {
      used ??= Promise.resolve(use(text)).finally(() => stop.abort('SIGINT'));
    },
  });
  await used;
  return ran;
}

describe('ibs guard', () => {
  test('says where it listens, before what, by which policy, and serves until it is stopped', async () => {
    const upstream = await upstreamOf();
    const cwd = emptyFolder();
    let port = 0;
    const args = ['--listen', '0', '--upstream', `127.0.0.1:${upstream.port}`, '--policy', 'trading'];
    const { exit, out, err } = await withGuard(
      args,
      async (printed) => {
        port = Number(/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]);
        (await clientOf(port)).close();
      },
      { cwd },
    );
    expect(exit).toBe(0);
    expect(out).toBe(
      `guard at 127.0.0.1:${port} before 127.0.0.1:${upstream.port}; Ctrl-C stops it\n` +
        'policy trading: `ibs guard policies` has all of it\n' +
        '  an order: at most 1,000 shares or contracts, worth 100,000\n' +
        '  a day: at most 1,000,000 moved, 2,000 lost, 50 orders open at once\n' +
        '  what: STK; MKT, LMT, STP, STP LMT, TRAIL, TRAIL LIMIT, MOC, LOC, MIDPRICE; any symbol; SMART\n' +
        '  when: in the regular hours of what is traded\n' +
        '  short selling: no; every paper account of the login\n' +
        `record in ${join(cwd, 'home', 'guard', 'audit.jsonl')}\n`,
    );
    expect(err).not.toContain('ibs: ');
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  });

  test('says the same as JSON, with control port and transcript where they were asked for', async () => {
    const upstream = await upstreamOf();
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'mine.yaml'), 'from: examples\norders: false\n');
    const args = [
      ...['--listen', '127.0.0.1:0', '--upstream', `127.0.0.1:${upstream.port}`, '--policy', 'mine.yaml'],
      ...['--audit', 'kept', '--transcript', 'all.jsonl', '--control-port', '0', '--json'],
    ];
    const env = { IBS_GUARD_CONTROL_TOKEN: 'a-token-of-mine' };
    await withGuard(
      args,
      (printed) => {
        expect(JSON.parse(printed)).toEqual({
          host: '127.0.0.1',
          port: expect.any(Number),
          upstream: `127.0.0.1:${upstream.port}`,
          reached: true,
          policy: 'mine.yaml',
          policyFile: join(cwd, 'mine.yaml'),
          record: join(cwd, 'kept', 'audit.jsonl'),
          killed: null,
          transcript: join(cwd, 'all.jsonl'),
          control: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), token: 'a-token-of-mine' },
        });
      },
      { cwd, env },
    );
    const { out } = await withGuard(args.slice(0, -1), () => {}, { cwd, env });
    expect(out).toContain(
      `\npolicy ${join(cwd, 'mine.yaml')}, from examples: \`ibs guard policies\` has all of it\n  no orders, and`,
    );
    expect(out).toMatch(/\ntranscript in .*all\.jsonl\ncontrol at http:.*, token a-token-of-mine\n$/);
  });

  test('says when the upstream cannot be reached, and serves all the same', async () => {
    const upstream = await upstreamOf();
    await upstream.close();
    const args = ['--listen', '0', '--upstream', `127.0.0.1:${upstream.port}`, '--json'];
    const { exit, err } = await withGuard(args, (printed) => {
      expect(JSON.parse(printed)).toMatchObject({ reached: false });
    });
    expect(exit).toBe(0);
    expect(err).toContain(`ibs: 127.0.0.1:${upstream.port} cannot be reached yet (`);
  });

  test('says when other machines can reach it', async () => {
    const upstream = await upstreamOf();
    const args = ['--listen', '0', '--host', '0.0.0.0', '--upstream', `127.0.0.1:${upstream.port}`];
    const { err } = await withGuard(args, () => {});
    expect(err).toContain('other machines can reach 0.0.0.0');
  });

  test('says at the start that trading is stopped, and status asks it', async () => {
    const upstream = await upstreamOf();
    const cwd = emptyFolder();
    await ibs(['guard', 'kill', '--because', 'so'], { cwd });
    const args = ['--listen', '0', '--upstream', `127.0.0.1:${upstream.port}`, '--control-port', '0'];
    const { out } = await withGuard(
      args,
      async (printed) => {
        const [, port = '', token = ''] = /:(\d+), token (\S+)/.exec(printed) ?? [];
        const env = { IBS_GUARD_CONTROL_PORT: port, IBS_GUARD_CONTROL_TOKEN: token };
        const status = await ibs(['guard', 'status'], { cwd, env });
        expect(status.out).toMatch(/\nkill switch +ON since 20.*Z: so; nothing trades until/);
        expect(status.out).toMatch(/\nclients +none is connected\n/);
      },
      { cwd },
    );
    expect(out).toMatch(/\nKILLED: so \(since .*\); nothing trades until `ibs guard release`\n$/);
  });

  test('takes a port alone for one of this machine', async () => {
    const upstream = await upstreamOf();
    await withGuard(['--listen', '0', '--upstream', String(upstream.port), '--json'], (printed) => {
      expect(JSON.parse(printed)).toMatchObject({ upstream: `127.0.0.1:${upstream.port}`, reached: true });
    });
  });

  test.each([
    [['kill'], ['--because'], ['--policy', '--listen', '--control-port']],
    [['status'], ['--control-port', '--control-token', '--audit'], ['--policy', '--listen', '--upstream']],
    [['policies'], [], ['--policy', '--listen', '--control-port']],
    [['audit', 'verify'], ['--noted'], ['--policy', '--listen', '--control-port']],
  ])(
    '--help of %j shows its own flags and those of every command, and no others',
    async (path, own, others) => {
      const { out } = await ibs(['guard', ...path, '--help']);
      for (const flag of [...own, '--json', '--config', '--set'])
        expect(out).toMatch(new RegExp(`^ +${flag} `, 'm'));
      for (const flag of others) expect(out).not.toMatch(new RegExp(`^ +${flag} `, 'm'));
    },
  );

  test.each([
    [['--listen', 'here'], 'guard.listen'],
    [['--listen', '127.0.0.1:70000'], 'guard.listen'],
    [['--upstream', 'localhost'], 'which names no port'],
    [['--upstream', '127.0.0.1:70000'], 'expected HOST:PORT'],
    [['--control-port', 'any'], 'guard.controlPort'],
    [['--control-token', 'short'], 'guard.controlToken'],
    [['--policy', 'tradign'], 'did you mean "trading"?'],
    [['--listen', '4002'], 'its own upstream'],
    [['kill', '--policy', 'trading'], "unknown option '--policy' of `ibs guard kill`"],
    [['status', 'now'], 'too many arguments'],
    [['relase'], 'unknown command \'relase\'; did you mean "release"?'],
  ])('%j is refused, and nothing listens', async (args, said) => {
    const { exit, out, err } = await ibs(['guard', ...args]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });
});
