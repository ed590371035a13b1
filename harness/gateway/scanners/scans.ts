import type { Clock } from '../../../platform/clock/clock.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { kept } from '../../world/chance/kept.js';
import type { Market } from '../../world/market.js';
import { createQuota, type Quota } from '../quota.js';
import { createArchive } from './archive.js';
import { rank } from './ranking.js';
import type { Scan } from './scan.js';

/** Scans that may be open at once over all clients of a login, as in TWS. */
const MOST_OPEN = 10;
/** How long a ranking may keep others waiting, in milliseconds. */
const SLICE_MS = 6;
/** How long they are then left alone, by this ranking and by all others. */
const REST_MS = 2;
/** Rankings of the moment before last are of no use to anybody. */
const MOST_KEPT = 50;

/** A ranking in the making, shared by all who have asked for the same at the same moment. */
export interface Ranking {
  /**
   * Works for some milliseconds, and hands back the best once they are known.
   *
   * @param most work while the clock stands still, as `rank` weighs it
   */
  goOn(most: number): readonly Instrument[] | undefined;
}

/** What all scans of a gateway have in common. */
export interface Scans {
  readonly places: Quota;
  rankingOf(scan: Scan, moment: number): Ranking;
  /** For when the market has been changed: the same moment may have another ranking then. */
  forget(): void;
}

/**
 * @param wall by which slices are measured
 * @param delayedOnly exchanges that this login has no live data of
 */
export function createScans(market: Market, wall: Clock, delayedOnly: readonly string[]): Scans {
  const archive = createArchive(market);
  const inSlices = slicer(wall);
  let rankings = kept<Ranking>(MOST_KEPT);
  return {
    places: createQuota(MOST_OPEN),
    rankingOf: (scan, moment) =>
      rankings.get(`${moment} ${scan.key}`, () =>
        rankingOf(rank(scan, market, archive, delayedOnly, moment), inSlices),
      ),
    forget() {
      archive.forget();
      rankings = kept<Ranking>(MOST_KEPT);
    },
  };
}

/** Takes steps until one weighs nothing, which is the last, or others have waited long enough. */
type InSlices = (step: () => number, most: number) => void;

/** One slice at a time, however many rankings are in the making: those that come too soon wait for the next beat. */
function slicer(wall: Clock): InSlices {
  let restUntil = 0;
  return (step, most) => {
    const started = wall.now();
    if (started < restUntil) return;
    let now = started;
    let done = 0;
    for (let weight = step(); weight > 0; weight = step()) {
      done += weight;
      now = wall.now();
      if (now === started ? done >= most : now - started >= SLICE_MS) break;
    }
    if (now > started) restUntil = now + REST_MS;
  };
}

function rankingOf(work: ReturnType<typeof rank>, inSlices: InSlices): Ranking {
  let found: readonly Instrument[] | undefined;
  let failure: { readonly error: unknown } | undefined;
  const step = () => {
    const { done, value } = work.next();
    if (done !== true) return value;
    found = value;
    return 0;
  };
  return {
    goOn(most) {
      // Whoever shares it hears of it too: work that has thrown would only say that it is over.
      if (failure) throw failure.error;
      if (found) return found;
      try {
        inSlices(step, most);
      } catch (error) {
        failure = { error };
        throw error;
      }
      return found;
    },
  };
}
