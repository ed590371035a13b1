import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../platform/errors/fault-of.js';
import { asIfKilled, filesIn, open, scratchFolder, type Warnings } from './folders.js';
import { newState, order } from './samples.js';

/** A folder with a second snapshot and a journal of three lines, as a killed gateway leaves it. */
async function used(): Promise<string> {
  const folder = scratchFolder();
  const store = await open(folder);
  store.compact(newState());
  store.compact(newState());
  for (let id = 1; id <= 3; id++) {
    store.append({ orders: [order(id)] });
    store.flush();
  }
  const left = asIfKilled(folder);
  store.close(newState());
  return left;
}

const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n');
const setLines = (file: string, lines: readonly string[]) => writeFileSync(file, lines.join('\n'));

function firstLine(header: object): string {
  const json = JSON.stringify(header);
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
}

describe('refused, and left as it is', () => {
  test.each<[what: string, code: string, says: RegExp, harm: (folder: string) => void]>([
    [
      'a newer format',
      'newer',
      /snapshot has format 2; this version of the program knows 1$/,
      (folder) =>
        writeFileSync(
          join(folder, 'snapshot'),
          `${firstLine({ what: 'state of a paper gateway', format: 2, sequence: 2 })}whatever that format has`,
        ),
    ],
    [
      'a snapshot without its last line',
      'damaged',
      /snapshot: its end is missing$/,
      (folder) => setLines(join(folder, 'snapshot'), [...linesOf(join(folder, 'snapshot')).slice(0, -2), '']),
    ],
    [
      'a snapshot cut off in a line',
      'damaged',
      /snapshot, line 2: the line is not what was written$/,
      (folder) => {
        const file = join(folder, 'snapshot');
        truncateSync(file, (linesOf(file)[0] ?? '').length + 50);
      },
    ],
    [
      'an empty snapshot',
      'damaged',
      /its end is missing$/,
      (folder) => truncateSync(join(folder, 'snapshot'), 0),
    ],
    [
      'something else in place of the snapshot',
      'foreign',
      /expected the state of a paper gateway in .*snapshot, found something else$/,
      (folder) => writeFileSync(join(folder, 'snapshot'), '{"orders":[]}\n'),
    ],
    [
      'a line missing in the middle of the journal',
      'damaged',
      /journal-2, line 2: the line is not what was written after the one before$/,
      (folder) => setLines(join(folder, 'journal-2'), linesOf(join(folder, 'journal-2')).toSpliced(1, 1)),
    ],
    [
      'a line twice in the journal',
      'damaged',
      /journal-2, line 3: /,
      (folder) => {
        const lines = linesOf(join(folder, 'journal-2'));
        setLines(join(folder, 'journal-2'), lines.toSpliced(2, 0, lines[1] ?? ''));
      },
    ],
    [
      'something in place of the last line break',
      'damaged',
      /journal-2, line 3: /,
      (folder) => {
        const text = readFileSync(join(folder, 'journal-2'), 'utf8');
        writeFileSync(join(folder, 'journal-2'), text.replace(/\n$/, '\r'));
      },
    ],
    [
      'no snapshot',
      'incomplete',
      /there is .*journal-2, but not .*snapshot, which it goes on from$/,
      (folder) => rmSync(join(folder, 'snapshot')),
    ],
    [
      'no journal',
      'incomplete',
      /snapshot has the number 2, but there is no .*journal-2$/,
      (folder) => rmSync(join(folder, 'journal-2')),
    ],
    [
      'a journal of a later snapshot',
      'incomplete',
      /journal-3 goes on from a later snapshot than .*snapshot, which has the number 2$/,
      (folder) => cpSync(join(folder, 'journal-2'), join(folder, 'journal-3')),
    ],
    [
      'the journal of another snapshot under the right name',
      'damaged',
      /journal-2, line 1: /,
      (folder) => setLines(join(folder, 'journal-2'), linesOf(join(folder, 'journal-2')).slice(1)),
    ],
  ])('%s', async (_, code, says, harm) => {
    const folder = await used();
    harm(folder);
    const before = filesIn(folder);
    const fault = await faultOf(open(folder));
    expect(fault.code).toBe(`gateway_state.${code}`);
    expect(fault.message).toMatch(says);
    expect(filesIn(folder)).toEqual(before);
    // The folder is free: a copy put in its place can be used at once.
    expect((await faultOf(open(folder))).code).toBe(`gateway_state.${code}`);
  });

  test('a folder of other things', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'thesis.tex'), 'Chapter 1');
    const fault = await faultOf(open(folder));
    expect(fault.code).toBe('gateway_state.foreign');
    expect(fault.message).toContain('found thesis.tex');
    expect(filesIn(folder)).toEqual({ 'thesis.tex': 'Chapter 1' });
  });

  test('a file where the folder should be, or above it', async () => {
    const file = join(scratchFolder(), 'file');
    writeFileSync(file, 'text');
    expect((await faultOf(open(file))).code).toBe('gateway_state.foreign');
    expect((await faultOf(open(join(file, 'state')))).code).toBe('gateway_state.not_writable');
  });

  test('a place where nothing can be made', async () => {
    expect((await faultOf(open('/proc/nowhere/state'))).code).toMatch(/^gateway_state\.(not_writable|disk)$/);
  });
});

