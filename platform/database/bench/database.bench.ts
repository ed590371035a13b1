import { join } from 'node:path';
import { type BenchContext, bench, type Contestant } from '../../bench/bench.js';
import { systemClock } from '../../clock/system.js';
import { sqliteJobStore } from '../../jobs/sqlite-store.js';
import { jobs } from '../../jobs/tables.js';
import { systemRandom } from '../../random/system.js';
import { type Database, type OpenOptions, openDatabase } from '../open.js';

const OPERATIONS = 100;
const INPUT = { symbol: 'AAPL', from: '2026-03-02', to: '2026-03-06', barSize: '1 min' };

type Durability = NonNullable<OpenOptions['durability']>;

export default bench({
  name: 'database',
  about: 'keeping one new job, acknowledged one at a time, in the same table with the same settings',
  cases: [
    { name: 'on disk each time (synchronous=FULL)', ...contestants('full') },
    { name: 'the disk may lag (synchronous=NORMAL)', ...contestants('normal') },
  ],
});

function contestants(durability: Durability) {
  return {
    project: store(durability),
    peers: { 'better-sqlite3, prepared': prepared(durability), 'drizzle insert': drizzle(durability) },
  };
}

function store(durability: Durability): Contestant {
  return async (context) => {
    const database = await open(context, durability);
    const kept = sqliteJobStore(database, systemClock, systemRandom());
    return {
      operations: OPERATIONS,
      async run() {
        for (let i = 0; i < OPERATIONS; i++) await kept.create({ kind: 'backfill', input: INPUT });
      },
      end: () => database.close(),
    };
  };
}

function prepared(durability: Durability): Contestant {
  return async (context) => {
    const database = await open(context, durability);
    const insert = database.sqlite.prepare(`
      INSERT INTO jobs (id, kind, status, input, progress_done, attempts, max_attempts, cancel_requested,
        revision, created_at, updated_at)
      VALUES (?, 'backfill', 'queued', ?, 0, 0, 3, 0, 1, ?, ?)`);
    return {
      operations: OPERATIONS,
      run() {
        for (let i = 0; i < OPERATIONS; i++) {
          const now = Date.now();
          insert.run(nextId(), JSON.stringify(INPUT), now, now);
        }
      },
      end: () => database.close(),
    };
  };
}

function drizzle(durability: Durability): Contestant {
  return async (context) => {
    const database = await open(context, durability);
    return {
      operations: OPERATIONS,
      run() {
        for (let i = 0; i < OPERATIONS; i++) {
          const now = Date.now();
          const row = {
            id: nextId(),
            kind: 'backfill',
            status: 'queued',
            input: JSON.stringify(INPUT),
            progress_done: 0,
            attempts: 0,
            max_attempts: 3,
            cancel_requested: 0,
            revision: 1,
            created_at: now,
            updated_at: now,
          } as const;
          database.orm.insert(jobs).values(row).returning().get();
        }
      },
      end: () => database.close(),
    };
  };
}

function open({ root, folder }: BenchContext, durability: Durability): Promise<Database> {
  const migrations = join(root, 'platform', 'database', 'migrations');
  return openDatabase({ file: join(folder, 'ibs.db'), migrations, durability });
}

let lastId = 0;

function nextId(): string {
  lastId += 1;
  return `job_${lastId}`;
}
