import { summaryText } from '../../harness/runner/report/summary.js';
import type { Validated } from './validate.js';

/** What a person reads at the end. */
export function validatedText(
  { id, records, analysis, reports, unchanged }: Validated,
  style: { readonly colour: boolean; readonly columns: number | undefined },
): string {
  const left = unchanged === 1 ? 'one example has' : `${unchanged} examples have`;
  const unrun = `${left} passed before, and not changed since`;
  if (id === undefined) return `nothing to run: ${unrun}\n`;
  const [page] = reports;
  return [
    summaryText(analysis, records, style),
    ...(unchanged > 0 ? [`left out: ${unrun}\n`] : []),
    ...(page === undefined ? [] : [`reports: ${page}\n`]),
  ].join('');
}

/** The same for programs. */
export function validatedJson({ id, resumed, records, analysis, reports, unchanged }: Validated): string {
  return JSON.stringify({
    validation: id ?? null,
    resumed,
    runs: records.length,
    unchanged,
    verdict: analysis.verdict,
    sections: analysis.sections,
    reports,
  });
}
