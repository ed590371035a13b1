import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import type { TradingDay } from '../../../trading/instruments/calendar/sessions.js';
import type { Bar, Market } from '../../world/market.js';
import { barsInSlices } from '../history/slices.js';
import type { Subject } from './subject.js';

/** What the regular hours of a day have brought by a moment, and the days before it. */
export interface DayFacts {
  readonly today: Bar;
  /** Latest first: some two months. */
  readonly before: readonly Bar[];
  readonly previousClose: number;
  /** Since the close before: 0.021 is 2.1 % up. */
  readonly move: number;
}

/** What an instrument costs that nobody has looked at: a day of it takes a millisecond. */
const DAYS_LOOKED_BACK = 65;

const DAILY = { size: { unit: 'day', count: 1 }, whatToShow: 'TRADES', useRTH: true } as const;

/** Undefined where nothing has traded yet, or the day before is not known. */
export function dayFacts(
  market: Market,
  subject: Subject,
  { date, regular }: TradingDay,
  until: number,
): DayFacts | undefined {
  const from = (regular[0]?.start ?? until) - DAYS_LOOKED_BACK * DAY_MS;
  const bars = market.bars(subject, { from, to: until, ...DAILY });
  const [today, ...before] = bars.toReversed();
  const previousClose = before[0]?.close ?? 0;
  if (today?.date !== date || previousClose <= 0) return undefined;
  return { today, before, previousClose, move: today.close / previousClose - 1 };
}

/** Looks at the days before a moment, slice by slice: the market remembers them, and their facts cost little. */
export function* rememberDays(market: Market, subject: Subject, until: number): Generator<void, void, void> {
  yield* barsInSlices(market, subject, { from: until - DAYS_LOOKED_BACK * DAY_MS, to: until, ...DAILY });
}

/** For how many days, the day itself not counted, `close` or its move was not surpassed; all that are known at most. */
export function daysSince(before: readonly Bar[], surpasses: (day: Bar, dayBefore: Bar) => boolean): number {
  const at = before.findIndex((day, index) => {
    const earlier = before[index + 1];
    return earlier !== undefined && surpasses(day, earlier);
  });
  return at === -1 ? before.length : at;
}

/** How many days in a row, the day itself included, the price has gone the way it went on the day. */
export function streakOf({ today, before }: DayFacts): number {
  const closes = [today, ...before].map(({ close }) => close);
  const way = (index: number) => Math.sign((closes[index] ?? 0) - (closes[index + 1] ?? closes[index] ?? 0));
  let days = 0;
  while (way(days) === way(0) && way(0) !== 0) days += 1;
  return days;
}

/** The average volume of the last 20 days; undefined where there are too few, or no volume. */
export function usualVolume(before: readonly Bar[]): number | undefined {
  const month = before.slice(0, 20);
  const total = month.reduce((sum, { volume }) => sum + Math.max(0, volume), 0);
  return month.length < 20 || total === 0 ? undefined : total / month.length;
}
