import { crossingLine, eventLine } from '../../harness/guard/transcript/readable.js';
import { isNotice } from '../../harness/wire/tws-codes.js';
import type { Wire, WireEntry } from './wire.js';

/** Lines of the beginning and of the end that people are shown. */
const SHOWN_FIRST = 40;
const SHOWN_LAST = 20;
/** Of messages of one kind that follow each other, such as the figures of an account. */
const SHOWN_ALIKE = 2;

interface Line {
  readonly text: string;
  /** How many entries it stands for. */
  readonly entries: number;
}

/** What crossed the guard, a line each, but for long rows of one kind and the middle of a long talk. */
export function wireText({ first, last, left }: Wire): readonly string[] {
  const [begin] = first;
  if (begin === undefined) return ['wire: the program connected to nothing'];
  const startedAt = atOf(begin);
  const several = [...first, ...last].some(({ session }) => session !== begin.session);
  const textOf = (entry: WireEntry) => `  ${several ? `${entry.session} ` : ''}${lineOf(entry, startedAt)}`;
  const cut = left === 0 ? [] : [{ text: moreText(left), entries: left }];
  const lines = [...shortened(first, textOf), ...cut, ...shortened(last, textOf)];
  return ['wire (→ what the program sent, ← what came back):', ...withoutMiddle(lines)];
}

function shortened(entries: readonly WireEntry[], textOf: (entry: WireEntry) => string): readonly Line[] {
  return rowsOf(entries).flatMap((row) => {
    const shown = row.length > SHOWN_ALIKE + 1 ? row.slice(0, SHOWN_ALIKE) : row;
    const rest = row.length - shown.length;
    const lines = shown.map((entry) => ({ text: textOf(entry), entries: 1 }));
    return rest === 0 ? lines : [...lines, { text: `            … ${rest} more of it`, entries: rest }];
  });
}

function rowsOf(entries: readonly WireEntry[]): readonly (readonly WireEntry[])[] {
  const rows: WireEntry[][] = [];
  let kindBefore: string | undefined;
  for (const entry of entries) {
    const kind = kindOf(entry);
    const row = rows.at(-1);
    if (row !== undefined && kind !== undefined && kind === kindBefore) row.push(entry);
    else rows.push([entry]);
    kindBefore = kind;
  }
  return rows;
}

/** Only what came back and simply went on makes rows: each request, word of the guard and error is shown. */
function kindOf(entry: WireEntry): string | undefined {
  if (!('crossing' in entry)) return undefined;
  const { direction, passage, name, message } = entry.crossing;
  if (direction !== 'reply' || passage !== 'forwarded') return undefined;
  // How the farms are doing is no error.
  const isError = name === 'errMsg' && !isNotice(Number(message?.texts['errorCode']));
  return isError ? undefined : `${entry.session} ${name}`;
}

function withoutMiddle(lines: readonly Line[]): readonly string[] {
  if (lines.length <= SHOWN_FIRST + SHOWN_LAST) return lines.map(({ text }) => text);
  const hidden = lines.slice(SHOWN_FIRST, -SHOWN_LAST).reduce((sum, { entries }) => sum + entries, 0);
  return [
    ...lines.slice(0, SHOWN_FIRST).map(({ text }) => text),
    moreText(hidden),
    ...lines.slice(-SHOWN_LAST).map(({ text }) => text),
  ];
}

function moreText(entries: number): string {
  return `  … ${entries.toLocaleString('en-US')} more; --transcript FILE keeps every one …`;
}

function lineOf(entry: WireEntry, startedAt: number): string {
  return 'crossing' in entry ? crossingLine(entry.crossing, startedAt) : eventLine(entry.event, startedAt);
}

function atOf(entry: WireEntry): number {
  return 'crossing' in entry ? entry.crossing.at : entry.event.at;
}
