import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'ibs-run-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const RUNNER = [
  'vitest.config.ts',
  'package.json',
  'tsconfig.json',
  'platform/errors',
  'platform/setup/home.mjs',
];
const TEST_RUN = [
  'environment',
  'group',
  'main',
  'needs',
  'page',
  'page-style',
  'programs',
  'properties',
  'record',
  'reporter',
  'summary',
  'vitest',
];

/** A checkout that holds the test runner and these test files, and nothing else. */
function checkoutWith(tests: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(scratch, 'checkout-'));
  for (const path of [...RUNNER, ...TEST_RUN.map((name) => `tests/run/${name}.ts`)]) {
    cpSync(join(checkout, path), join(root, path), { recursive: true });
  }
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'));
  for (const [path, code] of Object.entries(tests)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), code);
  }
  return root;
}

function start(root: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/run/main.ts', ...args], {
    cwd: root,
    env: {
      ...process.env,
      IBS_HOME: join(root, 'home'),
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      IBS_LOG_LEVEL: 'debug',
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<{ code: number | null; output: string; last: string | undefined }>((resolve) => {
    child.on('close', (code) => resolve({ code, output, last: output.trimEnd().split('\n').at(-1) }));
  });
  return { child, ended, output: () => output };
}

const PASSES = "import { test } from 'vitest';\ntest('passes', () => {});\n";

/** A server that would outlive its test. */
const LISTENS = `require('net').createServer().listen(0, '127.0.0.1', function () {
  require('fs').writeFileSync('port.new', String(this.address().port));
  require('fs').renameSync('port.new', 'port');
});`;

describe('npm test', { timeout: 120_000 }, () => {
  test('runs all five projects, says what was skipped and why, and ends with the count', async () => {
    const root = checkoutWith({
      'tests/a.test.ts': PASSES,
      'tests/a.integration.test.ts': PASSES,
      'tests/contract/a.test.ts': PASSES,
      'tests/fault/a.test.ts': PASSES,
      'tests/browser/a.test.ts': `import { beforeAll, expect, test } from 'vitest';
        import { describeWith } from '../run/needs.js';
        process.env.PATH = '/nowhere';
        describeWith('chromium', 'the page', (chromium) => {
          beforeAll(() => { throw new Error('must not run'); });
          test('is shown', () => expect(chromium).toBe(''));
        });`,
      'tests/needs.test.ts': `import { test } from 'vitest';
        import { needs } from './run/needs.js';
        test('runs Python', () => { needs('python'); });`,
      'tests/home.test.ts': `import { expect, test } from 'vitest';
        test('is kept from the user', () => {
          expect(process.env.IBS_HOME).not.toBe(process.env.IBS_TEST_HOME);
          expect(process.env.IBS_TEST_HOME).toBe(process.cwd() + '/home');
          expect(process.env.IBS_LOG_LEVEL).toBeUndefined();
        });`,
      'tests/a.full.test.ts': PASSES,
      'tests/empty.test.ts': '',
    });
    const { code, output, last } = await start(root).ended;
    expect(last, output).toBe('5 passed, 0 failed, 2 skipped');
    expect(code).toBe(0);
    expect(output).toMatch(
      /because chromium is not on this machine.*:\n\s+tests\/browser\/a\.test\.ts > the page > is shown/,
    );
    expect(output).toMatch(
      /because python is not on this machine.*:\n\s+tests\/needs\.test\.ts > runs Python/,
    );
    const page = readFileSync(join(root, 'home/reports/test/index.html'), 'utf8');
    for (const project of ['unit', 'integration', 'contract', 'fault', 'browser'])
      expect(page).toContain(`<h2>${project} `);
    expect(existsSync(join(root, 'home/reports/test/coverage/coverage-summary.json'))).toBe(true);
  });

  test('counts what fails, a file that cannot be loaded and a hook that throws', async () => {
    const root = checkoutWith({
      'tests/a.test.ts': PASSES,
      'tests/b.test.ts':
        "import { expect, test } from 'vitest';\ntest('sums', () => expect([1, 2]).toEqual([1, 3]));",
      'tests/c.test.ts': "import './gone.js';",
      'tests/d.test.ts':
        "import { beforeAll, describe, test } from 'vitest';\ndescribe('all', () => { beforeAll(() => { throw new Error('no disk'); }); test('waits', () => {}); });",
    });
    const { code, output, last } = await start(root).ended;
    expect(last, output).toBe('1 passed, 3 failed, 1 skipped');
    expect(code).toBe(1);
    const page = readFileSync(join(root, 'home/reports/test/index.html'), 'utf8');
    for (const shown of ['gone.js', 'no disk', '<span class="minus">-   3,</span>'])
      expect(page).toContain(shown);
  });

  test('--full takes the long ones too; other arguments choose what runs', async () => {
    const root = checkoutWith({ 'tests/a.test.ts': PASSES, 'tests/long.full.test.ts': PASSES });
    expect((await start(root, ['--full']).ended).last).toBe('2 passed, 0 failed');
    expect((await start(root, ['--full', 'long']).ended).last).toBe('1 passed, 0 failed');
  });

  test('a run in which nothing ran, and a forgotten .only, fail', async () => {
    const root = checkoutWith({
      'tests/a.test.ts': "import { test } from 'vitest';\ntest.only('mine', () => {});",
    });
    const none = await start(root, ['nothing-is-called-this']).ended;
    expect(none).toMatchObject({ code: 1, last: '0 passed, 1 failed' });
    expect(none.output).toContain('No test ran for: nothing-is-called-this');
    expect((await start(root).ended).code).toBe(1);
  });

  test('Ctrl-C ends it with 130, and with it what the tests have started', async () => {
    const root = checkoutWith({
      'tests/a.test.ts': `import { spawn } from 'node:child_process';
        import { test } from 'vitest';
        test('hangs', () => {
          spawn(process.execPath, ['-e', ${JSON.stringify(LISTENS)}]);
          return new Promise(() => {});
        });`,
    });
    const { child, ended } = start(root, ['a.test']);
    while (!existsSync(join(root, 'port'))) await new Promise((resolve) => setTimeout(resolve, 50));
    const port = Number(readFileSync(join(root, 'port'), 'utf8'));
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    const answer = await new Promise((resolve) =>
      connect(port, '127.0.0.1', () => resolve('open')).on('error', resolve),
    );
    expect(answer).toMatchObject({ code: 'ECONNREFUSED' });
  });
});
