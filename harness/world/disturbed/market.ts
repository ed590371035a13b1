import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import { type Instrument, isOption } from '../../../trading/instruments/instrument.js';
import { kept } from '../chance/kept.js';
import type { Market, Quote } from '../market.js';
import { gridOf } from '../model/grid.js';
import type { Affected } from './affected.js';
import { barsOf } from './bars.js';
import { bookAt } from './book.js';
import { type Deed, inForce, withDeed } from './deeds.js';
import type { Disturbance } from './disturbance.js';
import { eventsBetween } from './events.js';
import { histogramOf } from './histogram.js';
import { minutesOf } from './minutes.js';
import type { Part } from './part.js';
import { snapshotOf } from './snapshot.js';
import { stretchesOf } from './stretches.js';

/** A market to which things can be done: from the moment of a disturbance on it differs, before that it is as it was. */
export interface DisturbedMarket extends Market {
  /** No trades and no new quotes from a moment on; its last quote stands until the session ends. So with options on it. */
  halt(instrument: Instrument, at: number): void;
  /** … until this moment. False when it was not halted by us. */
  resume(instrument: Instrument, at: number): boolean;
  /**
   * From a moment on its prices are so many times what they would be (0.95: five percent lower). Options on it follow.
   * False where all its jumps together would be of more than ten thousand times, or less than a ten thousandth.
   */
  jump(instrument: Instrument, at: number, factor: number): boolean;
  /** From a moment on no more than so many units stand at its best bid and ask, and nothing behind them; undefined ends it. */
  thin(instrument: Instrument, at: number, size: number | undefined): void;
  /** From a moment on its bid and ask are so many times as far apart; 1 ends it. */
  widen(instrument: Instrument, at: number, times: number): void;
  /** What is in force at a moment, for whoever asks how things stand. */
  disturbances(at: number): readonly Disturbance[];
  /** Everything is as it would have been. */
  clear(): void;
}

interface Done {
  readonly instrument: Instrument;
  readonly deeds: readonly Deed[];
}

/** Some chains of options, a kilobyte or two each. */
const MOST_AFFECTED = 1000;
/** Minutes and hours, half a kilobyte each. */
const MOST_PARTS = 4096;
const MOST_SHIFTS = 16_384;
const MOST_STANDING = 4096;
/** Further off, prices would be of no use to anybody, and in the end no numbers. */
const MOST_TIMES = 10_000;

export function disturbMarket(market: Market): DisturbedMarket {
  const done = new Map<number, Done>();
  let affected = kept<Affected>(MOST_AFFECTED);
  let parts = kept<Part>(MOST_PARTS);
  let shifts = kept<number>(MOST_SHIFTS);
  const minutes = minutesOf(market);
  const standing = kept<{ readonly quote: Quote | undefined }>(MOST_STANDING);

  const changed = () => {
    affected = kept(MOST_AFFECTED);
    parts = kept(MOST_PARTS);
    shifts = kept(MOST_SHIFTS);
  };
  const act = (instrument: Instrument, deed: Deed) => {
    const { deeds = [] } = done.get(instrument.conId) ?? {};
    done.set(instrument.conId, { instrument, deeds: withDeed(deeds, deed) });
    changed();
  };
  const deedsOn = (conId: number) => done.get(conId)?.deeds ?? [];

  /** Undefined where nothing has been done by a moment. */
  const affectedBy = (instrument: Instrument, moment: number): Affected | undefined => {
    if (done.size === 0) return undefined;
    const { conId } = instrument;
    const underConId = 'underConId' in instrument ? instrument.underConId : conId;
    if (!done.has(conId) && !done.has(underConId)) return undefined;
    const found = affected.get(String(conId), () => affectedOf(instrument, underConId));
    return found.since <= moment ? found : undefined;
  };

  const affectedOf = (instrument: Instrument, underConId: number): Affected => {
    const isCfd = instrument.secType === 'CFD' && instrument.underSecType === 'STK';
    const under = isOption(instrument) ? instrumentByConId(underConId) : undefined;
    const own = deedsOn(instrument.conId);
    // A contract for difference is its stock under another name.
    const all = isCfd ? [...own, ...deedsOn(underConId)].toSorted((one, other) => one.at - other.at) : own;
    const stretches = stretchesOf(all, under ? deedsOn(underConId) : []);
    const since = stretches[1]?.from ?? Number.POSITIVE_INFINITY;
    return {
      market,
      instrument,
      under,
      stretches,
      since,
      rule: gridOf(instrument).rule,
      standing,
      minutes,
      shifts,
      parts,
      heads: kept(64),
    };
  };

  return {
    snapshot(instrument, at) {
      const found = affectedBy(instrument, at);
      return found ? snapshotOf(found, at) : market.snapshot(instrument, at);
    },
    events(instrument, from, to) {
      const found = affectedBy(instrument, to - 1);
      return found ? eventsBetween(found, from, to) : market.events(instrument, from, to);
    },
    bars(instrument, request) {
      const found = affectedBy(instrument, request.to - 1);
      return found ? barsOf(found, request) : market.bars(instrument, request);
    },
    book(instrument, at, rows) {
      const found = affectedBy(instrument, at);
      return found ? bookAt(found, at, rows) : market.book(instrument, at, rows);
    },
    headTimestamp: (instrument, whatToShow) => market.headTimestamp(instrument, whatToShow),
    histogram(instrument, from, to, useRTH) {
      const found = affectedBy(instrument, to - 1);
      return found ? histogramOf(found, from, to, useRTH) : market.histogram(instrument, from, to, useRTH);
    },
    halt: (instrument, at) => act(instrument, { kind: 'halt', at, value: undefined }),
    resume(instrument, at) {
      if (!inForce(deedsOn(instrument.conId), at).some(({ kind }) => kind === 'halt')) return false;
      act(instrument, { kind: 'resume', at, value: undefined });
      return true;
    },
    jump(instrument, at, factor) {
      const jump = { kind: 'jump', at, value: positive('factor', factor) } as const;
      const stretches = stretchesOf(withDeed(deedsOn(instrument.conId), jump), []);
      if (stretches.some(({ factor }) => factor > MOST_TIMES || factor < 1 / MOST_TIMES)) return false;
      act(instrument, jump);
      return true;
    },
    thin(instrument, at, size) {
      act(instrument, { kind: 'thin', at, value: size === undefined ? undefined : positive('size', size) });
    },
    widen(instrument, at, times) {
      act(instrument, { kind: 'widen', at, value: positive('times', times) });
    },
    disturbances: (at) =>
      [...done.values()].flatMap(({ instrument: { conId, symbol }, deeds }) =>
        inForce(deeds, at).map(({ kind, at: since, value }) => ({ kind, conId, symbol, since, value })),
      ),
    clear() {
      done.clear();
      changed();
    },
  };
}

function positive(name: string, value: number): number {
  if (value > 0 && value < Number.POSITIVE_INFINITY) return value;
  throw new RangeError(`${name} must be above 0, not ${value}`);
}
