import {
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

const CATEGORIES = [
  'connection',
  'market_data',
  'orders',
  'contracts',
  'portfolio',
  'async',
  'historical',
  'scanner',
  'news',
  'options',
  'risk',
  'reconnect',
  'cli',
  'gui',
  'engine',
] as const;

/** The text of every program that was to be run, once. */
export const codes = sqliteTable('codes', {
  sha256: text().primaryKey(),
  code: text().notNull(),
});

/** What was asked of the harness at one time: so many runs of each of so many examples. */
export const validations = sqliteTable(
  'validations',
  {
    /** In the order in which they began: the ids' own clock may stand still or step back. */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    /** As JSON: which examples were asked for. */
    asked: text().notNull(),
    /** HOST:PORT of a gateway that was named; null where each run has one of its own. */
    gateway: text(),
    /** Of each example. */
    runs: integer().notNull(),
    /** A hash of all that its results depend on: asked again with the same key, it is gone on with. */
    key: text().notNull(),
    started_at: integer().notNull(),
    ended_at: integer(),
    ended: text({ enum: ['finished', 'given-up'] }),
  },
  (table) => [index('validations_by_asked').on(table.asked, table.ended)],
);

/** The examples of a validation as they were when it began. */
export const validationExamples = sqliteTable(
  'validation_examples',
  {
    validation: text()
      .notNull()
      .references(() => validations.id),
    example: text().notNull(),
    /** Among the others, from 0. */
    position: integer().notNull(),
    /** The example as JSON, without its code. */
    about: text().notNull(),
    code_sha256: text()
      .notNull()
      .references(() => codes.sha256),
  },
  (table) => [primaryKey({ columns: [table.validation, table.example] })],
);

/** What became of each run. */
export const runs = sqliteTable(
  'runs',
  {
    /** In the order in which they were put on record. */
    seq: integer().primaryKey({ autoIncrement: true }),
    validation: text().notNull(),
    example: text().notNull(),
    run: integer().notNull(),
    file: text().notNull(),
    line: integer().notNull(),
    title: text().notNull(),
    topic: text().notNull(),
    tier: text({ enum: ['corpus', 'a1'] }).notNull(),
    language: text({ enum: ['ts', 'python'] }).notNull(),
    category: text({ enum: CATEGORIES }).notNull(),
    code_sha256: text()
      .notNull()
      .references(() => codes.sha256),
    hash: text().notNull(),
    outcome: text({ enum: ['pass', 'fail', 'error', 'timeout', 'blocked', 'skipped'] }).notNull(),
    /** JSON, as are `blame`, `environment` and `excerpt`. */
    reasons: text().notNull(),
    blame: text(),
    exec_ms: real().notNull(),
    /** The first of the reasons, for whoever looks with SQL. */
    error: text(),
    retries: integer().notNull(),
    at: integer().notNull(),
    environment_kind: text({ enum: ['embedded', 'lent', 'real'] }).notNull(),
    environment: text().notNull(),
    client: text().notNull(),
    runtime: text().notNull(),
    isolation: text({ enum: ['full', 'reduced'] }).notNull(),
    digest: text(),
    excerpt: text().notNull(),
  },
  (table) => [
    uniqueIndex('runs_once').on(table.validation, table.example, table.run),
    index('runs_by_hash').on(table.hash, table.seq),
    foreignKey({
      columns: [table.validation, table.example],
      foreignColumns: [validationExamples.validation, validationExamples.example],
    }),
  ],
);

export type RunRow = typeof runs.$inferSelect;
export type ValidationRow = typeof validations.$inferSelect;
