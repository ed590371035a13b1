import type { TradingCalendar } from '../../../../trading/instruments/calendar/calendar.js';
import { DAY_MS } from '../../../../trading/instruments/calendar/date.js';
import { tradingDay } from '../../../../trading/instruments/calendar/sessions.js';
import type { ReplayBar } from '../series.js';
import { dateOfLine, datesOfBar } from './dates.js';
import type { Stretch } from './stretches.js';
import type { Timing, TrackDay } from './timing.js';

/** Bars of a day or more trade through the regular hours of their dates. */
export function trackOfDays(
  calendar: TradingCalendar,
  unit: 'day' | 'week' | 'month',
  bars: readonly ReplayBar[],
): Timing {
  const daysOfBars = bars.map(({ time }) => {
    const dates = datesOfBar(calendar, dateOfLine(calendar, time), unit);
    return dates.map((date): TrackDay => ({ date, ...hoursOf(calendar, date, time) }));
  });
  const starts = Float64Array.from(daysOfBars, (days, i) => days[0]?.start ?? bars[i]?.time ?? 0);
  const ends = Float64Array.from(daysOfBars, (days, i) =>
    Math.min(days.at(-1)?.end ?? (bars[i]?.time ?? 0) + DAY_MS, starts[i + 1] ?? Number.POSITIVE_INFINITY),
  );
  const days = daysOfBars.flatMap((each, i) =>
    each.map(({ end, ...day }) => ({ ...day, end: Math.min(end, ends[i] ?? end) })),
  );
  return { starts, ends, days, regularOnly: true, phase: 0 };
}

/** Of a date on which nothing trades, a Sunday in forex, all of it from its beginning. */
function hoursOf(calendar: TradingCalendar, date: string, time: number): Stretch {
  const regular = tradingDay(calendar, date)?.regular ?? [];
  const [first, last] = [regular[0], regular.at(-1)];
  return first && last ? { start: first.start, end: last.end } : { start: time, end: time + DAY_MS };
}
