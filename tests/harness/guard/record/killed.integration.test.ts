import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../../../harness/guard/record/verify.js';
import { integer } from '../../../../platform/random/random.js';
import { seededRandom } from '../../../../platform/random/seeded.js';
import { linesIn, reasonsIn, scratchFile } from './records.js';

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));
const NATIVE = fileURLToPath(import.meta.resolve('better-sqlite3'));

/** As plain JavaScript: dozens of processes that each compile TypeScript would take minutes. */
let writer: string;

beforeAll(async () => {
  writer = join(mkdtempSync(join(tmpdir(), 'ibs-bundled-')), 'writer.mjs');
  await build({
    entryPoints: [WRITER],
    bundle: true,
    outfile: writer,
    platform: 'node',
    format: 'esm',
    alias: { 'better-sqlite3': NATIVE },
    external: [NATIVE],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
});

function write(file: string, first: number, shell = ':') {
  const command = ['-c', `${shell}; exec "$@"`, 'sh', process.execPath, writer, file, String(first)];
  const child = spawn('sh', command, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const ended = once(child, 'close').then(() => out.split('\n').slice(0, -1));
  return { child, hasBegun: Promise.race([once(child.stdout, 'data'), ended]), ended };
}

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
