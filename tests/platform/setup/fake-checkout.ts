import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { findTool } from '../../../platform/setup/tools.mjs';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface FakeCheckout {
  readonly root: string;
  readonly home: string;
  /** The only folder on PATH: no Python, no bubblewrap, no compiler unless a test puts one there. */
  readonly bin: string;
  start(args?: readonly string[], options?: StartOptions): Running;
  setUp(args?: readonly string[], options?: StartOptions): Promise<Ended>;
  /** How often npm was asked to install. */
  installs(): number;
}

export interface StartOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly nodeFlags?: readonly string[];
}

/**
 * What stands between the set-up and the real npm. `IBS_FAKE_NPM=hang` starts a child and never ends; `gate`
 * waits for a file named `open`; `<file>` prints that file and fails. Each call of `npm ci` is counted.
 */
const NPM = (real: string, calls: string, node: string) => `#!/bin/sh
if [ "$1" = ci ]; then
  echo ci >> '${calls}'
  case "$IBS_FAKE_NPM" in
    '') ;;
    hang)
      mkdir -p node_modules && echo half > node_modules/half
      '${node}' -e 'setInterval(() => {}, 1000)' &
      echo $! > hanging
      wait ;;
    gate) '${node}' -e 'const look = () => require("fs").existsSync("open") || setTimeout(look, 20); look()' ;;
    *) while IFS= read -r line; do echo "$line"; done < "$IBS_FAKE_NPM"; exit 1 ;;
  esac
fi
exec '${real}' "$@"
`;

/** A checkout in miniature: the set-up as it is here, one package that needs no network, nothing to build. */
export function fakeCheckout(): FakeCheckout {
  const base = mkdtempSync(join(tmpdir(), 'ibs-fake-checkout-'));
  // Tests that start the set-up as another user let it in.
  chmodSync(base, 0o777);
  onTestFinished(() => rmSync(base, { recursive: true, force: true, maxRetries: 3 }));
  const [root, bin, home, calls] = ['checkout', 'bin', 'home', 'npm-calls'].map((name) =>
    join(base, name),
  ) as [string, string, string, string];
  for (const folder of [root, bin]) mkdirSync(folder);
  cpSync('platform/setup', join(root, 'platform', 'setup'), { recursive: true });
  writePackage(root);
  for (const name of ['node', 'sh', 'env', 'mkdir']) symlinkSync(tool(name), join(bin, name));
  writeProgram(bin, 'npm', NPM(tool('npm'), calls, process.execPath));

  const start = (
    args: readonly string[] = [],
    { env = {}, uid, nodeFlags = [] }: StartOptions = {},
  ): Running => {
    const child = spawn(process.execPath, [...nodeFlags, 'platform/setup/main.mjs', ...args], {
      cwd: root,
      env: { HOME: base, PATH: bin, IBS_HOME: home, npm_config_offline: 'true', ...env },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    return { process: child, ended: outputOf(child) };
  };
  return {
    root,
    home,
    bin,
    start,
    setUp: (args, options) => start(args, options).ended,
    installs: () => (existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').length - 1 : 0),
  };
}

export function writeProgram(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

/** Resolves as soon as `look` finds something; the test's own time limit is the only one. */
export async function eventually<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await new Promise((later) => setTimeout(later, 20));
  }
}

function tool(name: string): string {
  const path = findTool(process.env, name);
  if (path === undefined) throw new Error(`the tests of the set-up need ${name} on PATH`);
  return path;
}

function outputOf(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

function writePackage(root: string): void {
  const manifest = { name: 'fake', version: '1.0.0', type: 'module', dependencies: { leaf: 'file:leaf' } };
  const leaf = { name: 'leaf', version: '1.0.0' };
  mkdirSync(join(root, 'leaf'));
  writeFileSync(join(root, 'leaf', 'package.json'), JSON.stringify(leaf));
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  const packages = {
    '': manifest,
    leaf: { version: '1.0.0' },
    'node_modules/leaf': { resolved: 'leaf', link: true },
  };
  writeFileSync(
    join(root, 'package-lock.json'),
    JSON.stringify({ ...manifest, lockfileVersion: 3, requires: true, packages }),
  );
}
