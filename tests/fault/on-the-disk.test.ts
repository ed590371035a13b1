import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scratchFolder } from '../harness/gateway/state/folders.js';
import { bundled } from '../processes/bundled.js';
import { needs } from '../run/needs.js';
import { traced } from './on-the-disk.js';

const RECORD = new URL('../harness/guard/record/writer.ts', import.meta.url);
const STATE = new URL('../harness/gateway/state/processes/writer.ts', import.meta.url);
const SWITCH = new URL('../harness/guard/kill/turner.ts', import.meta.url);

test.each<[string, URL, (folder: string) => readonly string[], number]>([
  [
    'an entry of the guard’s record is acknowledged',
    RECORD,
    (folder) => [join(folder, 'audit.jsonl'), '1'],
    10,
  ],
  ['an order of a durable paper gateway is acknowledged', STATE, (folder) => [folder, '7', 'durable'], 10],
  ['the kill switch says that it is on', SWITCH, (folder) => [folder], 1],
])('before %s it is on the disk itself', async (_, program, args, least) => {
  const strace = needs('strace');
  const folder = realpathSync(scratchFolder());
  const file = await bundled(fileURLToPath(program));
  const { told, unsynced } = traced(strace, [process.execPath, file, ...args(folder)], folder);
  expect(told).toBeGreaterThanOrEqual(least);
  expect(unsynced).toEqual([]);
});
