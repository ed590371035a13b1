import { Fault } from '../../../../platform/errors/fault.js';
import { replayFaults } from '../faults.js';

/** What is wrong with the files, gathered so that it can be mended in one go. */
export interface Complaints {
  /** @param column counted in characters, from 1, as editors do */
  add(file: string, line: number, column: number, text: string): void;
  readonly count: number;
  /** The fault that tells all of it. */
  fault(): Fault;
}

/** More than that nobody reads, and a file of another kind has one in every line. */
const LISTED = 20;

export function collectComplaints(): Complaints {
  const listed: string[] = [];
  let count = 0;
  return {
    add(file, line, column, text) {
      count += 1;
      if (listed.length < LISTED) listed.push(`${file}:${line}:${column}: ${text}`);
    },
    get count() {
      return count;
    },
    fault() {
      const rest = count > listed.length ? [`and ${count - listed.length} more`] : [];
      return new Fault(replayFaults.bad_bars, [...listed, ...rest].join('\n'), { details: { count } });
    },
  };
}

/** What was found, short enough for a message and without control characters. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
