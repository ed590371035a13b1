import { counted } from '../../../platform/text/figures.js';
import type { Language } from '../../example/example.js';
import type { ExampleFigures } from '../analysis/examples.js';
import type { Section } from '../analysis/section.js';
import type { Shortfall } from '../analysis/shortfall.js';
import { type Outcome, type OutcomeCounts, outcomes } from '../verdict.js';

export const languageName: Readonly<Record<Language, string>> = { ts: 'TypeScript', python: 'Python' };

export const kindName: Readonly<Record<Section['kind'], string>> = {
  embedded: 'embedded paper gateway',
  lent: 'paper gateway of ours, started by somebody',
  real: 'real gateway, paper account',
};

/** What became of so many of them: `3 failed`. */
export const outcomeWord: Readonly<Record<Outcome, string>> = {
  pass: 'passed',
  fail: 'failed',
  error: 'crashed',
  timeout: 'timed out',
  blocked: 'blocked',
  skipped: 'skipped',
};

/** Rounded down: 80 % is said only of what has reached it. */
export function percentText(percent: number | undefined): string {
  if (percent === undefined) return '–';
  const tenths = Math.floor(percent * 10 + 1e-9) / 10;
  return `${Number.isInteger(tenths) ? tenths : tenths.toFixed(1)} %`;
}

/** `110 passed, 4 failed`: only what there is. */
export function outcomesText(counts: OutcomeCounts): string {
  const said = outcomes.filter((outcome) => counts[outcome] > 0);
  return said
    .map((outcome) => `${counts[outcome].toLocaleString('en-US')} ${outcomeWord[outcome]}`)
    .join(', ');
}

export function shortfallText({ category, percent, least }: Shortfall): string {
  return `${percentText(percent)} of ${category ?? 'all'} runs passed, where ${percentText(least)} is the least`;
}

/** How the runs of an example differed. */
export function unsteadyText({ judged, sameness }: ExampleFigures): string {
  if (sameness === undefined) return '';
  const { outcomes: ends, digests } = sameness;
  const differing = [
    ...(ends > 1 ? [`${ends} different outcomes`] : []),
    ...(digests > 1 ? [`${digests} different conversations on the wire`] : []),
  ];
  return `${differing.join(' and ')} in ${counted(judged, 'run')}`;
}

export function momentText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
