import { durationText } from '../../../../platform/text/figures.js';
import type { PassRate } from '../../analysis/rates.js';
import type { Section } from '../../analysis/section.js';
import type { Times } from '../../analysis/times.js';
import { outcomes } from '../../verdict.js';
import { metText, ratesTable, timesTable } from '../tables.js';
import { languageName, outcomesText, percentText } from '../wording.js';
import { outcomeChip, outcomesBar, rateBar, timeScale, timesBar } from './bars.js';
import { breakable, type Html, html } from './escape.js';
import { framedTable } from './table.js';

export function ratesChart(section: Section): Html {
  const { categories, languages, overall } = section;
  const row = (name: Html, rate: PassRate) => [
    name,
    rateBar(rate),
    html`${percentText(rate.percent)}`,
    html`${percentText(rate.expected)}`,
    html`<span class="met-${metText(rate)}">${metText(rate)}</span>`,
  ];
  const { heading, about } = ratesTable(section);
  return framedTable(
    {
      heading: `${heading} against the expected ones`,
      about: `${about} The mark in a bar is what is expected.`,
    },
    [
      { name: '' },
      { name: 'Passed', kind: 'bar' },
      { name: 'Rate', kind: 'figure' },
      { name: 'Expected', kind: 'figure' },
      { name: 'Met', kind: 'figure' },
    ],
    [
      ...categories.flatMap(({ category, rate, languages: own }) => [
        row(breakable(category), rate),
        ...own.map((each) => row(part(languageName[each.language]), each.rate)),
      ]),
      ...languages.map(({ language, rate }) => row(html`${languageName[language]}`, rate)),
      row(html`all`, overall),
    ],
  );
}

const LEGEND = outcomes.map((outcome) => html`${outcomeChip(outcome)} `);

/** Categories down, languages across: the colour says how much passed, the text what did not. */
export function outcomesMap({ categories, languages }: Section): Html {
  return framedTable(
    {
      heading: 'Outcomes by category and language',
      about: html`The colour of a cell goes by its pass rate; bar and words say what became of its runs: ${LEGEND}`,
    },
    [{ name: '' }, ...languages.map(({ language }) => ({ name: languageName[language] }))],
    categories.map(({ category, languages: own }) => [
      breakable(category),
      ...languages.map(({ language }) => heatCell(own.find((each) => each.language === language)?.rate)),
    ]),
  );
}

function heatCell(rate: PassRate | undefined): Html {
  if (rate === undefined) return html`<span class="quiet">–</span>`;
  return html`<div class="heat heat-${heatOf(rate.percent)}"><strong>${percentText(rate.percent)}</strong>${outcomesBar(
    rate.outcomes,
  )}${outcomesText(rate.outcomes)}</div>`;
}

function heatOf(percent: number | undefined): string {
  if (percent === undefined) return 'none';
  if (percent >= 95) return 'high';
  if (percent >= 80) return 'good';
  return percent >= 60 ? 'low' : 'worst';
}

export function timesChart(section: Section): Html {
  const { categories, times } = section;
  const scale = timeScale([
    ...categories.flatMap(({ languages }) => languages.map((each) => each.times)),
    times,
  ]);
  const row = (name: string, of: Times | undefined) => [
    breakable(name),
    of ? timesBar(of, scale) : html``,
    ...[of?.meanMs, of?.medianMs, of?.p95Ms].map((ms) => html`${durationText(ms)}`),
  ];
  const { heading, about } = timesTable(section);
  return framedTable(
    {
      heading,
      about: `${about} A bar goes from the median to where 95 of 100 runs had ended, its mark is the mean; from left to right it is ${durationText(scale.fromMs)} to ${durationText(scale.toMs)}, ten times as much at equal steps.`,
    },
    [
      { name: '' },
      { name: 'Spread', kind: 'bar' },
      { name: 'Mean', kind: 'figure' },
      { name: 'Median', kind: 'figure' },
      { name: '95 of 100', kind: 'figure' },
    ],
    [
      ...categories.flatMap(({ category, languages }) =>
        languages.map(({ language, times: own }) => row(`${category}, ${languageName[language]}`, own)),
      ),
      row('all', times),
    ],
  );
}

function part(name: string): Html {
  return html`<span class="part">${name}</span>`;
}
