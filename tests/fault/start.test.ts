import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { needs } from '../run/needs.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const IBS = join(ROOT, 'dist/ibs.js');

interface Started {
  readonly child: ChildProcess;
  readonly home: string;
  out(): string;
  err(): string;
  /** Resolves with the address as soon as it is printed. */
  readonly url: Promise<string>;
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts the bundled program as a user's shell does, in a state folder of its own. */
function start(
  options: { home?: string; args?: readonly string[]; within?: readonly string[] } = {},
): Started {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'ibs-start-'));
  const serve = [process.execPath, IBS, 'serve', ...(options.args ?? ['--port', '0'])];
  const [program = '', ...args] = [...(options.within ?? []), ...serve];
  const child = spawn(program, args, {
    cwd: home,
    env: { ...process.env, IBS_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = once(child, 'close').then(
    ([code, signal]: (number | NodeJS.Signals | null)[]) => signal ?? code ?? -1,
  );
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const found = /http:\S+/.exec(out);
      if (found) resolve(found[0]);
    });
    void ended.then((how) => reject(new Error(`ended (${how}) without an address:\n${err}`)));
  });
  // Those who only wait for the end need not handle this one.
  url.catch(() => {});
  return { child, home, out: () => out, err: () => err, url, ended };
}

describe('ibs serve', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('serves until %s and ends in order', async (signal) => {
    const { child, url, ended, err } = start();
    const answer = await fetch(`${await url}/api/ready`);
    expect(answer.status).toBe(200);
    child.kill(signal);
    expect(await ended, err()).toBe(0);
  });

  test('outlives whoever read its log', async () => {
    const { child, url } = start();
    const address = await url;
    child.stderr?.destroy();
    // Each of these would write a line about itself.
    for (let i = 0; i < 3; i++) expect((await fetch(`${address}/nowhere`)).status).toBe(404);
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
  });

  test('says in a line that its standard output has no room', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${IBS}" config > /dev/full`], { stdio: 'pipe' });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const [code] = await once(child, 'close');
    expect(err).toBe('ibs: standard output cannot be written to (ENOSPC)\n');
    expect(code).toBe(2);
  });

  test('keeps what was there when it is killed and started again', async () => {
    const first = start();
    await first.url;
    first.child.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const second = start({ home: first.home });
    expect((await fetch(`${await second.url}/api/ready`)).status).toBe(200);
  });

  test('a port in use is named, with its holder and the way out', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void holder.close());
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { ended, err } = start({ args: ['--port', port] });
    expect(await ended).toBe(2);
    expect(err()).toContain(`port ${port} of 127.0.0.1`);
    expect(err()).toContain('--port');
  });

  test('an unknown key in ibs.yaml is named with its line', async () => {
    const home = mkdtempSync(join(tmpdir(), 'ibs-start-'));
    writeFileSync(join(home, 'ibs.yaml'), 'server:\n  prot: 1\n');
    const { ended, err } = start({ home });
    expect(await ended).toBe(2);
    expect(err()).toContain('ibs.yaml:2:3: unknown key "server.prot"; did you mean "port"?');
  });

  test('a corrupt database is refused and left as it is', async () => {
    const home = mkdtempSync(join(tmpdir(), 'ibs-start-'));
    const file = join(home, 'ibs.db');
    mkdirSync(home, { recursive: true });
    writeFileSync(file, 'SQLite format 3\0 and then rubbish'.padEnd(9000, '?'));
    const before = readFileSync(file);
    const { ended, err } = start({ home });
    expect(await ended).toBe(2);
    expect(err()).toContain('ibs db restore');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('serves on a machine without a network', async () => {
    const bwrap = needs('bwrap');
    const { url, ended, err, child } = start({
      within: [bwrap, '--dev-bind', '/', '/', '--unshare-net', '--die-with-parent'],
    });
    // Its loopback is not ours: that it came up and says so is what can be seen from here.
    expect(await url, err()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    child.kill('SIGTERM');
    await ended;
  });
});
