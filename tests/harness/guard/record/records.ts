import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Audit, Entry, Line } from '../../../../harness/guard/record/line.js';
import { type AuditOptions, openAudit } from '../../../../harness/guard/record/open-audit.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';

const CLOCK = fixedClock('2026-03-02T15:00:00Z');

/** A record in a folder of the test's own, gone when it ends. */
export function scratchFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-record-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'audit.jsonl');
}

export function open(file: string, options: Partial<AuditOptions> = {}): Promise<Audit> {
  return openAudit({ file, clock: CLOCK, ...options });
}

export function killed(why: string): Entry {
  return { kind: 'killed', why };
}

/** A record of so many entries, closed again. */
export async function writeRecord(file: string, reasons: readonly string[]): Promise<void> {
  const audit = await open(file);
  await Promise.all(reasons.map((why) => audit.append(killed(why))));
  await audit.close();
}

/** What stands in a record, as one that opens it finds it. */
export async function linesIn(file: string): Promise<readonly Line[]> {
  const audit = await open(file);
  const lines = [...audit.before];
  await audit.close();
  return lines;
}

export function reasonsIn(lines: Iterable<Line>): readonly string[] {
  return [...lines].flatMap((line) => (line.kind === 'killed' ? line.why : []));
}
