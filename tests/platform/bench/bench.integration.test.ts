import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'ibs-bench-test-'));
const root = join(scratch, 'checkout');
const home = join(scratch, 'home');

beforeAll(() => {
  for (const part of ['bench', 'clock', 'errors', 'setup/home.mjs']) {
    cpSync(join(checkout, 'platform', part), join(root, 'platform', part), { recursive: true });
  }
  for (const file of ['.npmrc', 'package.json']) cpSync(join(checkout, file), join(root, file));
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'));
  write('trading/bench/sum.bench.ts', SUM);
  write(
    'trading/bench/peers/package.json',
    '{ "name": "peers", "dependencies": { "friend": "file:./friend" } }',
  );
  write('trading/bench/odd.bench.ts', 'export default 3;');
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const SUM = `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bench } from '../../platform/bench/bench.js';
export default bench({
  name: 'sum',
  about: 'nothing much',
  cases: [{
    name: 'adding',
    runs: 5,
    project: () => ({ run: () => void (1 + 1) }),
    peers: { friend: ({ peer }) => { readFileSync(join(peer('friend'), 'package.json')); return { run() {} }; } },
  }],
});
`;

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

function runBench(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'platform/bench/main.ts', ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, IBS_HOME: home },
    },
  );
  return { status, stdout, stderr };
}

test('without a name it lists what there is; an unknown name is refused with that list', () => {
  expect(runBench()).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/sum +trading\/bench\/sum\.bench\.ts/),
  });
  expect(runBench('sun')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/no benchmark "sun"; there are .*sum/),
  });
  expect(runBench('sum', '--fast')).toMatchObject({ status: 2, stderr: expect.stringContaining('--fast') });
});

test('a file without a benchmark in it is refused by its name', () => {
  expect(runBench('odd')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('odd.bench.ts has no default export'),
  });
});

test('peers that cannot be installed are named, with what npm said, and nothing half-done stays', () => {
  // A lock that does not fit its package.json is what npm ci refuses without any network.
  write('trading/bench/peers/package-lock.json', '{ "name": "peers", "lockfileVersion": 3, "packages": {} }');
  expect(runBench('sum')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/bench\.peers: npm ci for .*peers ended/),
  });
  expect(readdirSync(join(home, 'bench-peers'))).toEqual([]);
});

test('peers are installed once, outside the checkout; the table is printed and the figures written', () => {
  const peers = join(root, 'trading/bench/peers');
  rmSync(join(peers, 'package-lock.json'), { force: true });
  // The tiny package is packed, so that npm ci installs it from a file without asking anybody.
  const friend = join(scratch, 'friend');
  mkdirSync(friend, { recursive: true });
  writeFileSync(join(friend, 'package.json'), '{ "name": "friend", "version": "1.0.0" }');
  execFileSync('npm', ['pack', '--pack-destination', scratch], { cwd: friend, stdio: 'pipe' });
  write(
    'trading/bench/peers/package.json',
    JSON.stringify({ dependencies: { friend: `file:${scratch}/friend-1.0.0.tgz` } }),
  );
  execFileSync('npm', ['install', '--package-lock-only', '--offline'], { cwd: peers, stdio: 'pipe' });

  const first = runBench('sum');
  expect(first, first.stderr).toMatchObject({ status: 0, stdout: expect.stringMatching(/friend +5 .*×/) });
  const [installed] = readdirSync(join(home, 'bench-peers'));
  expect(existsSync(join(home, 'bench-peers', installed ?? '', 'node_modules/friend/package.json'))).toBe(
    true,
  );
  expect(existsSync(join(peers, 'node_modules'))).toBe(false);

  const second = runBench('sum', '--out', join(scratch, 'out'));
  expect(second.status, second.stderr).toBe(0);
  expect(readdirSync(join(home, 'bench-peers'))).toEqual([installed]);
  const report = JSON.parse(readFileSync(join(scratch, 'out/sum.json'), 'utf8'));
  expect(report).toMatchObject({
    bench: 'sum',
    command: expect.stringMatching(/^npm run bench -- sum --out /),
    machine: { node: process.version, cores: expect.any(Number), cpu: expect.any(String) },
    cases: [
      {
        name: 'adding',
        contestants: [{ name: 'ib-specialist' }, { name: 'friend', ratio: expect.any(Number) }],
      },
    ],
  });
  expect(readdirSync(join(home, 'reports')).filter((name) => name.startsWith('bench-sum-'))).toHaveLength(1);
});
