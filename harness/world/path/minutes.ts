import { hashOf } from '../chance/hash.js';
import { kept } from '../chance/kept.js';
import { normalOf } from '../chance/normal.js';
import { livedUntil } from './calendar-time.js';
import { deviationOver, midnightOf } from './midnights.js';
import type { Path } from './path.js';
import { MINUTES_A_DAY, rhythmOf } from './rhythm.js';

/** One day in so many has news that moves the price at a stroke. */
const NEWS_EVERY = 64;

/** 11.5 kB each. */
const days = kept<Float64Array>(160);

/** Where a path stands at each minute of a UTC day, the midnight at its end included. */
export function minutesOf(path: Path, day: number): Float64Array {
  return days.get(`${path.name}/${day}`, () => makeMinutes(path, day));
}

/** A bridge from midnight to midnight, whose minutes weigh what the rhythm says. */
function makeMinutes(path: Path, day: number): Float64Array {
  const { share, deviation, regular } = rhythmOf(path.calendar, day);
  const from = midnightOf(path, day);
  const to = midnightOf(path, day + 1);
  const scale = deviationOver(path, livedUntil(path.calendar, day + 1) - livedUntil(path.calendar, day));
  const news = newsAt(path, day, regular);
  // News weighs as much as all the rest of the day, so that half of the day's way is gone in that minute.
  const total = news === undefined ? 1 : 2 - (share[news] ?? 0);
  const values = new Float64Array(MINUTES_A_DAY + 1);
  const key = path.key ^ 0x5bd1e995;
  let walked = 0;
  for (let minute = 0; minute < MINUTES_A_DAY; minute++) {
    const step = minute === news ? 1 : (deviation[minute] ?? 0);
    walked += step * normalOf(hashOf(key, day * MINUTES_A_DAY + minute));
    values[minute + 1] = walked;
  }
  const drift = to - from - scale * walked;
  let passed = 0;
  for (let minute = 0; minute < MINUTES_A_DAY; minute++) {
    values[minute] = from + scale * (values[minute] ?? 0) + (drift * passed) / total;
    passed += minute === news ? 1 : (share[minute] ?? 0);
  }
  values[MINUTES_A_DAY] = to;
  return values;
}

function newsAt(path: Path, day: number, regular: readonly number[]): number | undefined {
  const hash = hashOf(path.key ^ 0x1b873593, day);
  return hash % NEWS_EVERY === 0 ? regular[(hash >>> 6) % Math.max(1, regular.length)] : undefined;
}
