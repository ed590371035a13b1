import type { BarSize } from '../../world/market.js';
import type { Refusal } from './duration.js';

/** A bar size that a client may ask for. */
export interface RequestedBarSize {
  readonly size: BarSize;
  /** Its nominal length; a week counts as five days of trading, a month as twenty. */
  readonly seconds: number;
  /** How IB's data service calls it in its errors. */
  readonly step: string;
}

const DAY = 86_400;

const seconds = (count: number): RequestedBarSize => ({
  size: { unit: 'second', count },
  seconds: count,
  step: String(count),
});

/** By the names that TWS lists, which are not always those that its manual has. */
const BAR_SIZES: ReadonlyMap<string, RequestedBarSize> = new Map([
  ['1 secs', seconds(1)],
  ['5 secs', seconds(5)],
  ['10 secs', seconds(10)],
  ['15 secs', seconds(15)],
  ['30 secs', seconds(30)],
  ['1 min', seconds(60)],
  ['2 mins', seconds(120)],
  ['3 mins', seconds(180)],
  ['5 mins', seconds(300)],
  ['10 mins', seconds(600)],
  ['15 mins', seconds(900)],
  ['20 mins', seconds(1200)],
  ['30 mins', seconds(1800)],
  ['1 hour', seconds(3600)],
  ['2 hours', seconds(7200)],
  ['3 hours', seconds(10_800)],
  ['4 hours', seconds(14_400)],
  ['8 hours', seconds(28_800)],
  ['1 day', { size: { unit: 'day', count: 1 }, seconds: DAY, step: '1d' }],
  ['1W', { size: { unit: 'week', count: 1 }, seconds: 5 * DAY, step: '1w' }],
  ['1M', { size: { unit: 'month', count: 1 }, seconds: 20 * DAY, step: '1m' }],
]);

/** TWS lists `1W` and `1M`, and takes the words of its manual as well. */
const ALSO: Readonly<Record<string, string>> = {
  '1 w': '1w',
  '1 week': '1w',
  '1 m': '1m',
  '1 month': '1m',
};

const byLowerCase = new Map([...BAR_SIZES].map(([name, size]) => [name.toLowerCase(), size]));

export function readBarSize(text: string): RequestedBarSize | Refusal {
  const name = text.toLowerCase();
  const found = byLowerCase.get(ALSO[name] ?? name);
  if (found) return found;
  const legal = [...BAR_SIZES.keys()].join(', ');
  return { cause: `Historical data bar size setting is invalid. Legal ones are: ${legal}` };
}
