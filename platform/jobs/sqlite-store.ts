import { and, desc, eq, lt } from 'drizzle-orm';
import type { Clock } from '../clock/clock.js';
import type { Connection } from '../database/driver.js';
import type { Database } from '../database/open.js';
import { Fault } from '../errors/fault.js';
import { newId } from '../random/id.js';
import type { Random } from '../random/random.js';
import { jobFaults, unknownJob } from './faults.js';
import type { JobProgress } from './job.js';
import { errorToJson, toJson } from './json.js';
import { toJob } from './row.js';
import { jobSql } from './sqlite-sql.js';
import type { JobFilter, JobOutcome, JobStore, Lease, NewJob } from './store.js';
import { type JobRow, jobs } from './tables.js';

type Now = { readonly now: number };
type OfJob = Now & { readonly id: string };
type OfLease = OfJob & { readonly token: string };
type NewRow = Now & Pick<JobRow, 'id' | 'kind' | 'job_group' | 'input' | 'max_attempts'>;
type Wanted = Now & { readonly kinds: string; readonly group: string | null };
type OfGroup = Now & { readonly group: string };
type Progressed = {
  readonly done: number | null;
  readonly total: number | null;
  readonly note: string | null;
};
type Ended = Pick<JobRow, 'status' | 'result' | 'error'>;

/** Jobs in SQLite. Each call is one transaction; the processes that share the file need nothing else. */
export function sqliteJobStore(database: Database, clock: Clock, random: Random): JobStore {
  const statements = prepared(database.sqlite);
  const { attempt, transaction } = database;
  const now = () => clock.now();
  const fenced = (lease: Lease) => ({ id: lease.jobId, token: lease.token, now: now() });

  const existing = (id: string): JobRow => {
    const row = statements.byId.get(id);
    if (!row) throw unknownJob(id);
    return row;
  };

  const insert = ({ kind, input, maxAttempts = 3 }: NewJob, job_group: string | null): JobRow => {
    const kept = { kind, input: toJson(input, `input of ${kind}`), max_attempts: maxAttempts };
    const row = { ...kept, job_group, id: newId('job', clock, random), now: now() };
    return written(statements.insert.get(row));
  };

  return {
    create: (job) => transaction(() => toJob(insert(job, null))),

    createGroup: (group, made) =>
      transaction(() => {
        if (statements.ofGroup.get(group)) return false;
        for (const job of made) insert(job, group);
        return true;
      }),

    get: (id) =>
      attempt(() => {
        const row = statements.byId.get(id);
        return row && toJob(row);
      }),

    list: ({ before, ...filter } = {}) =>
      attempt(() => {
        const olderThan = before === undefined ? undefined : existing(before).seq;
        return listed(database, filter, olderThan).map(toJob);
      }),

    async claim({ kinds, owner, leaseMs, group = null }) {
      const wanted = () => ({ kinds: JSON.stringify(kinds), group, now: now() });
      // Asked without the write lock, so that a poll that finds nothing holds nobody up.
      if (!(await attempt(() => statements.anyClaimable.get(wanted())))) return undefined;
      return transaction(() => {
        statements.endCancelledOrphans.run({ now: now() });
        for (const row of statements.spentOrphans.all({ now: now() })) {
          statements.giveUp.run({ id: row.id, now: now(), error: errorToJson(gaveUp(row).toJSON()) });
        }
        const token = newId('lease', clock, random);
        const row = statements.claim.get({ ...wanted(), owner, token, until: now() + leaseMs });
        return row && { job: toJob(row), lease: { jobId: row.id, token } };
      });
    },

    heartbeat: (lease, leaseMs) =>
      transaction(() => {
        const asked = statements.heartbeat.get({ ...fenced(lease), until: now() + leaseMs });
        if (asked === undefined) throw lost(lease);
        return { cancelRequested: asked === 1 };
      }),

    save: (lease, { progress, checkpoint }) =>
      transaction(() => {
        const kept = checkpoint === undefined ? null : toJson(checkpoint, `checkpoint of ${lease.jobId}`);
        held(lease, statements.save.run({ ...fenced(lease), ...columns(progress), checkpoint: kept }));
      }),

    finish: (lease, outcome, progress) =>
      transaction(() => {
        held(lease, statements.finish.run({ ...fenced(lease), ...columns(progress), ...ending(outcome) }));
      }),

    park: (lease) => transaction(() => held(lease, statements.park.run(fenced(lease)))),

    owners: () => attempt(() => statements.owners.all({ now: now() })),

    expire: (owner) => transaction(() => void statements.expire.run({ owner, now: now() })),

    requestCancel: (id) =>
      transaction(() => {
        existing(id);
        const cancelled = statements.cancelIdle.run({ id, now: now() }).changes > 0;
        if (!cancelled) statements.askToCancel.run({ id, now: now() });
        return toJob(existing(id));
      }),

    requestCancelOfGroup: (group) =>
      transaction(() => {
        statements.cancelIdleOfGroup.run({ group, now: now() });
        statements.askGroupToCancel.run({ group, now: now() });
      }),

    resume: (id) =>
      transaction(() => {
        const resumed = statements.resume.get({ id, now: now() });
        if (resumed) return toJob(resumed);
        const { status } = existing(id);
        throw new Fault(jobFaults.not_resumable, `the job ${id} is ${status}`, { details: { id, status } });
      }),
  };
}

