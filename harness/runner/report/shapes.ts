import { z } from 'zod';
import { categories, languages, tiers } from '../../example/example.js';
import { outcomes } from '../verdict.js';

/** What the JSON files of a report hold. Programs read them: keys are added, none is renamed. */

const count = z.int().nonnegative();
const ms = z.number().nonnegative();
const environment = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('embedded'),
    version: z.string(),
    seed: z.number(),
    moment: z.string(),
  }),
  z.strictObject({ kind: z.literal('lent'), gateway: z.string(), version: z.string() }),
  z.strictObject({
    kind: z.literal('real'),
    gateway: z.string(),
    server_version: z.int().nullable(),
    account: z.string().nullable(),
  }),
]);
const header = { title: z.string(), at: z.iso.datetime() };
const kind = z.enum(['embedded', 'lent', 'real']);
const status = z.enum(outcomes);
const reasons = z.array(z.strictObject({ criterion: z.string(), message: z.string() }));
const blame = z.strictObject({ on: z.enum(['code', 'environment']), because: z.string() }).nullable();
const evidence = z.strictObject({
  environment,
  client: z.string(),
  runtime: z.string(),
  isolation: z.enum(['full', 'reduced']),
  transcript_digest: z.string().nullable(),
});

/** `test_results.json`: every run, with its evidence. */
export const testResults = z.strictObject({
  ...header,
  results: z.array(
    z.strictObject({
      id: z.string(),
      run: count,
      file: z.string(),
      line: count,
      title: z.string(),
      topic: z.string(),
      tier: z.enum(tiers),
      language: z.enum(languages),
      category: z.enum(categories),
      code: z.string(),
      code_hash: z.string(),
      status,
      reasons,
      blame,
      exec_time_ms: ms,
      error_msg: z.string().nullable(),
      retry_count: count,
      flaky: z.boolean(),
      timestamp: z.iso.datetime(),
      evidence,
    }),
  ),
});

/** `failed_examples.json`: each example that did not pass in every run, and what was seen the last time. */
export const failedExamples = z.strictObject({
  ...header,
  failed: z.array(
    z.strictObject({
      environment: kind,
      id: z.string(),
      title: z.string(),
      file: z.string(),
      line: count,
      language: z.enum(languages),
      category: z.enum(categories),
      code: z.string(),
      code_hash: z.string(),
      failed_runs: z.array(
        z.strictObject({
          run: count,
          status,
          reasons,
          blame,
          error_msg: z.string().nullable(),
          retry_count: count,
        }),
      ),
      judged_runs: count,
      last_seen: z.strictObject({
        stdout: z.string(),
        stderr: z.string(),
        wire: z.array(z.string()),
        evidence,
      }),
    }),
  ),
});

const times = z.strictObject({ runs: count, mean_ms: ms, median_ms: ms, p95_ms: ms, longest_ms: ms });

/** `execution_times.json`: how long it took, the slowest examples first. */
export const executionTimes = z.strictObject({
  ...header,
  environments: z.array(
    z.strictObject({
      environment: kind,
      all: times.nullable(),
      groups: z.array(
        z.strictObject({ category: z.enum(categories), language: z.enum(languages), ...times.shape }),
      ),
      examples: z.array(
        z.strictObject({
          id: z.string(),
          category: z.enum(categories),
          language: z.enum(languages),
          ...times.shape,
        }),
      ),
    }),
  ),
});
