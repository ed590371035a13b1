import { linesOf } from '../../../platform/files/lines.js';
import { counted } from '../../../platform/text/figures.js';
import type { Link } from './chain.js';
import { readLink } from './chain.js';
import { type AuditProblem, createChainCheck } from './chain-check.js';
import { onFile } from './file-fault.js';
import { readHead } from './head.js';

/** What a look at a whole record has found. */
export interface AuditReport {
  readonly file: string;
  /** Whole lines. */
  readonly lines: number;
  /** The last entry, to be noted elsewhere: nothing in the file itself tells whether there were more. */
  readonly last: Link;
  /** What stands in the file beside it, if there is one. */
  readonly head: Link | undefined;
  /** In the order of the lines; of very many the first. */
  readonly problems: readonly AuditProblem[];
  /** All of them. */
  readonly problemCount: number;
  /** Bytes of a last line that was cut off, and where they begin. */
  readonly torn: { readonly start: number; readonly bytes: Buffer } | undefined;
}

/**
 * Reads a record from its beginning to its end and says what is not as it was written. A missing end shows by the
 * head beside the file, and by an entry that somebody has noted.
 */
export async function verifyAudit(file: string, noted?: Link): Promise<AuditReport> {
  const head = readHead(file);
  const known = head === 'none' || head === 'illegible' ? undefined : head;
  const check = createChainCheck([known, noted].filter((each) => each !== undefined));
  const own: AuditProblem[] = [];
  let lines = 0;
  let torn: AuditReport['torn'];
  for (const line of linesOf(file, { onFile })) {
    // All there with something in place of its line break: that line had been kept, and was spoilt afterwards.
    const isTorn = !line.isWhole && readLink(line.bytes.subarray(0, -1)) === undefined;
    if (isTorn) {
      torn = { start: line.start, bytes: line.bytes };
      const text = `line ${line.number} is cut off: ${line.bytes.length} bytes of an entry, never acted on if the guard was killed as it wrote them`;
      own.push({ kind: 'torn', line: line.number, text });
    } else {
      lines += 1;
      check.take(line.isWhole ? line : { ...line, bytes: line.bytes.subarray(0, 0) });
    }
  }
  if (head === 'illegible') {
    own.push({
      kind: 'head',
      line: lines,
      text: `${file}.head, which says how far the record was, cannot be read`,
    });
  }
  const found = check.finish();
  return {
    file,
    lines,
    last: check.last,
    head: known,
    problems: [...found, ...own],
    problemCount: check.count + own.length,
    torn,
  };
}

/** A report in words. */
export function auditSummary({ file, lines, last, head, problems, problemCount }: AuditReport): string {
  const end =
    last.seq === 0 ? 'It has no entry.' : `Its last entry is ${last.seq}, with the hash ${last.hash}.`;
  if (problemCount === 0) {
    const checked = head
      ? `Entry ${head.seq}, which the file beside it names, is there; what came after it could be cut off without a trace.`
      : 'No file beside it says how far it was, so that a missing end would not show.';
    return `${file} is whole: ${counted(lines, 'line')}, each as it was written. ${end}\n${checked}\n`;
  }
  const more = problemCount - problems.length;
  return [
    `${file} is not as it was written:`,
    ...problems.map(({ text }) => `  ${text}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    end,
    '',
  ].join('\n');
}