function prepared(sqlite: Connection) {
  return {
    insert: sqlite.prepare<[NewRow], JobRow>(jobSql.insert),
    byId: sqlite.prepare<[string], JobRow>(jobSql.byId),
    ofGroup: sqlite.prepare<[string]>(jobSql.ofGroup),
    anyClaimable: sqlite.prepare<[Wanted]>(jobSql.anyClaimable),
    endCancelledOrphans: sqlite.prepare<[Now]>(jobSql.endCancelledOrphans),
    spentOrphans: sqlite.prepare<[Now], JobRow>(jobSql.spentOrphans),
    giveUp: sqlite.prepare<[OfJob & { error: string }]>(jobSql.giveUp),
    claim: sqlite.prepare<[Wanted & { owner: string; token: string; until: number }], JobRow>(jobSql.claim),
    heartbeat: sqlite.prepare<[OfLease & { until: number }], number>(jobSql.heartbeat).pluck(),
    save: sqlite.prepare<[OfLease & Progressed & { checkpoint: string | null }]>(jobSql.save),
    finish: sqlite.prepare<[OfLease & Progressed & Ended]>(jobSql.finish),
    park: sqlite.prepare<[OfLease]>(jobSql.park),
    owners: sqlite.prepare<[Now], string>(jobSql.owners).pluck(),
    expire: sqlite.prepare<[Now & { owner: string }]>(jobSql.expire),
    cancelIdle: sqlite.prepare<[OfJob]>(jobSql.cancelIdle),
    askToCancel: sqlite.prepare<[OfJob]>(jobSql.askToCancel),
    cancelIdleOfGroup: sqlite.prepare<[OfGroup]>(jobSql.cancelIdleOfGroup),
    askGroupToCancel: sqlite.prepare<[OfGroup]>(jobSql.askGroupToCancel),
    resume: sqlite.prepare<[OfJob], JobRow>(jobSql.resume),
  };
}

function listed(
  { orm }: Database,
  { kind, group, status, limit = 50 }: Omit<JobFilter, 'before'>,
  olderThan: number | undefined,
): JobRow[] {
  return orm
    .select()
    .from(jobs)
    .where(
      and(
        kind === undefined ? undefined : eq(jobs.kind, kind),
        group === undefined ? undefined : eq(jobs.job_group, group),
        status === undefined ? undefined : eq(jobs.status, status),
        olderThan === undefined ? undefined : lt(jobs.seq, olderThan),
      ),
    )
    .orderBy(desc(jobs.seq))
    .limit(limit)
    .all();
}

function ending(outcome: JobOutcome): Ended {
  return {
    status: outcome.status,
    result: outcome.status === 'done' ? toJson(outcome.result, 'the result of a job') : null,
    error: outcome.status === 'failed' ? errorToJson(outcome.error) : null,
  };
}

function columns(progress: JobProgress | undefined): Progressed {
  return {
    done: progress?.done ?? null,
    total: progress?.total ?? null,
    note: progress?.note ?? null,
  };
}

function held(lease: Lease, { changes }: { changes: number }): void {
  if (changes === 0) throw lost(lease);
}

function written(row: JobRow | undefined): JobRow {
  if (!row) throw new Error('SQLite returned nothing for a row it had just written');
  return row;
}

function lost({ jobId }: Lease): Fault {
  return new Fault(jobFaults.lease_lost, `the lease on ${jobId} has passed to another process or has ended`, {
    details: { id: jobId },
  });
}

function gaveUp({ id, attempts, lease_owner: owner }: JobRow): Fault {
  return new Fault(
    jobFaults.gave_up,
    `${id} was tried ${attempts} times, and each time its process fell silent, last ${owner}`,
    { details: { id, attempts, owner } },
  );
}
