import type { Environment, RunRecord } from '../records/record.js';
import { grouped } from './grouped.js';
import { isJudged } from './rates.js';

/** Where and with what the runs took place: each value, and in how many runs it was found; the most frequent first. */
export interface Surroundings {
  readonly environments: readonly Found[];
  readonly clients: readonly Found[];
  readonly runtimes: readonly Found[];
  readonly isolation: readonly Found[];
}

export interface Found {
  readonly value: string;
  readonly runs: number;
}

export function surroundingsOf(records: readonly RunRecord[]): Surroundings {
  const judged = records.filter(isJudged);
  const found = (what: (record: RunRecord) => string): readonly Found[] =>
    [...grouped(judged, what)]
      .map(([value, runs]) => ({ value, runs: runs.length }))
      .sort((a, b) => b.runs - a.runs || (a.value < b.value ? -1 : 1));
  return {
    environments: found(({ evidence }) => environmentText(evidence.environment)),
    clients: found(({ evidence }) => evidence.client),
    runtimes: found(({ evidence }) => evidence.runtime),
    isolation: found(({ evidence }) => evidence.isolation),
  };
}

function environmentText(environment: Environment): string {
  if (environment.kind === 'embedded') {
    const { version, seed, moment } = environment;
    return `embedded paper gateway ${version}, seed ${seed}, market time ${moment}`;
  }
  if (environment.kind === 'lent')
    return `paper gateway ${environment.version} of ours at ${environment.gateway}`;
  const { gateway, serverVersion, account } = environment;
  if (serverVersion === undefined) return `real gateway at ${gateway}, which was not reached`;
  return `real gateway at ${gateway}, server version ${serverVersion}, account ${account ?? 'unknown'}`;
}
