import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { defaultSettings } from '../../../harness/gateway/settings.js';
import type { FireReport } from './fire.js';
import type { Left } from './left.js';

/** The garbage of some frames is collected later than that of others; sockets of ours close when they like. */
const MOST_DESCRIPTORS_MORE = 8;
const MOST_FINDINGS_SHOWN = 5;
/** With eight clients who send at the same time, each is answered about as often as the watcher. */
const MOST_WAITED = 200;
const REPLAY = fileURLToPath(new URL('./replay.ts', import.meta.url));

/**
 * Nothing has failed, everybody was answered, and nobody who is gone has left anything.
 *
 * @param mostGrownMb what the heap may have grown by since the first tenth: memories that were not yet full
 */
export function expectUnharmed(report: FireReport, mostGrownMb: number): void {
  const { seed, frames, clients, findings, failures, parts, longestWait, longestGapMs } = report;
  const heap = parts.map(({ heapMegabytes }) => heapMegabytes.toFixed(1)).join(' ');
  console.log(
    `seed ${JSON.stringify(seed)}: ${frames} frames of ${clients} clients: heap ${heap} MB, longest gap ${longestGapMs} ms, ` +
      `at most ${longestWait} batches answered while one client waited`,
  );
  const again = `to see one again: node --import tsx ${REPLAY} SEED`;
  expect(findings.slice(0, MOST_FINDINGS_SHOWN), again).toEqual([]);
  expect(failures.slice(0, MOST_FINDINGS_SHOWN)).toEqual([]);
  expect(longestWait).toBeLessThan(MOST_WAITED);
  expectNothingLeft(parts, mostGrownMb);
}

/** @param looks what was left at different times, of which the last is compared with the first */
export function expectNothingLeft(looks: readonly Left[], mostGrownMb: number): void {
  for (const left of looks) {
    expect(left).toMatchObject({
      ...{ connections: 0, waits: 0, unnamed: 0, drafts: 0, orders: 0 },
      free: {
        marketData: defaultSettings.marketDataLines,
        depth: defaultSettings.depthLines,
        tickByTick: defaultSettings.tickByTickLines,
        historical: defaultSettings.openHistoricalRequests,
        scanners: 10,
      },
    });
  }
  const [first] = looks;
  const last = looks.at(-1);
  expect(last?.heapMegabytes).toBeLessThan((first?.heapMegabytes ?? 0) + mostGrownMb);
  expect(last?.descriptors).toBeLessThanOrEqual((first?.descriptors ?? 0) + MOST_DESCRIPTORS_MORE);
}
