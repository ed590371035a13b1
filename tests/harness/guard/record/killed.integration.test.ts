import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../../../harness/guard/record/verify.js';
import { integer } from '../../../../platform/random/random.js';
import { seededRandom } from '../../../../platform/random/seeded.js';
import { bundled } from '../../../processes/bundled.js';
import { startTelling } from '../../../processes/telling.js';
import { linesIn, reasonsIn, scratchFile } from './records.js';

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));

let writer: string;

beforeAll(async () => {
  writer = await bundled(WRITER);
});

const write = (file: string, first: number, shell?: string) =>
  startTelling(writer, [file, String(first)], shell);

const numbersIn = async (file: string) =>
  reasonsIn(await linesIn(file)).map((why) => Number.parseInt(why, 10));

test('after kill -9 at 40 random moments every acknowledged line is there, once and in order', async () => {
  const random = seededRandom('record');
  const file = scratchFile();
  let next = 1;
  for (let kill = 0; kill < 40; kill++) {
    const { child, hasBegun, ended } = write(file, next);
    // Some while they still start and read what is there, most while they write.
    if (kill % 4 > 0) await hasBegun;
    await wait(integer(random, 0, kill % 4 > 0 ? 12 : 80));
    child.kill('SIGKILL');
    const told = (await ended).map(Number);
    const there = await numbersIn(file);
    expect(String(there)).toBe(String(there.map((_, at) => at + 1)));
    expect(there.length).toBeGreaterThanOrEqual(Math.max(0, ...told));
    // What was written and not acknowledged: the entries of one turn.
    expect(there.length).toBeLessThanOrEqual(Math.max(next - 1, ...told) + 3);
    next = there.length + 1;
  }
  expect(next).toBeGreaterThan(200);
  expect((await verifyAudit(file)).problems).toEqual([]);
});

test('a disk that is full acknowledges nothing more, and everything before is there', async () => {
  const file = scratchFile();
  // In blocks of 512 bytes; the signal that comes with the limit is ignored by Node.
  const told = await write(file, 1, 'ulimit -f 40').ended;
  expect(told.at(-1)).toBe('record.full');
  expect(readFileSync(file).length).toBeLessThanOrEqual(40 * 1024);
  const there = await numbersIn(file);
  const acknowledged = told.slice(0, -1).map(Number);
  expect(acknowledged.length).toBeGreaterThan(10);
  expect(there.slice(0, acknowledged.length)).toEqual(acknowledged);
});
