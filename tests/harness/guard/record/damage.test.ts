import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditSummary, verifyAudit } from '../../../../harness/guard/record/verify.js';
import { faultOf } from '../../../platform/errors/fault-of.js';
import { killed, linesIn, open, reasonsIn, scratchFile, writeRecord } from './records.js';

const REASONS = ['one', 'two', 'three', 'four', 'fünf'];

/** A record of five lines, and a way to write them anew. */
async function fiveLines() {
  const file = scratchFile();
  await writeRecord(file, REASONS);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = lines;
  const write = (...changed: string[]) => writeFileSync(file, changed.map((line) => `${line}\n`).join(''));
  return { file, lines, write, first, second, third, fourth, fifth };
}

const found = async (file: string) =>
  (await verifyAudit(file)).problems.map(({ kind, line }) => `${kind} ${line}`);

test('a record as it was written has nothing wrong', async () => {
  const { file } = await fiveLines();
  const report = await verifyAudit(file);
  expect(report).toMatchObject({ lines: 5, problems: [], problemCount: 0, last: report.head });
  expect(auditSummary(report)).toContain('is whole: 5 lines');
});

type Five = Awaited<ReturnType<typeof fiveLines>>;

test.each<[string, (five: Five) => void, string[]]>([
  [
    'a changed line',
    ({ write, first, second, third, fourth, fifth }) =>
      write(first, second.replace('two', 'TWO'), third, fourth, fifth),
    ['changed 2'],
  ],
  [
    'a changed last line',
    ({ write, first, second, third, fourth, fifth }) =>
      write(first, second, third, fourth, fifth.replace('f', 'F')),
    ['changed 5'],
  ],
  [
    'a missing first line',
    ({ write, second, third, fourth, fifth }) => write(second, third, fourth, fifth),
    ['missing 1'],
  ],
  [
    'missing lines in the middle',
    ({ write, first, fourth, fifth }) => write(first, fourth, fifth),
    ['missing 2'],
  ],
  ['a missing end', ({ write, first, second, third }) => write(first, second, third), ['missing 3']],
  [
    'two lines that have changed places',
    ({ write, first, second, third, fourth, fifth }) => write(first, third, second, fourth, fifth),
    ['moved 3'],
  ],
  [
    'a line that is there twice',
    ({ write, first, second, third, fourth, fifth }) => write(first, second, third, second, fourth, fifth),
    ['doubled 4'],
  ],
  [
    'a line put in',
    ({ write, first, second, third, fourth, fifth }) => write(first, second, 'hello', third, fourth, fifth),
    ['changed 3'],
  ],
  [
    'a line left out and another put in',
    ({ write, first, second, fourth, fifth }) => write(first, second, '{}', fourth, fifth),
    ['changed 3'],
  ],
  [
    'a lost line break',
    ({ write, first, second, third, fourth, fifth }) => write(first, second + third, fourth, fifth),
    ['changed 2', 'missing 3'],
  ],
  ['nothing left', ({ write }) => write(), ['missing 0']],
])('%s is found, and refused', async (_, spoil, problems) => {
  const five = await fiveLines();
  spoil(five);
  const before = readFileSync(five.file);
  expect(await found(five.file)).toEqual(problems);
  const report = await verifyAudit(five.file);
  for (const { text } of report.problems) expect(auditSummary(report)).toContain(text);
  const fault = await faultOf(open(five.file));
  expect([fault.code, fault.exitCode, fault.details['line']]).toEqual([
    'record.broken',
    3,
    report.problems[0]?.line,
  ]);
  expect(readFileSync(five.file)).toEqual(before);
});

test('a record written anew from some line on shows by the line before, by its head, or by what was noted', async () => {
  const { file, first, second } = await fiveLines();
  const { last } = await verifyAudit(file);
  const other = scratchFile();
  await writeRecord(other, ['one', 'two', 'other', 'four', 'five', 'six']);
  const forged = readFileSync(other, 'utf8').split('\n');
  writeFileSync(file, [first, second, ...forged.slice(2)].join('\n'));
  expect(await found(file)).toEqual(['rewritten 5']);
  rmSync(`${file}.head`);
  expect(await found(file)).toEqual([]);
  const noted = await verifyAudit(file, last);
  expect(noted.problems.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['rewritten 5']);
  // A line from another record does not go on from the one before it.
  const stranger = scratchFile();
  await writeRecord(stranger, ['ONE', 'two', 'three']);
  writeFileSync(file, [first, ...readFileSync(stranger, 'utf8').split('\n').slice(1)].join('\n'));
  expect(await found(file)).toEqual(['rewritten 2']);
});

