import type { CalendarId } from '../../../trading/instruments/calendar/calendars.js';
import { keyOf } from '../chance/hash.js';

/**
 * One source of movement: a walk around zero in the logarithm of prices. Each index, currency, commodity and
 * stock has one; a price is a sum of such walks.
 */
export interface Path {
  /** With the seed in it: what its values are kept under. */
  readonly name: string;
  readonly key: number;
  /** Per year. */
  readonly volatility: number;
  /** Whose hours say when it moves. */
  readonly calendar: CalendarId;
  /** The walk is tied down this often (a power of two), so that it never strays for good. */
  readonly knotDays: number;
}

const KNOT_DAYS = 128;
/** Fear does not last. */
const FEAR_KNOT_DAYS = 64;

export function pathOf(seed: string, name: string, calendar: CalendarId, volatility: number): Path {
  return {
    name: `${seed}/${name}/${calendar}/${volatility}`,
    key: keyOf(`${seed}/path/${name}`),
    volatility,
    calendar,
    knotDays: name.startsWith('IND/VIX/') ? FEAR_KNOT_DAYS : KNOT_DAYS,
  };
}
