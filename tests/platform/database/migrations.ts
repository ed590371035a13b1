import { fileURLToPath } from 'node:url';

/** The project's own migrations, for tests and the processes they start. */
export const MIGRATIONS = fileURLToPath(new URL('../../../platform/database/migrations', import.meta.url));
