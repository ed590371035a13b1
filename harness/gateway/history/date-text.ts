import { ZONED_TIMES } from '../../wire/versions.js';
import type { Bar } from '../../world/market.js';
import type { Session } from '../session.js';
import { momentText } from '../time/moment-text.js';

/** How a client wants dates written. */
export interface DateStyle {
  /** 1 for text, 2 for seconds since 1970, 3 for text without the year. */
  readonly formatDate: number;
  /** Text such as `20260303 09:30:00 US/Eastern`. */
  readonly text: (moment: number) => string;
}

export function dateStyle(session: Session, timeZone: string, formatDate: number): DateStyle {
  const text =
    session.version >= ZONED_TIMES
      ? (moment: number) => `${momentText(moment, timeZone)} ${timeZone}`
      : (moment: number) => momentText(moment, session.backend.settings.timeZone, '  ');
  return { formatDate, text };
}

/** Bars of a day and more bear their date, whatever the format. */
export function barDate(bar: Bar, intraday: boolean, { formatDate, text }: DateStyle): string {
  if (!intraday) return bar.date;
  if (formatDate === 2) return epochSeconds(bar.time);
  return formatDate === 3 ? text(bar.time).slice(4) : text(bar.time);
}

/** The head timestamp comes in UTC. */
export function headText(moment: number, formatDate: number): string {
  if (formatDate === 2) return epochSeconds(moment);
  return formatDate === 3 ? momentText(moment, 'UTC').slice(4) : momentText(moment, 'UTC', '-');
}

function epochSeconds(moment: number): string {
  return String(Math.floor(moment / 1000));
}
