import { hashOf } from '../chance/hash.js';
import { kept } from '../chance/kept.js';
import { normalOf } from '../chance/normal.js';
import { livedUntil } from './calendar-time.js';
import type { Path } from './path.js';

const DAYS_A_YEAR = 365;
/** Between knots; a kilobyte each. */
const stretches = kept<Float64Array>(1024);

/** Where a path stands at the midnight (UTC) at which a day begins. */
export function midnightOf(path: Path, day: number): number {
  const index = Math.floor(day / path.knotDays);
  const stretch = stretches.get(`${path.name}/${index}`, () => makeStretch(path, index));
  return stretch[day - index * path.knotDays] ?? 0;
}

/** What a path moves in `lived` days of its calendar, as a standard deviation. */
export function deviationOver(path: Path, lived: number): number {
  return path.volatility * Math.sqrt(lived / DAYS_A_YEAR);
}

/**
 * Knots are independent of one another; between two of them lies a Brownian bridge, laid by halving. So a path
 * moves by its volatility from day to day, and over decades stays near where it began. Their variance is half
 * of what the path would walk from knot to knot: two of them differ by just that.
 */
function makeStretch(path: Path, index: number): Float64Array {
  const { knotDays, calendar, key } = path;
  const first = index * knotDays;
  const values = new Float64Array(knotDays + 1);
  const lived = Float64Array.from(values, (_, at) => livedUntil(calendar, first + at));
  const atKnot = deviationOver(path, knotDays / 2);
  values[0] = atKnot * normalOf(hashOf(key, first));
  values[knotDays] = atKnot * normalOf(hashOf(key, first + knotDays));
  for (let length = knotDays; length > 1; length /= 2) {
    for (let left = 0; left < knotDays; left += length) {
      const [middle, right] = [left + length / 2, left + length];
      const before = (lived[middle] ?? 0) - (lived[left] ?? 0);
      const after = (lived[right] ?? 0) - (lived[middle] ?? 0);
      const mean = ((values[left] ?? 0) * after + (values[right] ?? 0) * before) / (before + after);
      const hash = hashOf(key, first + middle);
      const spread = deviationOver(path, (before * after) / (before + after));
      values[middle] = mean + spread * normalOf(hash) * (length === 2 ? tail(hash) : 1);
    }
  }
  return values;
}

/** Most days are calmer than a normal distribution has them, and a few much wilder; the variance stays. */
function tail(hash: number): number {
  return (hash & 31) === 0 ? 2.6 : 0.904;
}
