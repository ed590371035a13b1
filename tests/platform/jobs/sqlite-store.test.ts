import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../platform/database/open.js';
import { sqliteJobStore } from '../../../platform/jobs/sqlite-store.js';
import { systemRandom } from '../../../platform/random/system.js';
import { MIGRATIONS } from '../database/migrations.js';
import { describeJobStore } from './store-conformance.js';

describeJobStore('SQLite', async (clock) => {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-jobs-'));
  const opened: Database[] = [];
  return {
    async open() {
      const database = await openDatabase({ file: join(folder, 'ibs.db'), migrations: MIGRATIONS });
      opened.push(database);
      return sqliteJobStore(database, clock, systemRandom());
    },
    async close() {
      for (const database of opened) database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});
