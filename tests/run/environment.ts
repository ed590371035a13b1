import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveHome } from '../../platform/setup/home.mjs';

/**
 * What every test process sees, under `npm test` and plain `npx vitest` alike: an IBS_HOME of its own, none
 * of the user's IBS_ settings, and a Node that starts without reading certificates (some 100 ms a process).
 */
export default function isolate(): () => void {
  const real = resolveHome(process.env, process.cwd());
  const certificates = process.env['NODE_EXTRA_CA_CERTS'];
  const reports = process.env['IBS_TEST_REPORTS'];
  const full = process.env['IBS_TEST_FULL'];
  const all = mkdtempSync(join(tmpdir(), 'ibs-test-'));
  // Tests that run a child as nobody must be able to show it its files.
  chmodSync(all, 0o711);
  const home = join(all, 'home');
  const scratch = join(all, 'tmp');
  for (const folder of [home, scratch]) mkdirSync(folder);
  for (const name of Object.keys(process.env)) if (name.startsWith('IBS_')) delete process.env[name];
  delete process.env['NODE_EXTRA_CA_CERTS'];
  Object.assign(process.env, {
    IBS_HOME: home,
    // Whatever tests leave in the temporary folder goes with the run.
    TMPDIR: scratch,
    IBS_TEST_HOME: real,
    IBS_TEST_REPORTS: reports ?? join(home, 'reports'),
    // Tests that try more the longer they may.
    ...(full ? { IBS_TEST_FULL: full } : {}),
    // For the few tests that go through npm to its registry.
    ...(certificates ? { IBS_TEST_CA_CERTS: certificates } : {}),
  });
  return () => rmSync(all, { recursive: true, force: true, maxRetries: 3 });
}
