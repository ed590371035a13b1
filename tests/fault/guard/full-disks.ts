import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, type TestContext, test, vi } from 'vitest';
import { createGateway } from '../../../harness/gateway/create.js';
import { liftKill } from '../../../harness/guard/kill/change.js';
import { lookForKill } from '../../../harness/guard/kill/marks.js';
import { listenGuard } from '../../../harness/guard/listen.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { openScene, storyOf } from '../../contract/guard/scene.js';
import { AAPL } from '../../contract/orders/contracts.js';
import type { Driver, TradingClient } from '../../contract/orders/driver.js';
import { taken, working } from '../../contract/orders/lines.js';
import { expectAgreement, linesIn } from '../../harness/guard/agreement.js';
import { startGuard } from '../../harness/guard/guard.js';
import { witnessed } from '../../harness/guard/witness.js';
import { guardProgram, startProgram } from './guard-program.js';
import { marketClock } from './market-clock.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const resting = { action: 'BUY', orderType: 'LMT', totalQuantity: 1, lmtPrice: 100 };
const REFUSED = /^error \d+ 201 guard: record: .*cannot be written/;
const SOON = { timeout: 10_000 };

const through = (orderId: number) => [...taken(orderId, 1), ...working(orderId, 1)];

async function heard(client: TradingClient): Promise<readonly string[]> {
  await client.settle();
  return storyOf(client.take());
}

/** Orders one after the other until one does not go through: its number. */
async function placeUntilRefused(client: TradingClient, first: number): Promise<number> {
  for (let orderId = first; orderId < first + 200; orderId += 1) {
    client.place(orderId, AAPL, resting);
    const lines = await heard(client);
    if (lines.some((line) => line.startsWith('error'))) {
      expect(lines).toEqual([expect.stringMatching(REFUSED), `orderStatus ${orderId} Cancelled 0/1`]);
      return orderId;
    }
    expect(lines).toEqual(through(orderId));
  }
  return expect.fail('the disk is never full');
}

/** A disk of its own, until the test ends. */
function smallDisk({ skip }: TestContext): string {
  if (process.getuid?.() !== 0) skip('only root may mount a disk of its own');
  const folder = mkdtempSync(join(tmpdir(), 'ibs-small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,nr_inodes=40', 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Leaves room for nothing, not even a name; gives it back when called. */
function fill(folder: string): () => void {
  const files: string[] = [];
  const add = (text: string) => {
    try {
      for (;;) {
        const file = join(folder, `filler-${files.length}`);
        files.push(file);
        writeFileSync(file, text);
      }
    } catch (thrown) {
      expect(String(thrown)).toContain('ENOSPC');
    }
  };
  add('x'.repeat(64 * 1024));
  add('');
  return () => {
    for (const file of files) rmSync(file, { force: true });
  };
}

/** What a guard does that can write nothing any more, as a real client lives through it. */
export function fullDisks(driver: () => Driver): void {
  test('a record that cannot grow: nothing is upstream that is not on it, cancels go on, and so does the next guard', async () => {
    const home = mkdtempSync(join(tmpdir(), 'ibs-full-'));
    const settings = { messagesPerSecond: undefined };
    const gateway = createGateway({ clock: steppedClock(MARKET_HOURS), settings });
    const witness = witnessed(gateway);
    const listening = await listenGuard(witness, { host: '127.0.0.1', port: 0 });
    const full = await startProgram(await guardProgram(), listening.port, home, 'ulimit -f 36');
    onTestFinished(() => full.kill());
    const client = await driver().connect(full.port, 1);
    const first = await placeUntilRefused(client, 1);
    expect(first).toBeGreaterThan(1);
    expect(await placeUntilRefused(client, first + 1)).toBe(first + 1);
    client.cancel(1);
    expect(await heard(client)).toContain('orderStatus 1 Cancelled 0/1');
    expect(witness.orders()).toHaveLength(first - 1);
    await client.close();
    await full.kill();

    const file = join(home, 'guard', 'record.jsonl');
    const next = await startGuard(witness, { home, clock: marketClock() });
    await expectAgreement({ gateway, witness, file });
    const { port, close } = await listenGuard(next.guard, { host: '127.0.0.1', port: 0 });
    const again = await driver().connect(port, 1);
    const orderId = first + 2;
    again.place(orderId, AAPL, resting);
    expect(await heard(again)).toEqual(through(orderId));
    await expectAgreement({ gateway, witness, file });
    await again.close();
    await close();
    await next.close();
    await listening.close();
  });

  test('a kill for which there is no room holds all the same, and is there when there is room again', async (context) => {
    const home = smallDisk(context);
    const first = await openScene(driver(), { home });
    const client = await first.client();
    const free = fill(home);
    const refused = await placeUntilRefused(client, 1);
    first.kill.kill('enough');
    client.place(refused + 1, AAPL, resting);
    const lines = await first.heard();
    for (let orderId = 1; orderId < refused; orderId += 1) {
      expect(lines).toContain(`orderStatus ${orderId} Cancelled 0/1`);
    }
    expect(lines).toContainEqual(expect.stringMatching(/^error \d+ 201 guard: kill-switch: enough/));
    expect(existsSync(join(home, 'KILL'))).toBe(false);
    expect(first.log.join('')).toContain('KILL cannot be written; it is tried again');
    expect(first.witness.orders()).toHaveLength(refused - 1);
    free();
    await vi.waitUntil(() => existsSync(join(home, 'KILL')), SOON);
    await first.close({ keep: true });

    const second = await openScene(driver(), { after: first });
    const again = await second.client();
    again.place(refused + 2, AAPL, resting);
    expect(await second.heard()).toContainEqual(
      expect.stringMatching(/^error \d+ 201 guard: kill-switch: enough/),
    );
    const sight = lookForKill(home);
    if (sight.kind !== 'there') expect.fail('expected KILL');
    liftKill(home, sight.kill, { by: 'this test', at: sight.kill.since });
    await vi.waitUntil(() => !second.kill.isOn, SOON);
    again.place(refused + 3, AAPL, resting);
    expect(await second.heard()).toEqual(through(refused + 3));
    const file = second.audit.file;
    await expectAgreement({ ...second, file });
    const kinds = linesIn(file).map(({ kind }) => kind);
    expect(kinds.slice(kinds.lastIndexOf('opened'))).toEqual(expect.arrayContaining(['killed', 'released']));
    await second.close({ keep: true });
  });
}
