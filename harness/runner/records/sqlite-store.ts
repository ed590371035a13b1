import { and, asc, count, desc, eq, isNull, ne } from 'drizzle-orm';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Database } from '../../../platform/database/open.js';
import { newId } from '../../../platform/random/id.js';
import type { Random } from '../../../platform/random/random.js';
import { NO_OUTCOMES } from '../verdict.js';
import {
  type ExampleRow,
  type NewRunRow,
  sha256,
  toExample,
  toExampleRow,
  toRecord,
  toRunRow,
  toValidation,
} from './row.js';
import { runSql } from './sqlite-sql.js';
import type { Likes, Place, RunStore } from './store.js';
import { codes, runs, type ValidationRow, validationExamples, validations } from './tables.js';
import type { NewValidation } from './validation.js';

/** Validations and runs in SQLite, beside the jobs that make them. */
export function sqliteRunStore(database: Database, clock: Clock, random: Random): RunStore {
  const { orm, sqlite, attempt, transaction } = database;
  const statements = {
    due: sqlite.prepare<[Place], ExampleRow>(runSql.due),
    keepCode: sqlite.prepare<[string, string]>(runSql.keepCode),
    add: sqlite.prepare<[NewRunRow]>(runSql.add),
  };

  const keepCode = (code: string): string => {
    const hash = sha256(code);
    statements.keepCode.run(hash, code);
    return hash;
  };

  /** The one of the same words that was not finished; there is never more than one. */
  const unfinished = ({ asked, gateway, runs: each }: NewValidation): ValidationRow | undefined =>
    orm
      .select()
      .from(validations)
      .where(
        and(
          eq(validations.asked, JSON.stringify(asked)),
          isNull(validations.ended),
          eq(validations.runs, each),
          gateway === undefined ? isNull(validations.gateway) : eq(validations.gateway, gateway),
        ),
      )
      .get();

  const end = (id: string, ended: 'finished' | 'given-up') =>
    orm
      .update(validations)
      .set({ ended, ended_at: clock.now() })
      .where(and(eq(validations.id, id), isNull(validations.ended)))
      .run();

  const insert = ({ asked, gateway, runs: each, key, examples }: NewValidation): ValidationRow => {
    const row = { id: newId('val', clock, random), asked: JSON.stringify(asked), gateway, runs: each, key };
    const made = orm
      .insert(validations)
      .values({ ...row, started_at: clock.now() })
      .returning()
      .get();
    for (const [position, example] of examples.entries()) {
      const { about, code } = toExampleRow(example);
      const place = { validation: made.id, example: example.id, position };
      orm
        .insert(validationExamples)
        .values({ ...place, about, code_sha256: keepCode(code) })
        .run();
    }
    return made;
  };

  const recordsWhere = (condition: ReturnType<typeof and>) =>
    orm
      .select({ row: runs, code: codes.code })
      .from(runs)
      .innerJoin(codes, eq(codes.sha256, runs.code_sha256))
      .where(condition);

  return {
    begin: (wanted) =>
      transaction(() => {
        const former = unfinished(wanted);
        if (former?.key === wanted.key && !wanted.fresh) {
          return { validation: toValidation(former), resumed: true, givenUp: undefined };
        }
        if (former) end(former.id, 'given-up');
        if (wanted.examples.length === 0) return undefined;
        return { validation: toValidation(insert(wanted)), resumed: false, givenUp: former?.id };
      }),

    validation: (id) =>
      attempt(() => {
        const row = orm.select().from(validations).where(eq(validations.id, id)).get();
        return row && toValidation(row);
      }),

    validations: (limit) =>
      attempt(() =>
        orm.select().from(validations).orderBy(desc(validations.seq)).limit(limit).all().map(toValidation),
      ),

    examplesOf: (validation) =>
      attempt(() =>
        orm
          .select({ about: validationExamples.about, code: codes.code })
          .from(validationExamples)
          .innerJoin(codes, eq(codes.sha256, validationExamples.code_sha256))
          .where(eq(validationExamples.validation, validation))
          .orderBy(asc(validationExamples.position))
          .all()
          .map(toExample),
      ),

    due: (place) =>
      attempt(() => {
        const found = statements.due.get(place);
        return found && toExample(found);
      }),

    finish: (validation) => transaction(() => void end(validation, 'finished')),

    add: (record) =>
      transaction(() => {
        keepCode(record.code);
        return statements.add.run(toRunRow(record)).changes > 0;
      }),

    of: (validation) =>
      attempt(() =>
        recordsWhere(eq(runs.validation, validation))
          .orderBy(asc(runs.example), asc(runs.run))
          .all()
          .map(({ row, code }) => toRecord(row, code)),
      ),

    tally: (validation) =>
      attempt(() => {
        const found = orm
          .select({ outcome: runs.outcome, many: count() })
          .from(runs)
          .where(eq(runs.validation, validation))
          .groupBy(runs.outcome)
          .all();
        return { ...NO_OUTCOMES, ...Object.fromEntries(found.map(({ outcome, many }) => [outcome, many])) };
      }),

    latest: (likes, limit) =>
      attempt(() =>
        recordsWhere(like(likes))
          .orderBy(desc(runs.seq))
          .limit(limit)
          .all()
          .map(({ row, code }) => toRecord(row, code)),
      ),
  };
}

function like({ hash, client, kind }: Likes) {
  // What was skipped says nothing of the example.
  const isOfKind = and(eq(runs.environment_kind, kind), ne(runs.outcome, 'skipped'));
  return and(eq(runs.hash, hash), eq(runs.client, client), isOfKind);
}
