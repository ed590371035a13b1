import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeWith } from '../../run/needs.js';
import { upstreamOf } from '../guard/guards.js';
import { ibsRun, MOMENT, pathWithoutWalls } from '../run/ibs-run.js';
import { asking, ordering } from '../run/programs.js';
import { emptyFolder, ibs } from './harness.js';

describeWith('bwrap', 'ibs run', () => {
  test('runs a program behind all walls, before a paper account of its own', async () => {
    const { exit, out, err, home } = await ibsRun(['ask.ts'], { files: { 'ask.ts': asking.ts } });
    expect([exit, out]).toEqual([0, `${MOMENT}\n`]);
    const duration = String.raw`[\d.]+ (?:ms|s)`;
    expect(err).toMatch(
      new RegExp(`^ibs: finished with exit code 0 after ${duration} \\(${duration} to start\\)\n`),
    );
    expect(err).toMatch(/\ncontained by bubblewrap: (all|\d+ of) \d+ walls hold\n/);
    expect(err).toContain('\nguard: policy examples before a gateway of its own, seed 1, clock fixed:');
    expect(err).toContain(': 0 orders let through, nothing refused\n');
    expect(err).toMatch(/\n +\d+ ms → reqCurrentTime\n +\d+ ms ← currentTime time=\d+\n/);
    const [, record = ''] = /\nrecord: (.*)\n/.exec(err) ?? [];
    expect(record.startsWith(join(home, 'runs'))).toBe(true);
    const verified = await ibs(['guard', 'audit', 'verify', record]);
    expect(verified.exit).toBe(0);
  });

  test('lets it meet the time of its market, so that one that computes with today asks for what is there', async () => {
    const input = 'console.log(new Date().toISOString().slice(0, 10));';
    const { out } = await ibsRun(['-', '--language', 'ts'], { input });
    expect(out).toBe(`${MOMENT.slice(0, 10)}\n`);
  });

  test('hands arguments on, and takes a program from standard input', async () => {
    const input = 'console.log(process.argv.slice(2).join("+"));';
    const { exit, out } = await ibsRun(['-', '--language', 'ts', '--', 'AAPL', '--json', '5'], { input });
    expect([exit, out]).toEqual([0, 'AAPL+--json+5\n']);
  });

  test('lets an order through, and says what the guard has refused', async () => {
    const files = { 'order.ts': ordering.ts };
    const small = await ibsRun(['order.ts', '--', '5'], { files });
    expect([small.exit, small.out]).toEqual([0, 'Submitted\n']);
    expect(small.err).toContain(': 1 order let through, nothing refused\n');
    const large = await ibsRun(['order.ts', '--', '25'], { files });
    expect(large.exit).toBe(0);
    expect(large.out).toMatch(/quantity: 25 shares where 10 are allowed.*\n(Cancelled|Inactive)\n$/);
    expect(large.err).toContain(': 0 orders let through, 1 refused\n');
    expect(large.err).toMatch(
      /\n {2}refused order \d+, BUY 25 AAPL: quantity: 25 shares where 10 are allowed\n/,
    );
    expect(large.err).toMatch(/\n +\d+ ms → \[refused\] placeOrder /);
  });

  test('goes by a policy of the user’s', async () => {
    const files = { 'order.ts': ordering.ts, 'mine.yaml': 'from: examples\norders: false\n' };
    const { out, err } = await ibsRun(['order.ts', '--policy', 'mine.yaml', '--', '1'], { files });
    expect(out).toContain('read-only');
    expect(err).toContain('guard: policy mine.yaml before ');
  });

  test('obeys the kill switch', async () => {
    const cwd = emptyFolder();
    await ibs(['guard', 'kill', '--because', 'so'], { cwd });
    const { out, err } = await ibsRun(['order.ts', '--', '1'], { cwd, files: { 'order.ts': ordering.ts } });
    expect(out).toContain('kill-switch');
    expect(err).toMatch(/\nKILLED: so \(since .*\); nothing trades until `ibs guard release`\n/);
  });

  test('tells apart what failed, what took too long and what would have harmed', async () => {
    const files = {
      'throws.ts': "const price: number = 1;\nthrow new Error('no price but ' + price);\n",
      'unclear.ts': 'const = 1;\n',
      'loops.ts': 'console.log("begun"); for (;;) {}',
      'reads.ts':
        'import { readFileSync } from "node:fs"; console.log(readFileSync(process.argv[2], "utf8"));',
      'secret.txt': 'a secret',
    };
    const cwd = emptyFolder();
    const thrown = await ibsRun(['throws.ts'], { cwd, files });
    expect([thrown.exit, thrown.out]).toEqual([1, '']);
    expect(thrown.err).toMatch(/throws\.ts:2[\s\S]*no price but 1[\s\S]*ibs: failed with exit code 1 after/);
    expect(thrown.err).toContain('wire: the program connected to nothing\n');
    const unclear = await ibsRun(['unclear.ts'], { cwd });
    expect(unclear.exit).toBe(1);
    expect(unclear.err).toContain('unclear.ts:1:6');
    const endless = await ibsRun(['loops.ts', '--timeout', '300ms'], { cwd });
    expect([endless.exit, endless.out]).toEqual([1, 'begun\n']);
    expect(endless.err).toMatch(
      /ibs: stopped after .*: a program may run for 300 ms; --timeout gives it more/,
    );
    const curious = await ibsRun(['reads.ts', '--', join(cwd, 'secret.txt')], { cwd });
    expect([curious.exit, curious.out]).toEqual([1, '']);
    expect(curious.err).toContain('ENOENT');
  });

  test('at a terminal a program may have colours, where somebody wants them, and leads nothing', async () => {
    const files = { 'red.ts': "console.log('\\u001b[31mred\\u001b[0m, \\u001b[2Jcleared');" };
    const terminal = { files, outIsTerminal: true, errIsTerminal: true };
    const coloured = await ibsRun(['red.ts'], terminal);
    expect(coloured.out).toBe('\u001b[31mred\u001b[0m, ␛[2Jcleared\n');
    expect(coloured.err.startsWith('\u001b[0mibs: finished')).toBe(true);
    const plain = await ibsRun(['red.ts'], { ...terminal, env: { NO_COLOR: '1' } });
    expect(plain.out).toBe('red, ␛[2Jcleared\n');
    expect(plain.err).toMatch(/^ibs: finished/);
    const piped = await ibsRun(['red.ts'], { files, errIsTerminal: true });
    expect(piped.out).toBe('\u001b[31mred\u001b[0m, \u001b[2Jcleared\n');
  });

  test('imports @stoqey/ib the way that compilers of TypeScript do, too', async () => {
    const files = {
      'whole.ts':
        "import IB, { IBApi } from '@stoqey/ib'; console.log(new IB({ port: 1 }) instanceof IBApi, IB.IBApi === IBApi);",
    };
    expect(await ibsRun(['whole.ts'], { files })).toMatchObject({ exit: 0, out: 'true true\n' });
  });

  test('helps who does not know what there is in a sandbox', async () => {
    const files = {
      'reads.js': "require('node:fs').readFileSync('tickers.csv')",
      'order.ts': ordering.ts,
      'stays.ts': asking.ts.replace('ib.disconnect();', ''),
    };
    const read = await ibsRun(['reads.js'], { files });
    expect(read.err).toMatch(/\nhint: a program sees no file of this machine/);
    const refused = await ibsRun(['order.ts', '--json', '--', '100'], { files });
    expect(JSON.parse(refused.out)).toMatchObject({ hints: [expect.stringContaining('--policy trading')] });
    const stayed = await ibsRun(['stays.ts', '--timeout', '2s'], { files });
    expect(stayed.err).toMatch(/\nhint: .*`ib\.disconnect\(\)`/);
  });

  test('gives programs one object, without a word beside it', async () => {
    const files = { 'ask.ts': asking.ts };
    const { exit, out, err } = await ibsRun(['ask.ts', '--json'], { files });
    expect([exit, err]).toEqual([0, '']);
    const ran = JSON.parse(out);
    expect(ran).toMatchObject({
      result: {
        ending: 'finished',
        exitCode: 0,
        signal: null,
        trouble: null,
        stdout: { head: `${MOMENT}\n`, tail: '', left: 0 },
      },
      isolation: { level: 'full', missing: null },
      guard: { policy: 'examples', killed: null, ordersAllowed: 0 },
      refusals: [],
      refusalsLeftOut: 0,
      transcriptLeftOut: 0,
    });
    const names = ran.transcript.map((entry: { message?: { name: string } }) => entry.message?.name);
    expect(names).toContain('reqCurrentTime');
    expect(ran.isolation.walls).toContainEqual({ name: 'network', holds: true, by: expect.any(String) });
    const without = await ibsRun(['ask.ts', '--json', '--no-transcript'], { files });
    expect(JSON.parse(without.out)).not.toHaveProperty('transcript');
  });

  test('writes the whole transcript to a file, and shows none where nobody wants it', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'all.jsonl'), 'of a run before\n');
    await ibsRun(['ask.ts', '--transcript', 'all.jsonl'], { cwd, files: { 'ask.ts': asking.ts } });
    const lines = readFileSync(join(cwd, 'all.jsonl'), 'utf8').trim().split('\n');
    const kept = lines.map((line) => JSON.parse(line));
    expect(kept[0]).toMatchObject({ session: '#1', event: { kind: 'greeted' } });
    expect(kept.map(({ message }) => message?.name)).toContain('currentTime');
    const { err } = await ibsRun(['ask.ts', '--no-transcript'], { cwd });
    expect(err).not.toContain('wire');
  });

  test('Ctrl-C ends the program, and leaves nothing of it', async () => {
    const stop = new AbortController();
    const files = { 'waits.ts': 'console.log(process.pid); setInterval(() => {}, 1000);' };
    const { exit, err, home } = await ibsRun(['waits.ts'], {
      files,
      signal: stop.signal,
      onOut: () => stop.abort('SIGINT'),
    });
    expect(exit).toBe(130);
    expect(err).toContain('ibs: stopped by you after');
    expect(readdirSync(join(home, 'sandbox')).filter((name) => name.startsWith('cells-'))).toEqual([]);
  });

  test('runs side by side do not wait for each other, and old records make way', async () => {
    const cwd = emptyFolder();
    const files = { 'ask.ts': asking.ts };
    const env = { IBS_RUN_KEEP: '1' };
    const both = await Promise.all([
      ibsRun(['ask.ts'], { cwd, files, env }),
      ibsRun(['ask.ts'], { cwd, env }),
    ]);
    expect(both.map(({ exit, err }) => [exit, exit === 0 ? '' : err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    // Those of a process that still runs may be in use.
    expect(readdirSync(join(cwd, 'home', 'runs')).length).toBe(2);
  });

  test('leads to a gateway of the user’s, where nothing is traded unless a policy says so', async () => {
    const { port } = await upstreamOf();
    const upstream = `127.0.0.1:${port}`;
    const files = { 'ask.ts': asking.ts, 'order.ts': ordering.ts };
    const cwd = emptyFolder();
    const asked = await ibsRun(['ask.ts', '--upstream', upstream], { cwd, files });
    expect(asked.exit).toBe(0);
    expect(asked.err).toContain(`guard: policy read-only before ${upstream}:`);
    const order = await ibsRun(['order.ts', '--upstream', upstream, '--', '1'], { cwd });
    expect(order.out).toContain('read-only');
    const policy = ['--policy', 'examples'];
    const traded = await ibsRun(['order.ts', '--upstream', upstream, ...policy, '--', '1'], { cwd });
    expect(traded.out).toBe('Submitted\n');
    expect(traded.err).toContain(`record: ${join(cwd, 'home', 'guard', 'audit.jsonl')}\n`);
  });

  test('who gives no client id, as the first example of @stoqey/ib does, is client 0', async () => {
    const files = { 'ask.ts': asking.ts.replace(', clientId: 3', '') };
    const { exit, out, err } = await ibsRun(['ask.ts'], { files });
    expect([exit, out]).toEqual([0, `${MOMENT}\n`]);
    expect(err).toMatch(/\n +\d+ ms → \[by the guard\] startApi/);
  });

  test('lets nobody near an account that is not a paper account', async () => {
    const { port } = await upstreamOf(['U1234567']);
    const program = asking.ts.replace(
      'ib.connect();',
      'ib.on(EventName.error, (error) => console.log(error.message));\nib.on(EventName.disconnected, () => process.exit(4));\nib.connect();',
    );
    const args = ['ask.ts', '--upstream', `127.0.0.1:${port}`, '--policy', 'trading'];
    const { exit, out, err } = await ibsRun(args, { files: { 'ask.ts': program } });
    expect(exit).toBe(1);
    expect(out).toContain('U1234567');
    expect(err).toContain('  refused connect: connection: this login has the account U1234567');
  });
});

test.each([
  [['ask.py'], 'ask.py is in Python, which is not installed here'],
  [['ask.ts', '--upstream', '4002'], 'expected HOST:PORT'],
  [['ask.ts', '--upstream', '127.0.0.1:1'], '127.0.0.1:1 cannot be reached'],
  [['ask.ts', '--transcript', '.'], 'the transcript cannot be written'],
])('%j cannot be run, and nothing is left of it', async (args, said) => {
  const files = { 'ask.ts': 'console.log(1)', 'ask.py': 'print(1)' };
  const { exit, out, err, home } = await ibsRun(['--allow-reduced-isolation', ...args], { files });
  expect([exit, out]).toEqual([2, '']);
  expect(err).toContain(said);
  expect(existsSync(join(home, 'runs'))).toBe(false);
});

describe('without bubblewrap', () => {
  const env = { PATH: pathWithoutWalls() };
  const files = { 'ask.ts': asking.ts };

  test('a person has to say that a program may run', async () => {
    const { exit, out, err, home } = await ibsRun(['ask.ts'], { files, env });
    expect([exit, out]).toEqual([3, '']);
    expect(err).toContain('--allow-reduced-isolation');
    expect(existsSync(join(home, 'runs'))).toBe(false);
  });

  test('it runs then, and is told by which walls it is not held', async () => {
    const { exit, out, err } = await ibsRun(['ask.ts', '--allow-reduced-isolation'], { files, env });
    expect([exit, out]).toEqual([0, `${MOMENT}\n`]);
    expect(err).toContain('\nIsolation is reduced: ');
    expect(err).toMatch(/\n {2}no wall network: /);
  });
});
