import { defineConfig } from 'drizzle-kit';

/** `npm run migrations` compares these tables with the last migration and writes the next one. */
export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './platform/jobs/tables.ts',
    './harness/runner/records/tables.ts',
    './harness/runner/review/tables.ts',
  ],
  out: './platform/database/migrations',
});
