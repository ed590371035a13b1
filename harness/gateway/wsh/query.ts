import { z } from 'zod';
import { addDays, dateOfDay, dayOf, dayOfDate } from '../../../trading/instruments/calendar/date.js';
import { EVENT_TYPES, type EventTag } from './events.js';

/** What a client wants to know of the calendar. */
export interface CalendarQuery {
  readonly conIds: readonly number[];
  readonly portfolio: boolean;
  readonly tags: readonly EventTag[];
  /** YYYYMMDD */
  readonly from: string;
  readonly to: string;
  readonly most: number;
}

export interface AskedEvents {
  readonly conId?: number;
  readonly filter?: string;
  readonly fillPortfolio?: boolean;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly totalLimit?: number;
}

export type QueryReading =
  | { readonly ok: true; readonly query: CalendarQuery }
  | { readonly ok: false; readonly cause: string };

/** No answer has more events than this. */
const MOST_EVENTS = 100;
/** How far ahead a client sees that names no dates. */
const DAYS_AHEAD = 365;
/** From the first date to the last. */
const MOST_YEARS = 5;
/** A calendar has no dates before these years and after them. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2100];

const filterSchema = z.looseObject({
  watchlist: z.array(z.union([z.string(), z.number()])).default([]),
  portfolio: z.union([z.boolean(), z.literal(['true', 'false'])]).optional(),
  limit: z.number().int().min(1).optional(),
});

/**
 * By the contract, or by a filter in JSON: `{"watchlist": ["8314"], "wshe_ed": "true", "limit": 10}`.
 *
 * @param today where the dates begin that the client left open
 */
export function readQuery(asked: AskedEvents, today: string): QueryReading {
  const { conId = 0, filter = '', fillPortfolio = false, startDate = '', endDate = '', totalLimit } = asked;
  for (const date of [startDate, endDate]) {
    if (date !== '' && !isDate(date)) {
      return { ok: false, cause: `no date such as 20260302: ${date.slice(0, 40)}` };
    }
  }
  const from = startDate === '' ? today : startDate;
  const to = endDate === '' ? addDays(from, DAYS_AHEAD) : endDate;
  if (dayOfDate(to) - dayOfDate(from) > MOST_YEARS * 366) {
    return { ok: false, cause: `more than ${MOST_YEARS} years from ${from} to ${to}` };
  }
  const filters = readFilter(filter);
  if (filters === undefined)
    return { ok: false, cause: 'the filter is not JSON of the form that is expected' };
  const conIds = [...(conId > 0 ? [conId] : []), ...filters.watchlist.map(Number)];
  const portfolio = fillPortfolio || String(filters.portfolio) === 'true';
  if (conIds.length === 0 && !portfolio) return { ok: false, cause: 'conId is required' };
  const named = EVENT_TYPES.map(({ tag }) => tag).filter((tag) => String(filters[tag]) === 'true');
  const asksForTypes = Object.keys(filters).some((key) => key.startsWith('wshe_'));
  return {
    ok: true,
    query: {
      conIds,
      portfolio,
      tags: asksForTypes ? named : EVENT_TYPES.map(({ tag }) => tag),
      from,
      to,
      most: Math.min(
        MOST_EVENTS,
        totalLimit !== undefined && totalLimit > 0 ? totalLimit : MOST_EVENTS,
        filters.limit ?? MOST_EVENTS,
      ),
    },
  };
}

/** Such as 20260228, and not 20260230. */
function isDate(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number);
  if (!/^\d{8}$/.test(text) || year === undefined || month === undefined || day === undefined) return false;
  return year >= FIRST_YEAR && year <= LAST_YEAR && dateOfDay(dayOf(year, month, day)) === text;
}

function readFilter(text: string): z.output<typeof filterSchema> | undefined {
  let parsed: unknown = {};
  try {
    if (text !== '') parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const reading = filterSchema.safeParse(parsed);
  return reading.success ? reading.data : undefined;
}
