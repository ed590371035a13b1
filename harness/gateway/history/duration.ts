/** How far back a request reaches, as clients write it: `30 D`. */
export interface Duration {
  readonly count: number;
  readonly unit: DurationUnit;
}

/** Seconds, days, weeks, months, years. */
export type DurationUnit = 'S' | 'D' | 'W' | 'M' | 'Y';

/** Why TWS refuses a part of a request. */
export interface Refusal {
  readonly cause: string;
}

const INVALID = 'Historical data requested duration is invalid.';

/** The most that TWS takes of a unit, and what it says about more. */
const LONGEST: readonly (readonly [DurationUnit, number, string])[] = [
  ['S', 86_400, 'Historical data request for greater than 86400 seconds rejected.'],
  ['D', 365, 'Historical data requests for durations longer than 365 days must be made in years.'],
  ['W', 52, 'Historical data request for durations longer than 52 weeks must be made in years.'],
  ['M', 12, 'Historical data request for durations longer than 12 months must be made in years.'],
  // As many as fit the seconds of a whole number of 32 bits.
  ['Y', 68, INVALID],
];
const SHORTEST_SECONDS = 30;
const MOST = 2 ** 31 - 1;

const UNITS: Readonly<Record<string, DurationUnit>> = { S: 'S', D: 'D', W: 'W', M: 'M', Y: 'Y' };

/** Reads a duration as TWS does: either case, one blank, a bare number is seconds. */
export function readDuration(text: string): Duration | Refusal {
  if (text === '') return { cause: 'Historical data request duration not specified.' };
  const [, digits = '', letter = 'S'] = /^(\d+)(?: ([A-Za-z]))?$/.exec(text) ?? [];
  const unit = UNITS[letter.toUpperCase()];
  if (digits === '' || unit === undefined) {
    return {
      cause:
        'When specifying a unit, historical data request duration format is integer{SPACE}unit (S|D|W|M|Y).',
    };
  }
  const count = Number(digits);
  if (count > MOST || count < (unit === 'S' ? SHORTEST_SECONDS : 1)) {
    return { cause: INVALID };
  }
  const tooLong = LONGEST.find(([of, most]) => of === unit && count > most);
  return tooLong ? { cause: tooLong[2] } : { count, unit };
}

const WORDS: Readonly<Record<string, DurationUnit>> = {
  second: 'S',
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
};

/** Reads the period of a histogram: `3 days`, as IB's samples have it, or as a duration. */
export function readPeriod(text: string): Duration | Refusal {
  const [, count = '', word = ''] = /^\s*(\d+)\s+([a-z]+?)s?\s*$/i.exec(text) ?? [];
  const unit = WORDS[word.toLowerCase()];
  return readDuration(unit === undefined ? text.trim() : `${count} ${unit}`);
}