test('a head that cannot be read is refused: without it a missing end would not show', async () => {
  const { file } = await fiveLines();
  writeFileSync(`${file}.head`, '');
  expect(await found(file)).toEqual(['head 5']);
  expect((await faultOf(open(file))).code).toBe('record.broken');
});

test('a byte changed anywhere is found, and the record is refused', async () => {
  const { file } = await fiveLines();
  const whole = readFileSync(file);
  // The chain alone must do.
  rmSync(`${file}.head`);
  const place = fc.record({ at: fc.nat(whole.length - 1), by: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(place, async ({ at, by }) => {
      const spoilt = Buffer.from(whole);
      spoilt[at] = (spoilt[at] ?? 0) ^ by;
      writeFileSync(file, spoilt);
      expect(await found(file)).not.toEqual([]);
      expect((await faultOf(open(file))).code).toBe('record.broken');
    }),
  );
});

test('cut off at any byte, a record keeps every line that is whole, and goes on', async () => {
  const original = scratchFile();
  await writeRecord(original, REASONS);
  const whole = readFileSync(original);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), async (length) => {
      const file = scratchFile();
      copyFileSync(original, file);
      truncateSync(file, length);
      const kept = whole.subarray(0, length).toString('latin1').split('\n');
      const rest = kept.pop()?.length ?? 0;
      const warnings: unknown[] = [];
      const audit = await open(file, {
        log: { warn: (...said: unknown[]) => void warnings.push(said), error() {} },
      });
      expect(reasonsIn(audit.before)).toEqual(REASONS.slice(0, kept.length));
      await audit.append(killed('after'));
      await audit.close();
      const lines = await linesIn(file);
      const cut = `${file}.cut-${kept.length + 1}`;
      expect(lines.slice(kept.length)).toMatchObject([
        ...(rest > 0 ? [{ kind: 'mended', bytes: rest, keptIn: cut }] : []),
        { kind: 'killed', why: 'after' },
      ]);
      expect(existsSync(cut)).toBe(rest > 0);
      if (rest > 0) expect(readFileSync(cut)).toEqual(whole.subarray(length - rest, length));
      expect(warnings).toHaveLength(rest > 0 ? 1 : 0);
      expect(await found(file)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('a process killed while it mends leaves the mending to the next one', async () => {
  const file = scratchFile();
  await writeRecord(file, ['one']);
  const length = readFileSync(file).length;
  writeFileSync(file, `${readFileSync(file, 'latin1')}{"seq":2,"at`);
  await writeRecord(file, []);
  // It was killed before it could say so, in the middle of saying so, or right after keeping what it cut off.
  for (const half of ['', '{"seq":2,"a', '{"seq":2,"at']) {
    truncateSync(file, length);
    writeFileSync(file, half, { flag: 'a' });
    rmSync(`${file}.head`, { force: true });
    writeFileSync(`${file}.cut-2`, '{"seq":2,"at');
    const lines = await linesIn(file);
    expect(reasonsIn(lines)).toEqual(['one']);
    const kept = readFileSync(`${file}.cut-2`, 'latin1');
    expect(kept.startsWith('{"seq":2,"at')).toBe(true);
    expect(kept.endsWith(half)).toBe(true);
    expect((await linesIn(file)).slice(1)).toMatchObject([{ kind: 'mended', bytes: kept.length }]);
  }
});

test('a torn end that cannot be kept is not cut off', async () => {
  const file = scratchFile();
  await writeRecord(file, ['one']);
  const torn = `${readFileSync(file, 'latin1')}{"seq":2,"at`;
  writeFileSync(file, torn);
  // In the place where what is cut off is written first.
  mkdirSync(`${file}.cut-2.new`);
  expect((await faultOf(open(file))).code).toMatch(/^record\./);
  expect(readFileSync(file, 'latin1')).toBe(torn);
  rmdirSync(`${file}.cut-2.new`);
  expect((await linesIn(file)).slice(1)).toEqual([]);
  expect((await linesIn(file)).slice(1)).toMatchObject([
    { kind: 'mended', bytes: 12, keptIn: `${file}.cut-2` },
  ]);
});

test('a torn line that had been acknowledged is no accident', async () => {
  const { file } = await fiveLines();
  truncateSync(file, readFileSync(file).length - 20);
  expect(await found(file)).toEqual(['missing 4', 'torn 5']);
  expect((await faultOf(open(file))).code).toBe('record.broken');
});
