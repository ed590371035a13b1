import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, type TestContext } from 'vitest';
import type { RunRecord } from '../../../harness/runner/records/record.js';
import { sqliteRunStore } from '../../../harness/runner/records/sqlite-store.js';
import { systemClock } from '../../../platform/clock/system.js';
import { openDatabase } from '../../../platform/database/open.js';
import { systemRandom } from '../../../platform/random/system.js';
import { MIGRATIONS } from '../../platform/database/migrations.js';
import { type Child, spawnTest } from '../../platform/database/spawn.js';

const IBS = fileURLToPath(new URL('../../../server/cli/main.ts', import.meta.url));

/** A folder of the test's own, gone when it ends. */
export function folderOfOwn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-validating-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Examples that ask for the time and are done, and the names of all runs of them. */
export function examplesIn(folder: string, count: number): void {
  mkdirSync(join(folder, 'ts', 'connection'), { recursive: true });
  for (let number = 1; number <= count; number += 1) {
    writeFileSync(join(folder, 'ts', 'connection', `time-${number}.ts`), timeExample(number));
  }
}

export function allRuns(count: number, runs: number): readonly string[] {
  return Array.from({ length: count }, (_, example) =>
    Array.from({ length: runs }, (__, run) => `time-${example + 1} ${run + 1}`),
  ).flat();
}

/** `ibs` in a process of its own. */
export function ibs(home: string, args: readonly string[]): Child {
  return spawnTest(IBS, args, `export IBS_HOME=${home}`);
}

/** What is on record in a state folder, as another process sees it. */
export async function recordsIn(home: string): Promise<readonly RunRecord[]> {
  const database = await openDatabase({ file: join(home, 'ibs.db'), migrations: MIGRATIONS });
  try {
    const store = sqliteRunStore(database, systemClock, systemRandom());
    const validations = await store.validations(100);
    return (await Promise.all(validations.map(({ id }) => store.of(id)))).flat();
  } finally {
    database.close();
  }
}

export function namesOf(records: readonly RunRecord[]): readonly string[] {
  return records.map(({ example, run }) => `${example} ${run}`);
}

function timeExample(number: number): string {
  return `/*
---
id: time-${number}
title: Ask for the time
topic: time
task: Ask for the time ${number} times and leave.
category: connection
description: Connects, asks for the time and leaves.
explanation: It connects, asks for the time, prints it and leaves.
parameters:
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqCurrentTime]
  replies: [currentTime]
  output: ['^the time is \\d+']
---
*/
import { EventName, IBApi } from '@stoqey/ib';

const CLIENT_ID = ${100 + number};
const ib = new IBApi({ host: '127.0.0.1', port: 4002, clientId: CLIENT_ID });
let asked = 0;
ib.once(EventName.nextValidId, () => ib.reqCurrentTime());
ib.on(EventName.currentTime, (time) => {
  console.log('the time is', time);
  asked += 1;
  if (asked < ${number}) ib.reqCurrentTime();
  else setTimeout(() => ib.disconnect(), 200);
});
ib.connect();
`;
}

/** A disk of its own, until the test ends. */
export function smallDisk({ skip }: TestContext): string {
  if (process.getuid?.() !== 0) skip('only root may mount a disk of its own');
  const folder = folderOfOwn();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return folder;
}

/** Leaves no room for anything; gives it back when called. */
export function fill(folder: string): () => void {
  const file = join(folder, 'filler');
  const handle = openSync(file, 'w');
  try {
    for (const bytes of [64 * 1024, 4096]) writeUntilFull(handle, bytes);
  } finally {
    closeSync(handle);
  }
  return () => rmSync(file);
}

function writeUntilFull(handle: number, bytes: number): void {
  try {
    for (;;) writeSync(handle, Buffer.alloc(bytes, 'x'));
  } catch (thrown) {
    expect(String(thrown)).toContain('ENOSPC');
  }
}