describe('taken as it is', () => {
  test('an empty folder, and what systems leave in one', async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'lost+found'));
    writeFileSync(join(folder, '.DS_Store'), '');
    const store = await open(folder);
    expect(store.state).toBeUndefined();
    store.close(newState());
    (await open(folder)).close(newState());
  });

  test('a last write of which the power cut off the middle', async () => {
    const folder = await used();
    const file = join(folder, 'journal-2');
    const bytes = readFileSync(file);
    const third = bytes.lastIndexOf('\n', -2) + 1;
    bytes.fill(0, third + 100, third + 200);
    writeFileSync(file, bytes);
    const warnings: Warnings = [];
    const store = await open(folder, { warnings });
    expect(store.state?.exchange.orders).toEqual([order(1), order(2)]);
    expect(warnings).toHaveLength(1);
    store.append({ orders: [order(4)] });
    store.flush();
    const again = await open(asIfKilled(folder));
    expect(again.state?.exchange.orders).toEqual([order(1), order(2), order(4)]);
    for (const each of [store, again]) each.close(newState());
  });
});

describe('a gateway that died while it wrote a snapshot', () => {
  test.each<[when: string, undo: (folder: string, before: string) => void]>([
    ['in the middle of it', (folder) => writeFileSync(join(folder, 'snapshot.new'), 'half of')],
    [
      'before it counted',
      (folder, before) => {
        renameSync(join(folder, 'snapshot'), join(folder, 'snapshot.new'));
        cpSync(join(before, 'snapshot'), join(folder, 'snapshot'));
        cpSync(join(before, 'journal-2'), join(folder, 'journal-2'));
      },
    ],
    [
      'before it removed the old journal',
      (folder, before) => cpSync(join(before, 'journal-2'), join(folder, 'journal-2')),
    ],
  ])('%s: nothing is lost or doubled, and what it left is removed', async (_, undo) => {
    const before = await used();
    const first = await open(before);
    const state = first.state ?? newState();
    const left = asIfKilled(before);
    first.compact(state);
    const folder = asIfKilled(before);
    first.close(state);
    undo(folder, left);

    const store = await open(folder);
    expect(store.state).toEqual(state);
    expect(Object.keys(filesIn(folder)).toSorted()).toEqual([
      expect.stringMatching(/^journal-[23]$/),
      'snapshot',
    ]);
    store.append({ orders: [order(4)] });
    store.flush();
    const again = await open(asIfKilled(folder));
    expect(again.state?.exchange.orders).toEqual([order(1), order(2), order(3), order(4)]);
    for (const each of [store, again]) each.close(state);
  });

  test('and it was its first one: the folder is new', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'snapshot.new'), 'half of');
    writeFileSync(join(folder, 'journal-1'), '');
    const store = await open(folder);
    expect(store.state).toBeUndefined();
    store.close(newState());
  });
});
