import type { z } from 'zod';
import type { Analysis } from '../analysis/analysis.js';
import type { Times } from '../analysis/times.js';
import { type Environment, type Evidence, errorOf, isFlaky, type RunRecord } from '../records/record.js';
import type { Failure } from './failure.js';
import type { executionTimes, failedExamples, testResults } from './shapes.js';

interface Header {
  readonly title: string;
  readonly at: string;
}

export function testResultsOf(header: Header, records: readonly RunRecord[]): z.infer<typeof testResults> {
  return {
    ...header,
    results: records.map((record) => ({
      id: record.example,
      run: record.run,
      file: record.file,
      line: record.line,
      title: record.title,
      topic: record.topic,
      tier: record.tier,
      language: record.language,
      category: record.category,
      code: record.code,
      code_hash: record.hash,
      status: record.outcome,
      reasons: [...record.reasons],
      blame: record.blame ?? null,
      exec_time_ms: record.execMs,
      error_msg: errorOf(record) ?? null,
      retry_count: record.retries,
      flaky: isFlaky(record),
      timestamp: new Date(record.at).toISOString(),
      evidence: evidenceJson(record.evidence),
    })),
  };
}

export function failedExamplesOf(
  header: Header,
  failures: readonly Failure[],
): z.infer<typeof failedExamples> {
  return {
    ...header,
    failed: failures.map(({ kind, example, runs, judged, last }) => ({
      environment: kind,
      id: example,
      title: last.title,
      file: last.file,
      line: last.line,
      language: last.language,
      category: last.category,
      code: last.code,
      code_hash: last.hash,
      failed_runs: runs.map(({ run, outcome, reasons, blame, retries }) => ({
        run,
        status: outcome,
        reasons: [...reasons],
        blame: blame ?? null,
        error_msg: errorOf({ reasons }) ?? null,
        retry_count: retries,
      })),
      judged_runs: judged,
      last_seen: {
        stdout: last.excerpt.stdout,
        stderr: last.excerpt.stderr,
        wire: [...last.excerpt.wire],
        evidence: evidenceJson(last.evidence),
      },
    })),
  };
}

export function executionTimesOf(header: Header, { sections }: Analysis): z.infer<typeof executionTimes> {
  return {
    ...header,
    environments: sections.map(({ kind, times, categories, examples }) => ({
      environment: kind,
      all: times ? timesJson(times) : null,
      groups: categories.flatMap(({ category, languages }) =>
        languages.flatMap(({ language, times: own }) =>
          own ? { category, language, ...timesJson(own) } : [],
        ),
      ),
      examples: examples
        .flatMap(({ example: id, category, language, times: own }) =>
          own ? { id, category, language, ...timesJson(own) } : [],
        )
        .sort((a, b) => b.longest_ms - a.longest_ms),
    })),
  };
}

type EvidenceJson = z.infer<typeof testResults>['results'][number]['evidence'];

function timesJson({ runs, meanMs, medianMs, p95Ms, longestMs }: Times) {
  return { runs, mean_ms: meanMs, median_ms: medianMs, p95_ms: p95Ms, longest_ms: longestMs };
}

function evidenceJson({ environment, client, runtime, isolation, digest }: Evidence): EvidenceJson {
  return {
    environment: environmentJson(environment),
    client,
    runtime,
    isolation,
    transcript_digest: digest ?? null,
  };
}

function environmentJson(environment: Environment): EvidenceJson['environment'] {
  if (environment.kind === 'embedded') {
    const { kind, version, seed, moment } = environment;
    return { kind, version, seed, moment };
  }
  if (environment.kind === 'lent') return environment;
  const { kind, gateway, serverVersion, account } = environment;
  return { kind, gateway, server_version: serverVersion ?? null, account: account ?? null };
}
