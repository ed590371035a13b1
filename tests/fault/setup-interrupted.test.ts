import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bornAt } from '../../platform/setup/processes.mjs';
import { eventually, type FakeCheckout, fakeCheckout } from '../platform/setup/fake-checkout.js';

/** Starts a set-up whose npm hangs half-way; resolves when it does, with the process that npm has started. */
async function hang(checkout: FakeCheckout) {
  const running = checkout.start([], { env: { IBS_FAKE_NPM: 'hang' } });
  const file = join(checkout.root, 'hanging');
  const grandchild = await eventually(() => existsSync(file) && Number(readFileSync(file, 'utf8')));
  return { running, grandchild };
}

async function expectWhole(checkout: FakeCheckout): Promise<void> {
  expect(existsSync(join(checkout.root, 'node_modules', 'half'))).toBe(false);
  expect(existsSync(join(checkout.root, 'node_modules', 'leaf', 'package.json'))).toBe(true);
  expect(await checkout.setUp(['--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
}

describe('an interrupted first set-up', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s ends what it started, says so, exits with 130, and the next one completes it',
    async (signal) => {
      const checkout = fakeCheckout();
      const { running, grandchild } = await hang(checkout);
      running.process.kill(signal);
      const { code, stdout } = await running.ended;
      expect(stdout).toContain('set-up interrupted; start it again and it takes up where it stopped');
      expect(code).toBe(130);
      expect(bornAt(grandchild)).toBeUndefined();
      expect(existsSync(join(checkout.root, '.setup', 'lock'))).toBe(false);

      const next = await checkout.setUp();
      expect(next.code).toBe(0);
      await expectWhole(checkout);
    },
  );

  test.skipIf(process.platform !== 'linux')(
    'by kill -9 leaves processes behind; the next one ends them and completes it',
    async () => {
      const checkout = fakeCheckout();
      const { running, grandchild } = await hang(checkout);
      running.process.kill('SIGKILL');
      await running.ended;
      // A child that was just writing to the dead set-up ends by itself, and may take the others along.
      const left = bornAt(grandchild) !== undefined;

      const next = await checkout.setUp();
      expect(next.stdout).not.toContain('waiting');
      expect(next.stdout).toMatch(/^an earlier set-up was killed/m);
      if (left) expect(next.stdout).toMatch(/killed and left \d processes running, which are ended now/);
      expect(next.code).toBe(0);
      expect(bornAt(grandchild)).toBeUndefined();
      await expectWhole(checkout);
    },
  );

  test('by a loss of power while the lock was being written: the next one gets past it', async () => {
    const checkout = fakeCheckout();
    await checkout.setUp(['--only', 'bubblewrap']);
    const lock = join(checkout.root, '.setup', 'lock');
    writeFileSync(lock, '{"runId":');
    utimesSync(lock, new Date(0), new Date(0));
    const { code, stdout } = await checkout.setUp();
    expect(stdout).toContain('taking up where it stopped');
    expect(code).toBe(0);
  });
});

describe('two set-ups at once', () => {
  test('the second waits, says for whom, and finds everything done', async () => {
    const checkout = fakeCheckout();
    const first = checkout.start([], { env: { IBS_FAKE_NPM: 'gate' } });
    await eventually(() => checkout.installs() === 1);
    const second = checkout.start();
    second.process.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('waiting')) writeFileSync(join(checkout.root, 'open'), '');
    });
    const { code, stdout } = await second.ended;
    expect(stdout).toContain(`another set-up is at work here (process ${first.process.pid} on`);
    expect(stdout).toMatch(/^npm .* up to date/m);
    expect(code).toBe(0);
    expect((await first.ended).code).toBe(0);
    expect(checkout.installs()).toBe(1);
  });

  test('six of them install once', async () => {
    const checkout = fakeCheckout();
    const all = await Promise.all(Array.from({ length: 6 }, () => checkout.setUp(['--quiet'])));
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(checkout.installs()).toBe(1);
  });

  test.skipIf(process.platform !== 'linux')(
    'one that waits can be interrupted and leaves the other alone',
    async () => {
      const checkout = fakeCheckout();
      const { running, grandchild } = await hang(checkout);
      const second = checkout.start();
      second.process.stdout?.on('data', (chunk) => {
        if (String(chunk).includes('waiting')) second.process.kill('SIGINT');
      });
      expect((await second.ended).code).toBe(130);
      expect(bornAt(grandchild)).toBeDefined();
      expect(existsSync(join(checkout.root, '.setup', 'lock'))).toBe(true);
      running.process.kill('SIGINT');
      expect((await running.ended).code).toBe(130);
    },
  );
});
