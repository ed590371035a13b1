import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sqliteRunStore } from '../../../../harness/runner/records/sqlite-store.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { type Database, openDatabase } from '../../../../platform/database/open.js';
import { systemRandom } from '../../../../platform/random/system.js';
import { MIGRATIONS } from '../../../platform/database/migrations.js';
import { open, scratchFolder } from '../../../platform/database/scratch.js';
import { aRecord } from './a-record.js';
import { anExample } from './an-example.js';
import { describeRunStore } from './store-conformance.js';

describeRunStore('SQLite', async (clock) => {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-runs-'));
  const opened: Database[] = [];
  return {
    async open() {
      const database = await openDatabase({ file: join(folder, 'ibs.db'), migrations: MIGRATIONS });
      opened.push(database);
      return sqliteRunStore(database, clock, systemRandom());
    },
    async close() {
      for (const database of opened) database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

test('the text of a program is kept once, however many validations and runs it has', async () => {
  const database = await open(join(scratchFolder(), 'ibs.db'));
  const store = sqliteRunStore(database, steppedClock('2026-03-02T14:30:00Z'), systemRandom());
  const example = anExample('buy');
  const { id, code, hash } = example;
  const asked = { folder: '/examples', filters: [], onlyChanged: false };
  for (const key of ['k1', 'k2']) {
    const wanted = { asked, gateway: undefined, runs: 2, key, fresh: false, examples: [example] };
    const validation = (await store.begin(wanted))?.validation.id ?? '';
    for (const run of [1, 2]) await store.add(aRecord({ validation, example: id, run, code, hash }));
  }
  expect(database.sqlite.prepare('SELECT code FROM codes').pluck().all()).toEqual([code]);
});

test('the first reason stands in a column of its own, for whoever looks with SQL', async () => {
  const database = await open(join(scratchFolder(), 'ibs.db'));
  const store = sqliteRunStore(database, steppedClock('2026-03-02T14:30:00Z'), systemRandom());
  const example = anExample('buy');
  const asked = { folder: '/examples', filters: [], onlyChanged: false };
  const wanted = { asked, gateway: undefined, runs: 2, key: 'k1', fresh: false, examples: [example] };
  const validation = (await store.begin(wanted))?.validation.id ?? '';
  const { id, code, hash } = example;
  await store.add(aRecord({ validation, example: id, run: 1, code, hash }));
  await store.add(
    aRecord({ validation, example: id, run: 2, code, hash, outcome: 'fail', error: 'left open' }),
  );
  expect(database.sqlite.prepare('SELECT error FROM runs ORDER BY run').pluck().all()).toEqual([
    null,
    'left open',
  ]);
});
