/** Opens the database and says how that went. Arguments: the file, how to spoil this process, if at all. */

import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { appliedMigrations } from '../../../../platform/database/migrate.js';
import { openDatabase } from '../../../../platform/database/open.js';
import { asFault } from '../../../../platform/errors/fault.js';
import { MIGRATIONS } from '../migrations.js';

const [file = '', spoil] = process.argv.slice(2);
const NOBODY = 65534;

if (spoil === 'other-abi') {
  process.dlopen = () => {
    throw Object.assign(new Error('The module was compiled against a different Node.js version'), {
      code: 'ERR_DLOPEN_FAILED',
    });
  };
}
if (spoil === 'read-only-folder') {
  // Loaded while we may still read everything: only the database's own folder is to be the obstacle.
  await import('drizzle-orm/better-sqlite3');
  const { default: Driver } = await import('better-sqlite3');
  new Driver(':memory:').close();
  chmodSync(dirname(file), 0o555);
  if (process.getuid?.() === 0) process.seteuid?.(NOBODY);
}

try {
  const database = await openDatabase({ file, migrations: MIGRATIONS });
  console.log(`opened ${appliedMigrations(database.sqlite).length}`);
  database.close();
} catch (thrown) {
  const { code, next, message } = asFault(thrown);
  console.log(`${code} ${next} ${message}`);
}
