import { catalog } from '../wire/catalog.js';
import { describe } from '../wire/describe.js';
import type { Observed, ObservedMessage } from './observed.js';
import type { RunRecord } from './records/record.js';

/** So much of a run's lines tells what went wrong: how it began, and how it ended. */
const FIRST = 20;
const LAST = 60;
const LONGEST_LINE = 400;
const LONGEST_OUTPUT = 16_000;

export const NO_EXCERPT: RunRecord['excerpt'] = { stdout: '', stderr: '', wire: [] };

/** What a person needs to see of a run that did not pass. */
export function excerptOf({ sessions, stdout, stderr }: Observed): RunRecord['excerpt'] {
  const several = sessions.length > 1;
  const wire = sessions.flatMap(({ name, version, messages, ended }) => {
    const before = several ? `${name} ` : '';
    const lines = messages.map((message) => `${before}${lineOf(message)}`);
    return [
      `${before}server version ${version ?? 'none'}`,
      ...lines,
      ...(ended === undefined ? [] : [`${before}ended: ${ended.because}`]),
    ];
  });
  return { stdout: shortened(stdout), stderr: shortened(stderr), wire: withoutMiddle(wire) };
}

function lineOf({ at, direction, passage, name, texts }: ObservedMessage): string {
  const layout = [...catalog[direction].values()].find((each) => each.name === name);
  const said = layout === undefined ? name : describe({ layout, texts });
  const arrow = direction === 'request' ? '→' : '←';
  const note = passage === 'forwarded' ? '' : passage === 'guard' ? '[by the guard] ' : `[${passage}] `;
  const line = `${String(at).padStart(6)} ms ${arrow} ${note}${said}`;
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}

function withoutMiddle(lines: readonly string[]): readonly string[] {
  if (lines.length <= FIRST + LAST + 1) return lines;
  const left = lines.length - FIRST - LAST;
  return [...lines.slice(0, FIRST), `… ${left} more …`, ...lines.slice(-LAST)];
}

function shortened(text: string): string {
  if (text.length <= LONGEST_OUTPUT) return text;
  const half = LONGEST_OUTPUT / 2;
  return `${text.slice(0, half)}\n… ${text.length - LONGEST_OUTPUT} characters more …\n${text.slice(-half)}`;
}
