import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeCheckout, writeProgram } from '../platform/setup/fake-checkout.js';

/** The user `nobody`: root may write anywhere, so it cannot see what the others are refused. */
const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
const recorded = (name: string) => resolve('tests/platform/setup/npm-failures', `${name}.txt`);

describe('a set-up that cannot go on says why in a line and exits with 2', () => {
  test('a wrong Node', async () => {
    const checkout = fakeCheckout();
    const pretend = join(checkout.root, 'old-node.cjs');
    writeFileSync(pretend, "Object.defineProperty(process.versions, 'node', { value: '18.20.8' });");
    const { code, stderr, stdout } = await checkout.setUp([], { nodeFlags: ['--require', pretend] });
    expect(stderr).toMatch(/^Node \^20\.19\.0 .* is needed, but this is 18\.20\.8 \(.*\)\. Install .*\n$/);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(existsSync(join(checkout.root, '.setup'))).toBe(false);
  });

  test('an unknown option', async () => {
    const { code, stderr } = await fakeCheckout().setUp(['--fast']);
    expect(stderr).toContain('found --fast');
    expect(code).toBe(2);
  });

  test('an IBS_HOME that cannot be written', async () => {
    const checkout = fakeCheckout();
    mkdirSync(checkout.home, { mode: 0o555 });
    chmodSync(checkout.root, 0o777);
    const { code, stderr } = await checkout.setUp([], nobody);
    expect(stderr).toContain(`the state folder ${checkout.home} cannot be written to`);
    expect(stderr).toContain('point IBS_HOME at a folder');
    expect(code).toBe(2);
  });

  test('an IBS_HOME that is a file', async () => {
    const checkout = fakeCheckout();
    writeFileSync(checkout.home, '');
    const { code, stderr } = await checkout.setUp();
    expect(stderr).toContain(`the state folder ${checkout.home} cannot be written to`);
    expect(code).toBe(2);
  });

  test('a checkout that cannot be written', async () => {
    const checkout = fakeCheckout();
    chmodSync(checkout.root, 0o555);
    const { code, stderr } = await checkout.setUp([], nobody);
    chmodSync(checkout.root, 0o755);
    expect(stderr).toContain('the checkout');
    expect(stderr).toContain('cannot be written to');
    expect(code).toBe(2);
  });

  test('no npm', async () => {
    const checkout = fakeCheckout();
    writeProgram(checkout.bin, 'npm', '');
    chmodSync(join(checkout.bin, 'npm'), 0o644);
    const { code, stdout } = await checkout.setUp(['--only', 'npm']);
    expect(stdout).toMatch(/^npm .* FAILED: npm is needed, but PATH has none/m);
    expect(code).toBe(2);
  });

  test('no compiler: what is missing is named, and what builds on the packages is not tried', async () => {
    const checkout = fakeCheckout();
    mkdirSync(join(checkout.root, 'server', 'cli'), { recursive: true });
    writeFileSync(join(checkout.root, 'server', 'cli', 'main.ts'), '');
    const { code, stdout } = await checkout.setUp([], { env: { IBS_FAKE_NPM: recorded('no-compiler') } });
    expect(stdout).toMatch(
      /^npm .* FAILED: native modules have to be compiled here, but a C\+\+ compiler \(g\+\+\) and make and Python 3 are missing; install/m,
    );
    expect(stdout).toMatch(/^cli .* not tried, because npm failed$/m);
    expect(stdout).toMatch(/^set-up .* not ready/m);
    expect(code).toBe(2);
  });

  test('no network at the first set-up; with a network it then goes through', async () => {
    const checkout = fakeCheckout();
    const offline = await checkout.setUp([], { env: { IBS_FAKE_NPM: recorded('no-network') } });
    expect(offline.stdout).toMatch(/^npm .* FAILED: no network/m);
    expect(offline.code).toBe(2);
    expect((await checkout.setUp()).code).toBe(0);
  });
});

describe('a set-up that can go on does', () => {
  test('with a read-only home folder', async () => {
    const checkout = fakeCheckout();
    const home = join(checkout.root, '..', 'read-only');
    mkdirSync(home, { mode: 0o555 });
    chmodSync(checkout.root, 0o777);
    const { code, stdout } = await checkout.setUp([], { ...nobody, env: { HOME: home } });
    expect(stdout).toMatch(/^npm .* as the lock names them$/m);
    expect(code).toBe(0);
  });

  test('without a network once it has been done', async () => {
    const checkout = fakeCheckout();
    await checkout.setUp();
    const offline = { env: { IBS_FAKE_NPM: recorded('no-network') } };
    expect(await checkout.setUp(['--quiet'], offline)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('with packages that somebody else installed, native ones built beforehand', async () => {
    const checkout = fakeCheckout();
    await checkout.setUp();
    const stamp = join(checkout.root, '.setup', 'npm.json');
    writeFileSync(stamp, '');
    const { stderr } = await checkout.setUp(['--quiet'], { env: { IBS_FAKE_NPM: recorded('no-compiler') } });
    expect(stderr).toMatch(/^npm .* found as the lock names them$/m);
    expect(checkout.installs()).toBe(1);
  });
});
