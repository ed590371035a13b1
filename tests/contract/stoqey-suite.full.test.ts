import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventName, OrderAction, OrderType } from '@stoqey/ib';
import { expect, test } from 'vitest';
import { alwaysOpenClock } from '../../harness/gateway/time/always-open.js';
import { installPeers } from '../../platform/bench/peers.js';
import { systemClock } from '../../platform/clock/system.js';
import { findPackageRoot } from '../../platform/config/root.js';
import { startGateway } from './gateway.js';
import { AAPL } from './live-data.js';
import { connectStoqey } from './stoqey.js';
import { expectedFailures, leftOut } from './stoqey-suite/expected-failures.js';

/** What Jest says of one test. */
interface Assertion {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

interface JestReport {
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly Assertion[] }[];
}

test('the test suite that @stoqey/ib ships passes against the gateway, but for what is listed with its reason', {
  timeout: 900_000,
}, async () => {
  const { root } = findPackageRoot(import.meta.url);
  const home = process.env['IBS_TEST_HOME'] ?? join(root, '.ibs');
  const modules = await installPeers(join(root, 'tests/contract/stoqey-suite'), home, root);
  if (!modules) throw new Error('expected a package.json in tests/contract/stoqey-suite');
  const folder = mkdtempSync(join(tmpdir(), 'ibs-stoqey-suite-'));
  const gateway = await startGateway({
    clock: alwaysOpenClock(systemClock),
    settings: { historicalPacing: false, maxClients: 200 },
  });
  try {
    // Jest looks at nothing below node_modules.
    cpSync(join(root, 'node_modules/@stoqey/ib'), folder, { recursive: true });
    writeFileSync(join(folder, 'jest.config.cjs'), jestConfig([modules, join(root, 'node_modules')]));
    await holdAShare(gateway.port);
    const out = join(folder, 'report.json');
    await runJest(join(modules, 'jest/bin/jest.js'), folder, out, gateway.port);
    const report: JestReport = JSON.parse(readFileSync(out, 'utf8'));
    const assertions = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = assertions.filter(({ status }) => status === 'failed');

    expect(assertions.length).toBeGreaterThanOrEqual(150);
    const expected = expectedFailures.flatMap(({ names }) => names).sort();
    const found = failed.map(({ fullName }) => fullName).sort();
    const unexpected = failed.filter(({ fullName }) => !expected.includes(fullName));
    expect(unexpected.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]}`)).toEqual(
      [],
    );
    expect(found).toEqual(expected);
  } finally {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Some of its tests ask for the positions of an account that has some. */
async function holdAShare(port: number): Promise<void> {
  const client = await connectStoqey(port);
  client.api.placeOrder(1, AAPL, {
    ...{ action: OrderAction.BUY, orderType: OrderType.MKT, totalQuantity: 1, transmit: true },
  });
  await client.event(EventName.orderStatus, (_id, status) => status === 'Filled');
  client.close();
}

function jestConfig(modulePaths: readonly string[]): string {
  return `module.exports = ${JSON.stringify({
    testEnvironment: 'node',
    testMatch: ['**/dist/tests/**/*.test.js'],
    setupFilesAfterEnv: ['<rootDir>/dist/tests/setup.js'],
    modulePathIgnorePatterns: [],
    testPathIgnorePatterns: [leftOut],
    modulePaths,
  })};\n`;
}

/** Jest ends with 1 when a test fails; what it reports is what counts. */
function runJest(jest: string, folder: string, out: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = [jest, '--forceExit', '--runInBand', '--testTimeout=8000', '--json', `--outputFile=${out}`];
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        IB_HOST: '127.0.0.1',
        IB_PORT: String(port),
        IB_TEST_ACCOUNT: 'DU1234567',
        MAX_REQ_PER_SECOND: '40',
      },
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if ((code === 0 || code === 1) && existsSync(out)) resolve();
      else reject(new Error(`jest ended with ${code}:\n${err.slice(-2000)}`));
    });
  });
}
