import { MINUTE_MS } from '../../../../trading/instruments/calendar/date.js';
import type { ReplayBar } from '../series.js';
import type { Track } from '../track/track.js';

/** What a bar needs to begin, to end, and to touch its high and its low. */
export function fewestTrades({ open, high, low, close }: Omit<ReplayBar, 'time' | 'volume'>): number {
  if (high === low) return 1;
  const apart = (price: number) => (price === open || price === close ? 0 : 1);
  return 2 + apart(high) + apart(low);
}

/** How many trades a bar has: as the file tells, otherwise by what a market of its volume would have. */
export function countOf({ bars, kind, starts, ends, days, size }: Track, bar: number): number {
  const found = bars[bar];
  if (found === undefined) return 0;
  const { volume, count, high, low } = found;
  const [start = 0, end = 0] = [starts[bar], ends[bar]];
  const minutes = (size === undefined ? tradedIn(days, start, end) : end - start) / MINUTE_MS;
  if (kind !== 'traded') return Math.max(4, count ?? 0, Math.round(minutes * MOVES_A_MINUTE));
  if (count !== undefined && count > 0) return count;
  // A line without volume that repeats one price says that nothing was traded.
  if (volume === 0) return high === low ? 0 : fewestTrades(found);
  const busy = Math.min(MOST_A_MINUTE, FEWEST_A_MINUTE + Math.sqrt(volume / Math.max(1, minutes)) / 4);
  return Math.max(fewestTrades(found), Math.min(Math.ceil(volume), Math.max(4, Math.round(minutes * busy))));
}

const MOVES_A_MINUTE = 30;
const FEWEST_A_MINUTE = 4;
const MOST_A_MINUTE = 60;

function tradedIn(days: Track['days'], from: number, to: number): number {
  let sum = 0;
  for (const { start, end } of days) if (start >= from && end <= to) sum += end - start;
  return sum;
}
