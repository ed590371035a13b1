import type { Category } from '../../example/example.js';
import type { PassRate } from './rates.js';

/** A pass rate so low that a person has to look before anything is made of the results. */
export interface Shortfall {
  /** Of all of them together where none is named. */
  readonly category: Category | undefined;
  readonly percent: number;
  readonly least: number;
}

interface Rates {
  readonly overall: PassRate;
  readonly categories: readonly { readonly category: Category; readonly rate: PassRate }[];
}

/** @param floor below which no category may fall, in per cent */
export function shortfalls({ overall, categories }: Rates, floor: number): readonly Shortfall[] {
  const short = (category: Category | undefined, { percent }: PassRate, least: number) =>
    percent === undefined || percent >= least ? [] : [{ category, percent, least }];
  return [
    ...short(undefined, overall, overall.expected),
    ...categories.flatMap(({ category, rate }) => short(category, rate, floor)),
  ];
}
