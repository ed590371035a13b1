import { WEEKDAYS, weekdayOf } from '../../../trading/instruments/calendar/date.js';
import { momentAt, wallTime } from '../../../trading/instruments/calendar/zone.js';

const WHOLE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;
const IN_NEW_YORK = /^(?:(Sun|Mon|Tue|Wed|Thu|Fri|Sat) )?([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
const NEW_YORK = 'US/Eastern';

/**
 * `2026-03-02T15:00:00Z`, or the next time that New York's clocks show `09:30`, `09:30:15` or `Mon 09:30`.
 * Undefined for anything else.
 */
export function readMoment(text: string, now: number): number | undefined {
  if (WHOLE.test(text)) {
    const moment = Date.parse(text);
    return Number.isNaN(moment) ? undefined : moment;
  }
  const match = IN_NEW_YORK.exec(text);
  if (match === null) return undefined;
  const [, weekday, hours, minutes, seconds = '0'] = match;
  const { day: today } = wallTime(NEW_YORK, now);
  // Today's may be over.
  for (let day = today; day <= today + 7; day += 1) {
    if (weekday !== undefined && WEEKDAYS[weekdayOf(day)]?.slice(0, 3) !== weekday) continue;
    const moment = momentAt(NEW_YORK, day, Number(hours) * 60 + Number(minutes)) + Number(seconds) * 1000;
    if (moment >= now) return moment;
  }
  return undefined;
}
