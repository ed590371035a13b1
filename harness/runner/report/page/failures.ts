import { counted } from '../../../../platform/text/figures.js';
import { type Category, categories, type Language, languages } from '../../../example/example.js';
import { type Outcome, outcomes } from '../../verdict.js';
import type { Failure } from '../failure.js';
import { languageName } from '../wording.js';
import { outcomeChip } from './bars.js';
import { breakable, type Html, html } from './escape.js';

export const FAILURES = 'Examples that did not pass';

/** Each failed example with all that one needs to see what is wrong. Without scripts it is merely not filtered. */
export function failuresTable(failures: readonly Failure[]): Html {
  if (failures.length === 0) return html``;
  return html`<section class="failures"><h3>${FAILURES}</h3>
${filter(failures)}
<table class="fixed">
<thead><tr><th scope="col">Example</th><th scope="col">Outcome</th><th scope="col">What it complained of</th></tr></thead>
${failures.map(row)}</table></section>
`;
}

function filter(failures: readonly Failure[]): Html {
  const found = <T>(all: readonly T[], of: (failure: Failure) => readonly T[]) =>
    all.filter((each) => failures.some((failure) => of(failure).includes(each)));
  return html`<form class="filter" hidden>
<label>Text <input type="search" name="text" autocomplete="off"></label>
${choice('Outcome', 'outcome', named(found<Outcome>(outcomes, outcomesOf)))}
${choice('Category', 'category', named(found<Category>(categories, ({ last }) => [last.category])))}
${choice(
  'Language',
  'language',
  found<Language>(languages, ({ last }) => [last.language]).map((value) => [value, languageName[value]]),
)}
<output aria-live="polite">${counted(failures.length, 'example')}</output>
</form>`;
}

function named(values: readonly string[]): readonly (readonly [string, string])[] {
  return values.map((value) => [value, value]);
}

function choice(label: string, name: string, options: readonly (readonly [string, string])[]): Html {
  return html`<label>${label} <select name="${name}"><option value="">all</option>${options.map(
    ([value, shown]) => html`<option value="${value}">${shown}</option>`,
  )}</select></label>`;
}

function outcomesOf({ runs }: Failure): readonly Outcome[] {
  return outcomes.filter((outcome) => runs.some((run) => run.outcome === outcome));
}

function row(failure: Failure): Html {
  const { example, last, runs, judged, complaints } = failure;
  const ends = outcomesOf(failure);
  return html`<tbody data-outcome="${ends.join(' ')}" data-category="${last.category}" data-language="${last.language}">
<tr><th scope="row">${example}<br><span class="quiet">${breakable(last.category)}, ${languageName[last.language]}</span></th>
<td>${ends.map((outcome) => html`${outcomeChip(outcome)} `)}<br><span class="quiet">${runs.length} of ${counted(judged, 'run')}</span></td>
<td>${complaints.map((complaint) => html`<p>${complaint}</p>`)}${blame(failure)}</td></tr>
<tr class="more"><td colspan="3"><details><summary>Code and evidence of ${example}</summary>${evidence(failure)}</details></td></tr>
</tbody>
`;
}

function blame({ last }: Failure): Html {
  if (last.blame === undefined) return html``;
  return html`<p class="quiet">Put down to the ${last.blame.on}: ${last.blame.because}</p>`;
}

function evidence({ last }: Failure): Html {
  const { stdout, stderr, wire } = last.excerpt;
  return html`<p>${last.title}: <code>${last.file}:${last.line}</code>, run ${last.run}, ${counted(last.retries, 'retry', 'retries')}</p>
<ul>${last.reasons.map(({ criterion, message }) => html`<li><code>${criterion}</code>: ${message}</li>`)}</ul>
${text('On the wire', wire.join('\n'))}${text('Printed', stdout)}${text('Printed as errors', stderr)}${text('Code', last.code)}`;
}

function text(what: string, content: string): Html {
  if (content.trim() === '') return html``;
  return html`<h4>${what}</h4><pre tabindex="0" aria-label="${what}"><code>${content.trimEnd()}</code></pre>
`;
}
