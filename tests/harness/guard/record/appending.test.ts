import { createHash } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import type { Fault } from '../../../../platform/errors/fault.js';
import { faultOf } from '../../../platform/errors/fault-of.js';
import { killed, linesIn, open, reasonsIn, scratchFile, writeRecord } from './records.js';

test('what is appended is there when it is opened again, in the order of the calls', async () => {
  const file = scratchFile();
  const audit = await open(file);
  expect([...audit.before]).toEqual([]);
  await Promise.all(['a', 'b', 'c'].map((why) => audit.append(killed(why))));
  await audit.append(killed('d'));
  await audit.close();
  const lines = await linesIn(file);
  expect(reasonsIn(lines)).toEqual(['a', 'b', 'c', 'd']);
  expect(lines.map(({ seq, at }) => [seq, at])).toEqual(
    [1, 2, 3, 4].map((seq) => [seq, '2026-03-02T15:00:00.000Z']),
  );
});

test('a line is in the file as soon as its append has resolved', async () => {
  const file = scratchFile();
  const audit = await open(file);
  for (const why of ['one', 'two', 'zwölf “\u2028” \ud800']) {
    await audit.append(killed(why));
    const last = readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ kind: 'killed', why });
  }
  await audit.close();
});

test('anybody can check the chain by what the documentation says of it', async () => {
  const file = scratchFile();
  await writeRecord(file, ['a', 'ö', '"hash":"no"}']);
  let previous = '0'.repeat(64);
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  for (const [at, line] of lines.entries()) {
    const end = line.lastIndexOf(',"hash":"');
    const hash = createHash('sha256')
      .update(`${line.slice(0, end)}}`)
      .digest('hex');
    expect(JSON.parse(line)).toMatchObject({ seq: at + 1, previous, hash });
    previous = hash;
  }
  expect(lines).toHaveLength(3);
});

test('the file and the folders it needs are the user’s own', async () => {
  const folder = dirname(scratchFile());
  const file = join(folder, 'guard', 'deep', 'audit.jsonl');
  await writeRecord(file, ['a']);
  for (const name of [file, `${file}.head`, `${file}.lock`]) expect(statSync(name).mode & 0o777).toBe(0o600);
  for (const name of ['guard', 'guard/deep']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
});

test('a second guard is refused until the first one has closed, by whatever path it comes', async () => {
  const file = scratchFile();
  const first = await open(file);
  const link = `${file}-link`;
  symlinkSync(file, link);
  expect((await faultOf(open(file))).code).toBe('record.in_use');
  expect((await faultOf(open(link))).code).toBe('record.in_use');
  await first.append(killed('still mine'));
  await first.close();
  expect(reasonsIn(await linesIn(link))).toEqual(['still mine']);
});

test('a closed record takes nothing', async () => {
  const audit = await open(scratchFile());
  await audit.close();
  await audit.close();
  expect((await faultOf(audit.append(killed('late')))).code).toBe('record.closed');
});

test('closing waits for what was appended', async () => {
  const file = scratchFile();
  const audit = await open(file);
  const appended = audit.append(killed('last'));
  await audit.close();
  await appended;
  expect(reasonsIn(await linesIn(file))).toEqual(['last']);
});

test.each<[string, (file: string) => void]>([
  ['removed', (file) => rmSync(file)],
  ['renamed', (file) => renameSync(file, `${file}.old`)],
  [
    'replaced by a copy',
    (file) => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
  ],
  ['emptied', (file) => truncateSync(file)],
  ['shortened', (file) => truncateSync(file, statSync(file).size - 1)],
  ['written to by somebody else', (file) => appendFileSync(file, '{}\n')],
])('a file that is %s underneath is a dead record', async (_, spoil) => {
  const file = scratchFile();
  const told: Fault[] = [];
  const audit = await open(file, { onFailure: (failure) => told.push(failure) });
  await audit.append(killed('before'));
  expect(audit.failure).toBeUndefined();
  spoil(file);
  const both = [audit.append(killed('after')), audit.append(killed('too'))];
  for (const each of both) expect((await faultOf(each)).code).toBe('record.lost');
  expect((await faultOf(audit.append(killed('later')))).code).toBe('record.lost');
  expect(told).toEqual([audit.failure]);
  await audit.close();
});

test('its place must be a file', async () => {
  const file = scratchFile();
  mkdirSync(file);
  expect((await faultOf(open(file))).code).toBe('record.foreign');
  expect((await faultOf(open('/dev/full'))).code).toBe('record.foreign');
  writeFileSync(`${file}-plain`, '');
  expect((await faultOf(open(join(`${file}-plain`, 'audit.jsonl')))).code).toBe('record.not_writable');
});

test('how far it is stands beside it a second later, and when it is closed', async () => {
  const file = scratchFile();
  const clock = steppedClock('2026-03-02T15:00:00Z');
  const audit = await open(file, { clock });
  const head = () => JSON.parse(readFileSync(`${file}.head`, 'utf8')).seq;
  await audit.append(killed('a'));
  await audit.append(killed('b'));
  expect(head).toThrow('ENOENT');
  await clock.advance(1000);
  await expect.poll(head).toBe(2);
  await audit.append(killed('c'));
  expect(head()).toBe(2);
  await audit.close();
  expect(head()).toBe(3);
});
