import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readReplayFolder } from '../../../../../harness/world/replay/csv/read-folder.js';

const TODAY = '20261121';
const GOOD = 'date,open,high,low,close,volume\n20260302,10,11,9,10.5,100\n';
const BAD = GOOD.replace('11', '1');

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'replay-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

test('every CSV file of a folder is read, by conId; other files are left alone', async () => {
  const folder = await folderOf({
    'AAPL.csv': GOOD,
    'EUR.USD.CASH.CSV': GOOD,
    'notes.txt': 'x',
    '.hidden.csv': 'x',
  });
  const files = await readReplayFolder(folder, TODAY);
  expect([...files.keys()].sort()).toEqual([12087792, 265598]);
  expect(files.get(265598)).toMatchObject({
    file: 'AAPL.csv',
    instrument: { symbol: 'AAPL' },
    bars: [{ close: 10.5 }],
  });
});

test('one bad file, and nothing is loaded: all complaints come at once', async () => {
  const folder = await folderOf({ 'AAPL.csv': BAD, 'IBM.csv': GOOD, 'MSFT.csv': BAD });
  await expect(readReplayFolder(folder, TODAY)).rejects.toMatchObject({
    code: 'replay.bad_bars',
    exitCode: 2,
    message: ['AAPL', 'MSFT']
      .map((name) => `${name}.csv:2:13: expected a high of 10.5 or more, found "1"`)
      .join('\n'),
    details: { count: 2 },
  });
});

test('two files of one contract are refused', async () => {
  const folder = await folderOf({ '265598.csv': GOOD, 'AAPL.STK.csv': GOOD });
  await expect(readReplayFolder(folder, TODAY)).rejects.toThrow(
    'AAPL.STK.csv:1:1: expected one file for each contract, found 265598 in 265598.csv too',
  );
});

test('what is no text in UTF-8 is refused, and so is a folder by the name of a file', async () => {
  const folder = await folderOf({
    'AAPL.csv': Buffer.from(GOOD, 'utf16le'),
    'IBM.csv': new Uint8Array([0xff, 0xfe, 0x41]),
  });
  await mkdir(join(folder, 'MSFT.csv'));
  const thrown = await readReplayFolder(folder, TODAY).catch(String);
  expect(thrown).toMatch(/AAPL\.csv:1:1: expected/);
  expect(thrown).toMatch(/IBM\.csv:1:1: expected a readable text file in UTF-8/);
  expect(thrown).toMatch(/MSFT\.csv:1:1: expected a readable text file in UTF-8/);
});

test('a folder that is missing, or has no CSV file, is said so', async () => {
  const empty = await folderOf({ 'notes.txt': '' });
  const unusable = { code: 'replay.folder_unusable', exitCode: 2 };
  await expect(readReplayFolder(empty, TODAY)).rejects.toMatchObject({
    ...unusable,
    message: `expected CSV files in ${empty}, found none`,
  });
  await expect(readReplayFolder(join(empty, 'none'), TODAY)).rejects.toMatchObject(unusable);
  await expect(readReplayFolder(join(empty, 'notes.txt'), TODAY)).rejects.toMatchObject(unusable);
});
