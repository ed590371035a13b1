import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultLimits } from '../../../../harness/sandbox/limits.js';
import { openReducedWalls } from '../../../../harness/sandbox/reduced/open-reduced-walls.js';
import { reducedStatement } from '../../../../harness/sandbox/reduced/statement.js';
import { findPackageRoot } from '../../../../platform/config/root.js';
import { log, runReduced, startReduced, temporaryFolder, wholeOf } from './cell.js';

const runtimes = ['node', 'python'] as const;

test('every wall is named, and those that do not hold say why', async () => {
  const { isolation } = await openReducedWalls({ env: {}, python: undefined, log });
  expect(isolation.level).toBe('reduced');
  const holding = isolation.walls.filter(({ holds }) => holds).map(({ name }) => name);
  expect(holding.sort()).toEqual(['environment', 'file-size', 'open-files']);
  expect(isolation.walls.find(({ name }) => name === 'network')).toEqual({
    name: 'network',
    holds: false,
    by: expect.stringMatching(/four ports.*code that means harm can get around it/),
  });
  expect(reducedStatement).toMatch(/^Isolation is reduced: [^.]*\.$/);
});

test.each(runtimes)('a %s program is told what it would be told inside', async (runtime) => {
  const code = {
    node: `import { readFileSync } from 'node:fs';
      const { cwd, argv, env, execArgv } = process;
      console.log(JSON.stringify({ home: cwd() === env.HOME && env.HOME === env.TMPDIR, env: Object.keys(env).sort(),
        argument: argv[2], data: readFileSync(argv[3], 'utf8'), orders: readFileSync(3, 'utf8') }));`,
    python: `import json, os, sys
env = os.environ
print(json.dumps({'home': os.getcwd() == env['HOME'] == env['TMPDIR'], 'env': sorted(env),
  'argument': sys.argv[1], 'data': open(sys.argv[2]).read(), 'orders': os.fdopen(3).read()}))`,
  };
  const data = temporaryFolder();
  writeFileSync(join(data, 'data.txt'), 'hello');
  const { cell } = await startReduced({
    runtime,
    code: code[runtime],
    args: ['plain', '/data/data.txt'],
    files: { [data]: '/data' },
  });
  cell.orders.end('run');
  const { stdout, stderr } = await wholeOf(cell);
  expect(JSON.parse(stdout || stderr)).toEqual({
    home: true,
    env: ['HOME', 'IBS_RELAY', 'LANG', 'TMPDIR'],
    argument: 'plain',
    data: 'hello',
    orders: 'run',
  });
});

