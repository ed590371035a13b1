import { plainText } from '../../harness/runner/analysis/plain-text.js';
import { errorOf, type RunRecord } from '../../harness/runner/records/record.js';
import type { FailedExample } from '../../harness/runner/review/failures.js';
import type { Pattern } from './similar-patterns.js';

/** Of what was printed and of the wire, the ends are shown: there it went wrong. */
const OUTPUT_LINES = 20;
const WIRE_LINES = 40;

/** All that a person needs to judge a failure, without leave for anything in it to control the terminal. */
export function failureText(failure: FailedExample, similar: readonly Pattern[]): string {
  const { record } = failure;
  const { stdout, stderr, wire } = record.excerpt;
  const lines = [
    `${record.example}: ${record.title}`,
    `${record.file}:${record.line}  ${record.category}, ${record.language}, hash ${record.hash.slice(0, 12)}`,
    ...said(failure),
    ...failure.alike.flatMap((alike) => runsText(alike, failure.runs)),
    ...section('code', numbered(record.code)),
    ...section('standard output', lastLines(stdout, OUTPUT_LINES)),
    ...section('standard error', lastLines(stderr, OUTPUT_LINES)),
    ...section('wire', last(wire, WIRE_LINES)),
    ...section(
      'known to look like this',
      similar.map(({ title, advice }) => `${title}: ${advice}`),
    ),
  ];
  return plainText(`${lines.join('\n')}\n`);
}

/** A line each, for a list. */
export function failureLine({ record, alike, runs }: FailedExample): string {
  const count = alike.reduce((sum, each) => sum + each.runs.length, 0);
  const what = `${record.outcome}, ${count} of ${runs} runs`;
  return plainText(`${record.example}  ${what}  ${(errorOf(record) ?? '').replace(/\s+/g, ' ')}`.trimEnd());
}

/** Somebody has been here before, and it is open all the same. */
function said({ review }: FailedExample): readonly string[] {
  if (review === undefined) return [];
  const { verdict, at, rerun } = review;
  const then = rerun === undefined ? 'it was not run again' : `it was run again: ${rerun}`;
  return [`said to be ${verdict} on ${new Date(at).toISOString()}; ${then}`];
}

function runsText({ runs, record }: FailedExample['alike'][number], of: number): readonly string[] {
  const { outcome, blame, reasons, retries } = record;
  const which = `${runs.length === 1 ? 'run' : 'runs'} ${runs.join(', ')} of ${of}`;
  const tries = retries === 0 ? '' : ` after ${retries + 1} tries`;
  const blamed = blame === undefined ? '' : `; the ${blame.on} is at fault: ${blame.because}`;
  return [
    '',
    `${which}: ${outcome}${tries}${blamed}`,
    ...reasons.map(({ criterion, message }) => `  ${criterion}: ${message}`),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function numbered(code: RunRecord['code']): readonly string[] {
  const lines = code.trimEnd().split('\n');
  const width = String(lines.length).length;
  return lines.map((line, index) => `${String(index + 1).padStart(width)}  ${line}`);
}

function lastLines(text: string, most: number): readonly string[] {
  return text.trim() === '' ? [] : last(text.trimEnd().split('\n'), most);
}

function last(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [`… ${lines.length - most} lines before`, ...lines.slice(-most)];
}
