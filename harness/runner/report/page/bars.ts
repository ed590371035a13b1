import { durationText } from '../../../../platform/text/figures.js';
import type { PassRate } from '../../analysis/rates.js';
import type { Times } from '../../analysis/times.js';
import { type Outcome, type OutcomeCounts, outcomes } from '../../verdict.js';
import { outcomesText, percentText } from '../wording.js';
import { type Html, html } from './escape.js';

/** Charts that stand in the cells of a table, a row each, on the same scale. What they show is also told in words. */

const WHOLE = 100;

/** How much passed, and a mark where one would expect it to end. */
export function rateBar({ percent, expected, isMet }: PassRate): Html {
  const label = `${percentText(percent)} passed, ${percentText(expected)} expected`;
  return bar(label, [
    piece(isMet === false ? 'bar-low' : 'bar-pass', 0, percent ?? 0),
    piece('bar-mark', Math.min(expected, WHOLE - MARK), MARK),
  ]);
}

/** Which part each outcome has, in their usual order. */
export function outcomesBar(counts: OutcomeCounts): Html {
  const all = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  let from = 0;
  const pieces = outcomes.flatMap((outcome) => {
    if (counts[outcome] === 0) return [];
    const width = (counts[outcome] * WHOLE) / all;
    from += width;
    return piece(`bar-${outcome}`, from - width, width);
  });
  return bar(outcomesText(counts), pieces);
}

/** An outcome in its colour, and in its word. */
export function outcomeChip(outcome: Outcome): Html {
  return html`<span class="outcome outcome-${outcome}">${outcome}</span>`;
}

/** From the median to what 95 of 100 runs stayed below, with a mark at the mean. */
export function timesBar({ medianMs, p95Ms, meanMs }: Times, scale: TimeScale): Html {
  const label = `median ${durationText(medianMs)}, mean ${durationText(meanMs)}, 95 of 100 below ${durationText(p95Ms)}`;
  const [from, to] = [scale.at(medianMs), scale.at(p95Ms)];
  return bar(label, [
    piece('bar-time', Math.min(from, WHOLE - LEAST), Math.max(to - from, LEAST)),
    piece('bar-mark', Math.min(scale.at(meanMs), WHOLE - MARK), MARK),
  ]);
}

/** Logarithmic, between powers of ten: one run that hangs would otherwise make all others look alike. */
export interface TimeScale {
  readonly fromMs: number;
  readonly toMs: number;
  /** From 0 to 100. */
  at(ms: number): number;
}

export function timeScale(all: readonly (Times | undefined)[]): TimeScale {
  const known = all.flatMap((times) => times ?? []);
  const low = Math.floor(
    Math.log10(Math.min(1000, ...known.map(({ medianMs, meanMs }) => Math.min(medianMs, meanMs)))),
  );
  const high = Math.max(
    low + 1,
    Math.ceil(Math.log10(Math.max(1, ...known.map(({ p95Ms, meanMs }) => Math.max(p95Ms, meanMs))))),
  );
  const at = (ms: number) => ((Math.log10(Math.max(ms, Number.MIN_VALUE)) - low) * WHOLE) / (high - low);
  return { fromMs: 10 ** low, toMs: 10 ** high, at: (ms) => Math.min(WHOLE, Math.max(0, at(ms))) };
}

/** What can just be seen. */
const LEAST = 1.5;
const MARK = 0.8;

function bar(label: string, pieces: readonly Html[]): Html {
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${label}">${[
    piece('bar-ground', 0, WHOLE),
    ...pieces,
  ]}</svg>`;
}

function piece(name: string, from: number, width: number): Html {
  return html`<rect class="${name}" x="${figure(from)}" y="0" width="${figure(width)}" height="10"/>`;
}

function figure(value: number): string {
  return value.toFixed(2);
}
