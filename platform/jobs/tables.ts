import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * One row per job. Column names are the keys here, so that a row read by hand and one read by drizzle
 * have the same shape. Values made of JSON are kept as text.
 */
export const jobs = sqliteTable(
  'jobs',
  {
    /** Order of arrival: the ids' own clock may stand still or step back. */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    kind: text().notNull(),
    /** What it was made together with; none for a job by itself. */
    job_group: text(),
    status: text({ enum: ['queued', 'running', 'done', 'failed', 'cancelled'] }).notNull(),
    input: text().notNull(),
    checkpoint: text(),
    result: text(),
    error: text(),
    progress_done: real().notNull(),
    progress_total: real(),
    progress_note: text(),
    attempts: integer().notNull(),
    max_attempts: integer().notNull(),
    cancel_requested: integer().notNull(),
    lease_owner: text(),
    lease_token: text(),
    lease_until: integer(),
    /** Grows with every change that a watcher should see. */
    revision: integer().notNull(),
    created_at: integer().notNull(),
    updated_at: integer().notNull(),
    started_at: integer(),
    finished_at: integer(),
  },
  (table) => [
    index('jobs_by_status').on(table.status, table.seq),
    index('jobs_by_kind').on(table.kind, table.seq),
    index('jobs_by_group').on(table.job_group, table.status, table.seq),
  ],
);

export type JobRow = typeof jobs.$inferSelect;
