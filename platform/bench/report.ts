import type { Commit, Machine } from './machine.js';
import type { CaseResult, ContestantResult } from './measure.js';

/** What is written to disk: enough to repeat the run elsewhere and to doubt it. */
export interface BenchReport {
  readonly bench: string;
  readonly about: string;
  readonly command: string;
  /** ISO time, UTC. */
  readonly at: string;
  readonly machine: Machine;
  readonly commit: Commit | undefined;
  readonly cases: readonly CaseResult[];
}

const COLUMNS = ['', 'operations', 'median', 'p99', 'per second', 'peer : project'] as const;

export function renderReport({ bench, about, machine, commit, cases }: BenchReport): string {
  const { cpu, cores, memoryGB, os, node } = machine;
  const at = commit ? `commit ${commit.id.slice(0, 10)}${commit.dirty ? ' with changes' : ''}` : 'no commit';
  return [
    `${bench}: ${about}`,
    `${cpu}, ${cores} cores, ${memoryGB} GB, ${os}, Node ${node}, ${at}`,
    ...cases.flatMap((each) => ['', ...caseTable(each)]),
  ].join('\n');
}

function caseTable({ name, runs, warmUp, contestants }: CaseResult): string[] {
  const rows = [COLUMNS, ...contestants.map(cells)];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return [
    `${name} (${runs} runs in turn, after ${warmUp} to warm up)`,
    ...rows.map((row) => `  ${line(row).trimEnd()}`),
    ...contestants.flatMap(figureLines),
  ];
}

function figureLines({ name, figures = {} }: ContestantResult): readonly string[] {
  return Object.entries(figures).map(([what, value]) => `  ${name}: ${what} ${value}`);
}

function cells(result: ContestantResult): readonly string[] {
  return [
    result.name,
    String(result.operations),
    duration(result.medianMs),
    duration(result.p99Ms),
    result.operationsPerSecond.toFixed(result.operationsPerSecond < 100 ? 1 : 0),
    result.ratio === undefined ? '' : `${result.ratio.toFixed(2)}×`,
  ];
}

function duration(ms: number): string {
  if (ms >= 1) return `${ms.toFixed(ms < 10 ? 2 : 1)} ms`;
  return `${(ms * 1000).toFixed(ms < 0.01 ? 2 : 1)} µs`;
}
