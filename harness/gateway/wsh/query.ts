import { z } from 'zod';
import { EVENT_TYPES, type EventTag } from './events.js';

/** What a client wants to know of the calendar. */
export interface CalendarQuery {
  readonly conIds: readonly number[];
  readonly portfolio: boolean;
  readonly tags: readonly EventTag[];
  /** YYYYMMDD; open where the client left it so. */
  readonly from: string | undefined;
  readonly to: string | undefined;
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
const DATE = /^\d{8}$/;

const filterSchema = z.looseObject({
  watchlist: z.array(z.union([z.string(), z.number()])).default([]),
  portfolio: z.union([z.boolean(), z.literal(['true', 'false'])]).optional(),
  limit: z.number().int().min(1).optional(),
});

/** By the contract, or by a filter in JSON: `{"watchlist": ["8314"], "wshe_ed": "true", "limit": 10}`. */
export function readQuery(asked: AskedEvents): QueryReading {
  const { conId = 0, filter = '', fillPortfolio = false, startDate = '', endDate = '', totalLimit } = asked;
  for (const date of [startDate, endDate]) {
    if (date !== '' && !DATE.test(date)) return { ok: false, cause: `no date such as 20260302: ${date}` };
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
      from: startDate === '' ? undefined : startDate,
      to: endDate === '' ? undefined : endDate,
      most: Math.min(
        MOST_EVENTS,
        totalLimit !== undefined && totalLimit > 0 ? totalLimit : MOST_EVENTS,
        filters.limit ?? MOST_EVENTS,
      ),
    },
  };
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