test.each(runtimes)('a %s program inherits no more than its five pipes', async (runtime) => {
  const code = {
    node: `import { fstatSync } from 'node:fs';
      const open = [];
      for (let fd = 0; fd < 9; fd += 1) try { if (fstatSync(fd).isSocket()) open.push(fd); } catch {}
      console.log(JSON.stringify(open));`,
    python: `import os, stat
def is_socket(fd):
    try: return stat.S_ISSOCK(os.fstat(fd).st_mode)
    except OSError: return False
print(str([fd for fd in range(9) if is_socket(fd)]).replace(' ', ''))`,
  };
  const ran = await runReduced({ runtime, code: code[runtime] });
  expect(ran.stdout, ran.stderr).toMatch(/^\[0,1,2,3,4\b/);
  expect(JSON.parse(ran.stdout)).not.toContain(5);
});

test.each([
  [
    'node',
    `import { writeFileSync } from 'node:fs'; process.on('SIGTERM', () => {}); writeFileSync('left', '');
    console.log('up'); for (;;);`,
  ],
  [
    'python',
    `import signal; signal.signal(15, signal.SIG_IGN); open('left', 'w'); print('up', flush=True)
while True: pass`,
  ],
] as const)('a %s program that would run for ever is killed, and leaves nothing', async (runtime, code) => {
  const { cell, scratches } = await startReduced({ runtime, code });
  await new Promise((resolve) => cell.stdout.once('data', resolve));
  expect(readdirSync(scratches)).toHaveLength(1);
  cell.kill();
  expect(await cell.ended).toMatchObject({ exitCode: undefined, signal: 'SIGKILL', trouble: undefined });
  expect(readdirSync(scratches)).toEqual([]);
});

test.each([
  ['node', 'for (;;);'],
  ['python', 'while True: pass'],
] as const)('a %s program that computes too long breaks its limit of CPU', async (runtime, code) => {
  const ran = await runReduced({ runtime, code, limits: { cpu: 1 } });
  expect(ran).toMatchObject({ broke: 'cpu', signal: 'SIGXCPU' });
});

test.each([
  [
    'node',
    'const all = []; for (let n = 0; n < 20; n += 1) all.push(Buffer.alloc(2 ** 25, 1)); console.log("done")',
  ],
  ['python', 'all = [bytes(2 ** 25) for n in range(20)]; print("done")'],
] as const)('a %s program gets no more memory than it may have', async (runtime, code) => {
  const limits = { memoryBytes: 256 * 1024 * 1024 };
  const held = await runReduced({ runtime, code, limits });
  expect(held.stdout).toBe('');
  expect(held.stderr).toMatch(/allocation failed|MemoryError|out of memory/i);
  const free = await runReduced({ runtime, code, limits, without: ['memory'] });
  expect(free.stdout, free.stderr).toBe('done\n');
});

test.each([
  [
    'node',
    `import { writeFileSync } from 'node:fs'; writeFileSync('big', Buffer.alloc(3e6)); console.log('done')`,
  ],
  ['python', `open('big', 'wb').write(bytes(3_000_000)); print('done')`],
] as const)('a %s program writes no larger file than it may', async (runtime, code) => {
  const limits = { diskBytes: 1_000_000 };
  expect((await runReduced({ runtime, code, limits })).stdout).toBe('');
  expect((await runReduced({ runtime, code, limits, without: ['file-size'] })).stdout).toBe('done\n');
});

test.each([
  [
    'node',
    `import { openSync } from 'node:fs'; for (let n = 0; n < 80; n += 1) openSync('f' + n, 'w'); console.log('done')`,
  ],
  ['python', `all = [open(f'f{n}', 'w') for n in range(80)]; print('done')`],
] as const)('a %s program opens no more files than it may', async (runtime, code) => {
  const limits = { openFiles: 64 };
  expect((await runReduced({ runtime, code, limits })).stdout).toBe('');
  expect((await runReduced({ runtime, code, limits, without: ['open-files'] })).stdout).toBe('done\n');
});

test('a folder that a program has locked goes as well', async () => {
  const code = `import { chmodSync, mkdirSync } from 'node:fs'; mkdirSync('a/b', { recursive: true }); chmodSync('a', 0);`;
  const { cell, scratches } = await startReduced({ runtime: 'node', code });
  expect(await wholeOf(cell)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(readdirSync(scratches)).toEqual([]);
});

test('what a process of ours that was killed has left is removed by the next', async () => {
  const folder = temporaryFolder();
  const ended = spawn('true');
  await new Promise((resolve) => ended.once('exit', resolve));
  const [old, ours] = [
    join(folder, `ibs-cell-${ended.pid}-abc`),
    join(folder, `ibs-cell-${process.pid}-abc`),
  ];
  for (const each of [old, ours, join(folder, 'other')]) mkdirSync(each);
  await openReducedWalls({ env: { TMPDIR: folder }, python: undefined, log });
  expect(readdirSync(folder)).toEqual([`ibs-cell-${process.pid}-abc`, 'other']);
});

test('a cell that cannot be started says why', async () => {
  const walls = await openReducedWalls({ env: { TMPDIR: temporaryFolder() }, python: undefined, log });
  const plan = { args: [], files: {}, socket: '/nowhere.sock', env: {}, limits: defaultLimits };
  const noPython = walls.start({ ...plan, runtime: 'python' });
  expect(await noPython.ended).toMatchObject({ trouble: 'there is no Python here', exitCode: undefined });
  const noFile = walls.start({ ...plan, runtime: 'node', files: { '/nowhere/at/all': '/app' } });
  expect(await noFile.ended).toMatchObject({ trouble: expect.stringContaining('ENOENT') });
});

test('when the process that started it is killed, a cell ends with it', async () => {
  const folder = temporaryFolder();
  const { root } = findPackageRoot(import.meta.url);
  const owner = join(folder, 'owner.mts');
  writeFileSync(
    join(folder, 'program.mjs'),
    `import { writeFileSync } from 'node:fs';
    setInterval(() => writeFileSync('beat', String(process.hrtime.bigint())), 20); console.log(process.pid);`,
  );
  writeFileSync(
    owner,
    `import { openReducedWalls } from '${root}/harness/sandbox/reduced/open-reduced-walls.ts';
    const log = { warn() {} };
    const walls = await openReducedWalls({ env: { TMPDIR: '${folder}' }, python: undefined, log });
    const limits = ${JSON.stringify(defaultLimits)};
    const cell = walls.start({ runtime: 'node', args: ['/app/program.mjs'], files: { '${folder}': '/app' },
      socket: '/nowhere.sock', env: {}, limits });
    cell.stdout.pipe(process.stdout);`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', owner], { cwd: root });
  onTestFinished(() => void child.kill('SIGKILL'));
  const pid = Number(await new Promise<Buffer>((resolve) => child.stdout.once('data', resolve)));
  const lives = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  expect(lives()).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(lives, { timeout: 10_000 }).toBe(false);
});
