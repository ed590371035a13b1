import { counted } from '../../../platform/text/figures.js';
import type { Analysis } from '../analysis/analysis.js';
import type { Skipped } from '../analysis/clusters.js';
import type { PassRate, RareRate } from '../analysis/rates.js';
import type { Section } from '../analysis/section.js';
import type { RunRecord } from '../records/record.js';
import { countOf } from '../verdict.js';
import { cut, inColumns } from './columns.js';
import { type Failure, failuresIn } from './failure.js';
import { kindName, languageName, outcomesText, percentText, shortfallText, unsteadyText } from './wording.js';

export interface SummaryOptions {
  readonly colour: boolean;
  /** Of the terminal; undefined where it goes elsewhere: there nothing is cut. */
  readonly columns?: number | undefined;
}

/** A line is not cut below this: half a reason says less than a line that wraps. */
const LEAST_WIDTH = 100;
/** More lines than these nobody reads; the reports have all of them. */
const MOST_FAILURES = 20;
const MOST_OTHERS = 5;
const COLOURS = { good: 32, bad: 31, doubtful: 33, loud: '1;31' } as const;

type Paint = (as: keyof typeof COLOURS, text: string) => string;

/** What a person reads when a validation is over, in ten seconds. */
export function summaryText(
  analysis: Analysis,
  records: readonly RunRecord[],
  { colour, columns }: SummaryOptions,
): string {
  const paint: Paint = (as, text) => (colour ? `\u001b[${COLOURS[as]}m${text}\u001b[0m` : text);
  const width = columns === undefined ? undefined : Math.max(columns, LEAST_WIDTH);
  const failures = failuresIn(records);
  const parts = analysis.sections.map((section) => [
    ...rateLines(section, paint),
    '',
    ...totalLines(section, paint),
    ...failureLines(
      failures.filter(({ kind }) => kind === section.kind),
      width,
      paint,
    ),
    ...exampleLines('flaky, passed only when tried again', section.flaky, paint),
    ...exampleLines('differ from run to run', section.unsteady, paint, unsteadyText),
    ...skippedLines(section.skipped),
    ...reducedLines(section, paint),
    ...section.shortfalls.map((each) => paint('loud', `MANUAL REVIEW: ${shortfallText(each)}`)),
  ]);
  if (parts.length === 0) return 'nothing was run\n';
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Weaker walls change no verdict; whoever trusts the runs is to know of them. */
function reducedLines({ surroundings }: Section, paint: Paint): readonly string[] {
  const reduced = surroundings.isolation.find(({ value }) => value === 'reduced');
  if (reduced === undefined) return [];
  const text = `isolation was reduced in ${counted(reduced.runs, 'run')}: \`ibs doctor\` says what is missing`;
  return [paint('doubtful', text)];
}

function rateLines({ categories, languages, overall, kind }: Section, paint: Paint): readonly string[] {
  // With one language its column would say what the last one says.
  const shown = languages.length > 1 ? languages.map(({ language }) => language) : [];
  const row = (name: string, rate: PassRate, own: readonly { language: string; rate: PassRate }[]) => [
    name,
    ...shown.map((language) => rateText(own.find((each) => each.language === language)?.rate)),
    rateText(rate),
    percentText(rate.expected),
  ];
  const rates = [...categories.map(({ rate }) => rate), overall];
  const [head = '', ...lines] = inColumns([
    [kindName[kind], ...shown.map((language) => languageName[language]), 'passed', 'expected'],
    ...categories.map((each) => row(each.category, each.rate, each.languages)),
    row('all', overall, languages),
  ]);
  return [head, ...lines.map((line, at) => `${line}  ${metText(rates[at]?.isMet, paint)}`.trimEnd())];
}

function rateText(rate: PassRate | undefined): string {
  if (rate === undefined || rate.percent === undefined) return rate ? 'skipped' : '';
  return `${rate.outcomes.pass}/${rate.judged} ${percentText(rate.percent).padStart(6)}`;
}

function metText(isMet: boolean | undefined, paint: Paint): string {
  if (isMet === undefined) return '';
  return isMet ? paint('good', 'ok') : paint('bad', 'BELOW');
}

function totalLines({ overall, examples, retried, timedOut }: Section, paint: Paint): readonly string[] {
  const rare = (what: string, rate: RareRate) => {
    const text = `${percentText(rate.percent)} ${what} (to be under ${percentText(rate.most)})`;
    return rate.isMet === false ? paint('bad', text) : text;
  };
  const total = examples.reduce((sum, { outcomes }) => sum + countOf(outcomes), 0);
  return [
    `${counted(total, 'run')} of ${counted(examples.length, 'example')}: ${outcomesText(overall.outcomes)}`,
    ...(overall.judged === 0
      ? [paint('loud', 'NOTHING WAS JUDGED: every run was skipped')]
      : [`${rare('of the runs took more than one try', retried)}, ${rare('timed out', timedOut)}`]),
  ];
}

/** A line each, for `grep` and the like; on a terminal, where that would not fit, the reason has one of its own. */
function failureLines(
  failures: readonly Failure[],
  width: number | undefined,
  paint: Paint,
): readonly string[] {
  if (failures.length === 0) return [];
  const shown = failures.slice(0, MOST_FAILURES);
  const names = inColumns(
    shown.map(({ example, last, runs, judged }) => [example, last.outcome, `${runs.length} of ${judged}`]),
  );
  return [
    paint('bad', 'not passed:'),
    ...shown.flatMap(({ complaints: [first = ''] }, at) =>
      width === undefined ? `  ${names[at]}  ${first}` : [`  ${names[at]}`, cut(`    ${first}`, width)],
    ),
    ...more(failures.length - shown.length),
  ];
}

function exampleLines<T extends { readonly example: string }>(
  title: string,
  examples: readonly T[],
  paint: Paint,
  what: (one: T) => string = () => '',
): readonly string[] {
  if (examples.length === 0) return [];
  return [
    paint('doubtful', `${title}:`),
    ...examples.slice(0, MOST_OTHERS).map((one) => `  ${one.example}  ${what(one)}`.trimEnd()),
    ...more(examples.length - MOST_OTHERS),
  ];
}

function skippedLines(skipped: readonly Skipped[]): readonly string[] {
  return skipped.map(({ languages, examples, message }) => {
    const [language, ...others] = languages;
    const of = language !== undefined && others.length === 0 ? `${languageName[language]} ` : '';
    return `${counted(examples.length, `${of}example`)} skipped: ${message}`;
  });
}

function more(count: number): readonly string[] {
  return count > 0 ? [`  … and ${count} more: the reports have them all`] : [];
}
