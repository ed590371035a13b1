import type { FileLine } from '../../../platform/files/lines.js';
import { BEGINNING, type Link, readLink } from './chain.js';

/** What is wrong with a record, and where. */
export interface AuditProblem {
  readonly kind: /** The line's hash is not that of its text. */
    | 'changed'
    /** The line is right in itself, but is not the one that its neighbour or the head names. */
    | 'rewritten'
    | 'missing'
    | 'moved'
    | 'doubled'
    /** The last line is cut off, as by a process that died while it wrote; nobody was told that it is on record. */
    | 'torn'
    /** The file beside the record that says how far it was cannot be read. */
    | 'head';
  /** The line of the file at which it shows. */
  readonly line: number;
  readonly text: string;
}

/** Takes the lines of a record one after the other, and says at the end what is wrong with their order. */
export interface ChainCheck {
  take(line: FileLine): void;
  /** The line with the highest number. */
  readonly last: Link;
  /** How many problems there are, those that are not kept included. */
  readonly count: number;
  finish(): readonly AuditProblem[];
}

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** More than anybody reads. */
const MOST_KEPT = 100;

export function createChainCheck(heads: readonly Link[]): ChainCheck {
  const problems: AuditProblem[] = [];
  let gaps: Gap[] = [];
  let last = BEGINNING;
  let lines = 0;
  let count = 0;
  /** Lines just before this one that could not be read: each may be one of those that seem to be missing. */
  let unread = 0;

  const report = (kind: AuditProblem['kind'], line: number, text: string) => {
    count += 1;
    if (problems.length < MOST_KEPT) problems.push({ kind, line, text: `line ${line} ${text}` });
  };

  /** A line whose number has been passed: it comes too late, or a second time. */
  const takeLate = ({ seq }: Link, line: number) => {
    const gap = gaps.find(({ from, to }) => from <= seq && seq <= to);
    if (gap === undefined) {
      report('doubled', line, `is entry ${seq} once more`);
      return;
    }
    report('moved', line, `is entry ${seq}, which belongs before entry ${gap.to + 1}`);
    const left = [
      { ...gap, to: seq - 1 },
      { ...gap, from: seq + 1 },
    ].filter(({ from, to }) => from <= to);
    gaps = gaps.flatMap((each) => (each === gap ? left : each));
  };

  return {
    get last() {
      return last;
    },
    get count() {
      return count;
    },
    take({ number, bytes }) {
      lines = number;
      const link = readLink(bytes);
      if (link === undefined) {
        report('changed', number, 'is not what was written: its hash is not that of its text');
        unread += 1;
        return;
      }
      if (link.seq <= last.seq) {
        takeLate(link, number);
        return;
      }
      const missing = link.seq - last.seq - 1;
      if (missing === 0 && link.previous !== last.hash) {
        report(
          'rewritten',
          number,
          `does not go on from entry ${last.seq} as it stands: one of them is not what was written`,
        );
      }
      if (missing > unread) gaps.push({ from: last.seq + 1 + unread, to: link.seq - 1, line: number });
      if (heads.some(({ seq, hash }) => seq === link.seq && hash !== link.hash)) {
        report(
          'rewritten',
          number,
          'is not the one that was noted: from here on, or from before, all was written anew',
        );
      }
      last = { seq: link.seq, hash: link.hash };
      unread = 0;
    },
    finish() {
      for (const { from, to, line } of gaps) {
        report('missing', line, `comes where ${entries(from, to)} should, missing here`);
      }
      const furthest = Math.max(0, ...heads.map(({ seq }) => seq));
      if (furthest > last.seq + unread) {
        report(
          'missing',
          lines,
          `is the last, but ${entries(last.seq + unread + 1, furthest)} had been on record`,
        );
      }
      return problems.toSorted((a, b) => a.line - b.line);
    },
  };
}

function entries(from: number, to: number): string {
  return from === to ? `entry ${from}` : `entries ${from} to ${to}`;
}
