import { createHash } from 'node:crypto';
import type { Example } from '../../example/example.js';
import { errorOf, type RunRecord } from './record.js';
import type { RunRow, ValidationRow } from './tables.js';
import type { Asked, Validation } from './validation.js';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function toValidation(row: ValidationRow): Validation {
  const asked: Asked = JSON.parse(row.asked);
  return {
    id: row.id,
    asked,
    gateway: row.gateway ?? undefined,
    runs: row.runs,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    ended: row.ended ?? undefined,
  };
}

/** An example whose code is kept beside it. */
export interface ExampleRow {
  readonly about: string;
  readonly code: string;
}

export function toExampleRow({ code, ...about }: Example): ExampleRow {
  return { about: JSON.stringify(about), code };
}

export function toExample({ about, code }: ExampleRow): Example {
  const rest: Omit<Example, 'code'> = JSON.parse(about);
  return { ...rest, code };
}

/** A run as it is put on record; the text of what was run is kept beside it. */
export type NewRunRow = Omit<RunRow, 'seq'>;

export function toRunRow(record: RunRecord): NewRunRow {
  const { code, execMs, evidence, reasons, blame, excerpt, ...plain } = record;
  const { environment, digest, ...proof } = evidence;
  return {
    ...plain,
    ...proof,
    code_sha256: sha256(code),
    reasons: JSON.stringify(reasons),
    blame: blame === undefined ? null : JSON.stringify(blame),
    exec_ms: execMs,
    error: errorOf(record) ?? null,
    environment_kind: environment.kind,
    environment: JSON.stringify(environment),
    digest: digest ?? null,
    excerpt: JSON.stringify(excerpt),
  };
}

export function toRecord(row: RunRow, code: string): RunRecord {
  const { client, runtime, isolation } = row;
  // Only `toRunRow` writes what is JSON here.
  const reasons: RunRecord['reasons'] = JSON.parse(row.reasons);
  const blame: RunRecord['blame'] = row.blame === null ? undefined : JSON.parse(row.blame);
  const environment: RunRecord['evidence']['environment'] = JSON.parse(row.environment);
  const excerpt: RunRecord['excerpt'] = JSON.parse(row.excerpt);
  return {
    validation: row.validation,
    example: row.example,
    run: row.run,
    file: row.file,
    line: row.line,
    title: row.title,
    topic: row.topic,
    tier: row.tier,
    language: row.language,
    category: row.category,
    code,
    hash: row.hash,
    outcome: row.outcome,
    reasons,
    blame,
    execMs: row.exec_ms,
    retries: row.retries,
    at: row.at,
    evidence: { environment, client, runtime, isolation, digest: row.digest ?? undefined },
    excerpt,
  };
}
