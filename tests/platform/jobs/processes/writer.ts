/**
 * Says "ready", waits for a line, then makes jobs, half of them before it waits for another line. Each is
 * printed only once the store has said that it is kept; a fault ends it, and its code is printed last.
 * Arguments: the file, a name, how many.
 */

import { createInterface } from 'node:readline';
import { systemClock } from '../../../../platform/clock/system.js';
import { openDatabase } from '../../../../platform/database/open.js';
import { asFault } from '../../../../platform/errors/fault.js';
import { sqliteJobStore } from '../../../../platform/jobs/sqlite-store.js';
import { systemRandom } from '../../../../platform/random/system.js';
import { MIGRATIONS } from '../../database/migrations.js';

const [file = '', name = '', count = '0'] = process.argv.slice(2);
const database = await openDatabase({ file, migrations: MIGRATIONS });
const store = sqliteJobStore(database, systemClock, systemRandom());
process.stdout.write('ready\n');
const told = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
await told.next();
try {
  for (let i = 0; i < Number(count); i++) {
    if (i === Number(count) / 2) await told.next();
    const { id } = await store.create({ kind: name, input: { number: i } });
    process.stdout.write(`${id} ${i}\n`);
  }
} catch (thrown) {
  process.stdout.write(`${asFault(thrown).code}\n`);
} finally {
  database.close();
  process.stdin.destroy();
}
