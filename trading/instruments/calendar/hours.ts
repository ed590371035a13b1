import type { Span, TradingCalendar } from './calendar.js';
import { type CivilDate, type DayNumber, dateOfDay, dayOfDate } from './date.js';

/**
 * IB's `tradingHours` and `liquidHours` of the `days` days from a date on, in the calendar's own time:
 * `20261127:0930-20261127:1300;20261128:CLOSED`. A day without sessions is `CLOSED`, unless one that counts
 * to the next date begins in its evening.
 */
export function hoursText(calendar: TradingCalendar, from: CivilDate, days: number, useRTH: boolean): string {
  const first = dayOfDate(from);
  return Array.from({ length: days }, (_, ahead) => first + ahead)
    .flatMap((day) => {
      const spans = spansOf(calendar, day, useRTH);
      if (spans.length > 0) return spans.map((span) => spanText(day, span));
      const startsInTheEvening = spansOf(calendar, day + 1, useRTH).some(([start]) => start < 0);
      return startsInTheEvening ? [] : [`${dateOfDay(day)}:CLOSED`];
    })
    .join(';');
}

function spansOf(calendar: TradingCalendar, day: DayNumber, useRTH: boolean): readonly Span[] {
  const hours = calendar.hoursOf(day);
  if (!hours) return [];
  return useRTH ? hours.regular : hours.extended;
}

function spanText(day: DayNumber, [start, end]: Span): string {
  return `${timeText(day, start)}-${timeText(day, end)}`;
}

function timeText(day: DayNumber, minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  const clock = String(Math.floor(inDay / 60) * 100 + (inDay % 60)).padStart(4, '0');
  return `${dateOfDay(day + Math.floor(minutes / 1440))}:${clock}`;
}
