/**
 * Runs jobs of kind "steps" until the newest has ended, here or elsewhere. Each step is printed when it is done and before it is
 * saved. Arguments: the file, a name, the lease in milliseconds.
 */

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../../../../platform/clock/system.js';
import { openDatabase } from '../../../../platform/database/open.js';
import { jobHandler } from '../../../../platform/jobs/handler.js';
import { createJobRunner } from '../../../../platform/jobs/runner.js';
import { sqliteJobStore } from '../../../../platform/jobs/sqlite-store.js';
import { watchJob } from '../../../../platform/jobs/watch.js';
import { createLog } from '../../../../platform/log/log.js';
import { systemRandom } from '../../../../platform/random/system.js';
import { MIGRATIONS } from '../../database/migrations.js';

const [file = '', name = '', leaseMs = ''] = process.argv.slice(2);
const print = (text: string) => void process.stdout.write(`${text}\n`);

const steps = jobHandler({
  kind: 'steps',
  input: z.strictObject({ count: z.int(), dieAt: z.int().optional(), freezeAt: z.int().optional() }),
  async run({ count, dieAt, freezeAt }, { checkpoint, signal, saveCheckpoint }) {
    const done = z.array(z.string()).default([]).parse(checkpoint);
    print(`from ${done.length}`);
    while (done.length < count) {
      signal.throwIfAborted();
      await pause(20);
      if (done.length === dieAt) process.kill(process.pid, 'SIGKILL');
      // Here it holds no lock of the database; frozen inside a write it would hold up everybody.
      if (done.length === freezeAt && checkpoint === undefined) process.kill(process.pid, 'SIGSTOP');
      done.push(`${name} ${done.length}`);
      print(`step ${done.length - 1}`);
      await saveCheckpoint(done);
    }
    return done;
  },
});

const database = await openDatabase({ file, migrations: MIGRATIONS });
const store = sqliteJobStore(database, systemClock, systemRandom());
const log = createLog({
  level: 'warn',
  format: 'json',
  clock: systemClock,
  write: (line) => print(`log ${line.trim()}`),
});
const runner = createJobRunner({
  store,
  handlers: [steps],
  clock: systemClock,
  log,
  owner: name,
  leaseMs: Number(leaseMs),
  pollMs: 50,
});
const [job] = await store.list({ kind: 'steps', limit: 1 });
let last = job;
runner.start();
if (job) for await (const seen of watchJob(store, systemClock, job.id)) last = seen;
print(`ended ${last?.status}`);
await runner.stop();
database.close();
