import { type Category, categories, type Language, languages } from '../../example/example.js';
import type { Environment, RunRecord } from '../records/record.js';
import {
  type BlameCount,
  type Cluster,
  clusterFailures,
  countBlame,
  type Skipped,
  skippedBy,
} from './clusters.js';
import { type ExampleFigures, exampleFigures } from './examples.js';
import type { Expected } from './expected.js';
import { type PassRate, passRate, type RareRate, rareRate } from './rates.js';
import { type Shortfall, shortfalls } from './shortfall.js';
import { type Surroundings, surroundingsOf } from './surroundings.js';
import { type Times, timesOf } from './times.js';

/** What the runs before one kind of gateway came to. Nothing is ever counted over two kinds together. */
export interface Section {
  readonly kind: Environment['kind'];
  readonly surroundings: Surroundings;
  readonly overall: PassRate;
  /** Those that there are, in their usual order. */
  readonly categories: readonly CategoryFigures[];
  /** Beside what is expected of all. */
  readonly languages: readonly LanguageFigures[];
  readonly retried: RareRate;
  readonly timedOut: RareRate;
  readonly times: Times | undefined;
  readonly examples: readonly ExampleFigures[];
  readonly flaky: readonly ExampleFigures[];
  /** By their longest run. */
  readonly slowest: readonly ExampleFigures[];
  /** Examples that came out otherwise, or said something else on the wire, from run to run. */
  readonly unsteady: readonly ExampleFigures[];
  readonly clusters: readonly Cluster[];
  readonly blame: readonly BlameCount[];
  readonly skipped: readonly Skipped[];
  /** Why a person has to look; none where nobody has to. */
  readonly shortfalls: readonly Shortfall[];
}

interface Figures {
  readonly rate: PassRate;
  readonly times: Times | undefined;
}

export interface LanguageFigures extends Figures {
  readonly language: Language;
}

export interface CategoryFigures extends Figures {
  readonly category: Category;
  readonly languages: readonly LanguageFigures[];
}

const SLOWEST = 10;

/** @param records of one kind of environment, in a lasting order */
export function sectionOf(
  kind: Environment['kind'],
  records: readonly RunRecord[],
  expected: Expected,
): Section {
  const examples = exampleFigures(records, { repeats: kind === 'embedded' });
  const overall = passRate(records, expected.overall);
  const byCategory = categoryFigures(records, expected);
  return {
    kind,
    surroundings: surroundingsOf(records),
    overall,
    categories: byCategory,
    languages: languageFigures(records, expected.overall),
    retried: rareRate(records, ({ retries }) => retries > 0, expected.mostRetried),
    timedOut: rareRate(records, ({ outcome }) => outcome === 'timeout', expected.mostTimedOut),
    times: timesOf(records),
    examples,
    flaky: examples.filter(({ flaky }) => flaky > 0),
    slowest: slowestOf(examples),
    unsteady: examples.filter(({ sameness }) => sameness?.isSame === false),
    clusters: clusterFailures(records),
    blame: countBlame(records),
    skipped: skippedBy(records),
    shortfalls: shortfalls({ overall, categories: byCategory }, expected.floor),
  };
}

function categoryFigures(records: readonly RunRecord[], { passRates }: Expected): readonly CategoryFigures[] {
  return categories.flatMap((category) => {
    const own = records.filter((record) => record.category === category);
    if (own.length === 0) return [];
    const expected = passRates[category];
    return {
      category,
      rate: passRate(own, expected),
      times: timesOf(own),
      languages: languageFigures(own, expected),
    };
  });
}

function languageFigures(records: readonly RunRecord[], expected: number): readonly LanguageFigures[] {
  return languages.flatMap((language) => {
    const own = records.filter((record) => record.language === language);
    return own.length === 0 ? [] : { language, rate: passRate(own, expected), times: timesOf(own) };
  });
}

function slowestOf(examples: readonly ExampleFigures[]): readonly ExampleFigures[] {
  const longest = ({ times }: ExampleFigures) => times?.longestMs ?? 0;
  return examples
    .filter((one) => longest(one) > 0)
    .sort((a, b) => longest(b) - longest(a))
    .slice(0, SLOWEST);
}
