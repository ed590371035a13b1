import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { npmEnvironment } from '../../platform/setup/steps/npm-environment.mjs';
import { MAKES_A_DATABASE, pack, packageVersion, runNode } from './packed.js';

const folder = mkdtempSync(join(tmpdir(), 'ibs-install-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;

test('npm installs the packed package into an empty folder, and its ibs works there', {
  timeout: 10 * MINUTE,
}, () => {
  const tarball = pack(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const certificates = process.env['IBS_TEST_CA_CERTS'];
  const env = {
    ...process.env,
    // Where a native module must be compiled, Node's own headers save a download.
    ...npmEnvironment(process.env, folder, process),
    ...(certificates ? { NODE_EXTRA_CA_CERTS: certificates } : {}),
  };
  execFileSync('npm', ['install', tarball, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env,
    stdio: 'pipe',
  });

  expect(runNode(folder, 'node_modules/.bin/ibs', '--version')).toMatchObject({
    status: 0,
    stdout: `${packageVersion()}\n`,
  });
  const made = runNode(folder, '--input-type=module', '-e', MAKES_A_DATABASE);
  expect(made.status, made.stderr).toBe(0);
  const check = runNode(folder, 'node_modules/.bin/ibs', 'db', 'check');
  expect(check.status, check.stdout + check.stderr).toBe(0);
  const code = "import { createApp } from 'ib-specialist'; console.log(createApp().version)";
  expect(runNode(folder, '--input-type=module', '-e', code)).toMatchObject({
    status: 0,
    stdout: `${packageVersion()}\n`,
  });
});
