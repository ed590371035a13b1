import { counted, durationText } from '../../../platform/text/figures.js';
import type { Cluster } from '../analysis/clusters.js';
import type { PassRate } from '../analysis/rates.js';
import type { Section } from '../analysis/section.js';
import type { Times } from '../analysis/times.js';
import { languageName, outcomesText, outcomeWord, percentText, unsteadyText } from './wording.js';

/** A table in plain words, whatever it is then written in. */
export interface Table {
  readonly heading: string;
  readonly about: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures, from 0. */
  readonly figures: readonly number[];
  /** What is said in place of an empty one. */
  readonly none: string;
}

export function ratesTable({ categories, languages, overall }: Section): Table {
  const row = (name: string, rate: PassRate) => [
    name,
    `${rate.outcomes.pass} of ${rate.judged}`,
    percentText(rate.percent),
    percentText(rate.expected),
    metText(rate),
    outcomesText(rate.outcomes),
  ];
  return {
    heading: 'Pass rates',
    about: 'Runs that passed of those that say something of the code: skipped ones are not among them.',
    head: ['', 'Passed', 'Rate', 'Expected', 'Met', 'Outcomes'],
    rows: [
      ...categories.flatMap(({ category, rate, languages: own }) => [
        row(category, rate),
        ...own.map((each) => row(`${category}, ${languageName[each.language]}`, each.rate)),
      ]),
      ...languages.map(({ language, rate }) => row(languageName[language], rate)),
      row('all', overall),
    ],
    figures: [1, 2, 3],
    none: 'Nothing was run.',
  };
}

export function metText({ isMet }: Pick<PassRate, 'isMet'>): string {
  if (isMet === undefined) return '–';
  return isMet ? 'yes' : 'no';
}

export function steadinessTable({ kind, retried, timedOut, examples, unsteady, flaky }: Section): Table {
  const compared = examples.filter(({ sameness }) => sameness !== undefined);
  return {
    heading: 'Steadiness',
    about:
      'How far one may rely on a result: the same code must come to the same, at the first try and in time.',
    head: ['', 'Found', 'Under', 'Met'],
    rows: [
      [
        'runs with more than one try',
        percentText(retried.percent),
        percentText(retried.most),
        metText(retried),
      ],
      ['runs that timed out', percentText(timedOut.percent), percentText(timedOut.most), metText(timedOut)],
      ['flaky examples: passed only when tried again', String(flaky.length), '', ''],
      [
        `examples with equal outcome${kind === 'embedded' ? ' and conversation on the wire' : ''} in all runs`,
        `${compared.length - unsteady.length} of ${compared.length}`,
        '',
        '',
      ],
    ],
    figures: [1, 2],
    none: '',
  };
}

export function unsteadyTable({ unsteady, flaky }: Section): Table {
  return {
    heading: 'Flaky, or different from run to run',
    about:
      'They passed only when they were tried again, ended in another way, or said something else on the wire.',
    head: ['Example', 'What differs'],
    rows: [
      ...unsteady.map((one) => [one.example, unsteadyText(one)]),
      ...flaky.map(({ example, flaky: times, judged }) => [
        example,
        `${times} of ${counted(judged, 'run')} passed only when tried again`,
      ]),
    ],
    figures: [],
    none: 'None.',
  };
}

export function timesTable({ categories, times }: Section): Table {
  const row = (name: string, of: Times | undefined) => [
    name,
    String(of?.runs ?? 0),
    ...[of?.meanMs, of?.medianMs, of?.p95Ms, of?.longestMs].map(durationText),
  ];
  return {
    heading: 'Times',
    about: 'From the first instruction of a program to its end, of its last try.',
    head: ['', 'Runs', 'Mean', 'Median', '95th of 100', 'Longest'],
    rows: [
      ...categories.flatMap(({ category, languages }) =>
        languages.map(({ language, times: own }) => row(`${category}, ${languageName[language]}`, own)),
      ),
      row('all', times),
    ],
    figures: [1, 2, 3, 4, 5],
    none: 'Nothing was run.',
  };
}

export function slowestTable({ slowest }: Section): Table {
  return {
    heading: 'The slowest',
    about: 'By the longest of their runs.',
    head: ['Example', 'Longest', 'Mean', 'Runs'],
    rows: slowest.map(({ example, times }) => [
      example,
      durationText(times?.longestMs),
      durationText(times?.meanMs),
      String(times?.runs ?? 0),
    ]),
    figures: [1, 2, 3],
    none: 'Nothing was run.',
  };
}

export function clustersTable({ clusters }: Section): Table {
  return {
    heading: 'Failures of a kind',
    about:
      'Runs that complain of the same but for numbers, names, times and paths; what the first of them said.',
    head: ['Complaint', 'Runs', 'Outcome', 'Examples'],
    rows: clusters.map((cluster) => [
      cluster.message,
      String(cluster.runs),
      cluster.outcomes.map((outcome) => outcomeWord[outcome]).join(', '),
      examplesText(cluster),
    ]),
    figures: [1],
    none: 'Nothing failed.',
  };
}

export function blameTable({ blame }: Section): Table {
  return {
    heading: 'Code or environment',
    about: 'What a run that did not pass is put down to, and by what one knows.',
    head: ['Put down to', 'Because', 'Runs', 'Examples'],
    rows: blame.map((each) => [each.on, each.message, String(each.runs), examplesText(each)]),
    figures: [2],
    none: 'There was nothing to blame.',
  };
}

export function skippedTable({ skipped }: Section): Table {
  return {
    heading: 'Skipped',
    about: 'What these examples run in is not here; they count neither for nor against a rate.',
    head: ['Reason', 'Runs', 'Language', 'Examples'],
    rows: skipped.map((each) => [
      each.message,
      String(each.runs),
      each.languages.map((language) => languageName[language]).join(', '),
      examplesText(each),
    ]),
    figures: [1],
    none: 'None.',
  };
}

export function surroundingsTable({ surroundings }: Section): Table {
  const rows = (what: string, found: readonly { value: string; runs: number }[]) =>
    found.map(({ value, runs }) => [what, value, String(runs)]);
  return {
    heading: 'Where and with what',
    about: 'The evidence of every single run stands in test_results.json.',
    head: ['', 'Found', 'Runs'],
    rows: [
      ...rows('Gateway', surroundings.environments),
      ...rows('Client library', surroundings.clients),
      ...rows('Runtime', surroundings.runtimes),
      ...rows('Isolation', surroundings.isolation),
    ],
    figures: [2],
    none: 'Nothing was run.',
  };
}

const NAMED = 5;

function examplesText({ examples }: Pick<Cluster, 'examples'>): string {
  const rest = examples.length - NAMED;
  return `${examples.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
