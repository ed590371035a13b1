import type { Link } from '../../harness/guard/record/chain.js';
import { type AuditReport, auditSummary, verifyAudit } from '../../harness/guard/record/verify.js';
import { requireRecord } from './named-record.js';

/** Checks a record that a person has named. */
export async function checkRecord(file: string, noted: Link | undefined): Promise<AuditReport> {
  requireRecord(file);
  return verifyAudit(file, noted);
}

export function auditShape(report: AuditReport): object {
  const { file, lines, last, head = null, problems, problemCount } = report;
  return { whole: problemCount === 0, file, lines, last, head, problems, problemCount };
}

/** Whoever rewrites the middle of a record breaks one line; whoever has broken hundreds needs no list of them. */
const MOST_SHOWN = 10;

/** A report for a person, with what to note of it. */
export function auditText(report: AuditReport): string {
  const { last, problemCount } = report;
  const summary = auditSummary({ ...report, problems: report.problems.slice(0, MOST_SHOWN) });
  if (problemCount > 0 || last.seq === 0) return summary;
  return `${summary}To be noted elsewhere, and given later with --noted: ${last.seq}:${last.hash}\n`;
}
