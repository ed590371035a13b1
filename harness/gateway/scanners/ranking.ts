import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market } from '../../world/market.js';
import { DELAY_MS, isSubscribed } from '../market-data/feed.js';
import type { Archive, Past } from './archive.js';
import { candidatesOf } from './candidates.js';
import { type Look, lookAt } from './look.js';
import { MOST_ROWS, type Scan } from './scan.js';

interface Ranked {
  readonly look: Look;
  readonly value: number;
}

/** How much work a step has been; a look at an instrument is some half a millisecond. */
const LOOK = 1;
/** Some days of its past. */
const DAYS = 2;

/**
 * Looks at one instrument after another, yielding in between, and hands back the best. What needs to know
 * months of prices is asked last, and no longer than until there are enough.
 *
 * @param delayedOnly exchanges without live data: what is listed there is seen a quarter of an hour late
 */
export function* rank(
  { scanned, places, ranking, tests }: Scan,
  market: Market,
  archive: Archive,
  delayedOnly: readonly string[],
  now: number,
): Generator<number, readonly Instrument[], void> {
  const { figure, first, lists } = ranking;
  const quick = tests.filter(({ pasts }) => pasts.length === 0);
  const slow = tests.filter(({ pasts }) => pasts.length > 0);
  const ranked: Ranked[] = [];
  for (const instrument of candidatesOf(scanned, places, now)) {
    yield LOOK;
    const isLive = isSubscribed(delayedOnly, instrument, instrument.exchange);
    const look = lookAt(instrument, market, archive, isLive ? now : now - DELAY_MS);
    if (!quick.every((test) => test.passes(look))) continue;
    yield* collectAll(look, figure.pasts);
    const value = figure.of(look);
    if (value !== undefined && lists(value)) ranked.push({ look, value });
  }
  const sign = first === 'highest' ? -1 : 1;
  ranked.sort((one, other) => sign * (one.value - other.value) || inAlphabet(one.look, other.look));
  const found: Instrument[] = [];
  for (const { look } of ranked) {
    if (found.length === MOST_ROWS) break;
    for (const { pasts } of slow) yield* collectAll(look, pasts);
    if (slow.every((test) => test.passes(look))) found.push(look.instrument);
  }
  return found;
}

function* collectAll({ archive, instrument, at }: Look, pasts: readonly Past[]) {
  for (const past of pasts) for (const _ of archive.collect(instrument, at, past)) yield DAYS;
}

function inAlphabet({ instrument: one }: Look, { instrument: other }: Look): number {
  if (one.localSymbol !== other.localSymbol) return one.localSymbol < other.localSymbol ? -1 : 1;
  return one.conId - other.conId;
}
