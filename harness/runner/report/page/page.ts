import { createHash } from 'node:crypto';
import { durationText } from '../../../../platform/text/figures.js';
import type { Section } from '../../analysis/section.js';
import type { Failure } from '../failure.js';
import type { Shown } from '../shown.js';
import {
  blameTable,
  clustersTable,
  skippedTable,
  slowestTable,
  steadinessTable,
  surroundingsTable,
  unsteadyTable,
} from '../tables.js';
import { kindName, momentText, outcomesText, percentText, shortfallText } from '../wording.js';
import { outcomesMap, ratesChart, timesChart } from './charts.js';
import { type Html, html, ours } from './escape.js';
import { FAILURES, failuresTable } from './failures.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';
import { plainTable } from './table.js';

/** One page that needs nothing else. Nothing in it can be fetched or run but its own style and script. */
export function reportPage({ analysis, failures, title, at }: Shown): string {
  const policy = `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ours(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${ours(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="quiet">Written ${momentText(at)}</p>
${analysis.sections.length === 0 ? html`<p>Nothing was run.</p>` : html``}
${analysis.sections.map((section) =>
  sectionPart(
    section,
    failures.filter(({ kind }) => kind === section.kind),
  ),
)}
</main>
<script>${ours(SCRIPT)}</script>
</body>
</html>
`;
  return page.html;
}

function sectionPart(section: Section, failures: readonly Failure[]): Html {
  const problems = [clustersTable, blameTable, unsteadyTable].map((tableOf) => tableOf(section));
  const others = [slowestTable, steadinessTable, skippedTable, surroundingsTable].map((tableOf) =>
    tableOf(section),
  );
  const empty = [{ heading: FAILURES, rows: failures }, ...problems, ...others]
    .filter(({ rows }) => rows.length === 0)
    .map(({ heading }) => heading);
  return html`<h2>Before the ${kindName[section.kind]}</h2>
${manualReview(section)}
${keyFigures(section)}
${ratesChart(section)}
${outcomesMap(section)}
${failuresTable(failures)}
${problems.map(plainTable)}
${timesChart(section)}
${others.map(plainTable)}
${empty.length === 0 ? html`` : html`<p class="quiet">Nothing to tell under: ${empty.join('; ')}.</p>`}
`;
}

function manualReview({ shortfalls }: Section): Html {
  if (shortfalls.length === 0) return html``;
  return html`<div class="loud"><strong>Manual review</strong>: too little passed for the results to be taken as they are.
<ul>${shortfalls.map((each) => html`<li>${shortfallText(each)}</li>`)}</ul></div>`;
}

function keyFigures({ overall, examples, retried, timedOut, flaky, unsteady, times }: Section): Html {
  const figure = (name: string, value: string, more: string) =>
    html`<div><dt>${name}</dt><dd>${value} <span class="quiet">${more}</span></dd></div>\n`;
  return html`<dl class="figures">
${[
  figure('Passed', percentText(overall.percent), outcomesText(overall.outcomes)),
  figure('Examples', String(examples.length), `${failed(examples)} with a run that did not pass`),
  figure(
    'Tried again',
    percentText(retried.percent),
    `to be under ${percentText(retried.most)}; ${flaky.length} flaky`,
  ),
  figure('Timed out', percentText(timedOut.percent), `to be under ${percentText(timedOut.most)}`),
  figure('Different', String(unsteady.length), 'examples that differ from run to run'),
  figure('Mean time', durationText(times?.meanMs), `median ${durationText(times?.medianMs)}`),
]}</dl>`;
}

function failed(examples: Section['examples']): number {
  return examples.filter(({ judged, outcomes }) => outcomes.pass < judged).length;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
