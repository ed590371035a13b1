import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row for each time that a person said something of an example that did not pass; the last one counts. */
export const reviews = sqliteTable(
  'reviews',
  {
    /** Order of what was said: clocks may stand still or step back. */
    seq: integer().primaryKey({ autoIncrement: true }),
    validation: text().notNull(),
    example: text().notNull(),
    /** Of what had failed: the example as it was run. */
    hash: text().notNull(),
    verdict: text({ enum: ['fixed', 'environment', 'unfixable'] }).notNull(),
    reason: text(),
    /** What became of the example that is said to be fixed, once it has been run again. */
    rerun: text({ enum: ['pass', 'fail', 'error', 'timeout', 'blocked', 'skipped'] }),
    at: integer().notNull(),
  },
  (table) => [index('reviews_by_validation').on(table.validation, table.seq)],
);

export type ReviewRow = typeof reviews.$inferSelect;
