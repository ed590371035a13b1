import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market } from '../market.js';
import { barsOf } from './answers/bars.js';
import { bookAround } from './answers/book.js';
import { eventsBetween } from './answers/events.js';
import { histogramOf } from './answers/histogram.js';
import { snapshotOf } from './answers/snapshot.js';
import { sourceOf } from './answers/views.js';
import { type Volatility, volatilityOf } from './answers/volatility.js';
import { type Inside, insideOf } from './inside/inside.js';
import type { ReplayFiles } from './series.js';
import { trackOf } from './track/track.js';

export interface ReplayOptions {
  /** Answers for all instruments that no file tells of. */
  readonly market: Market;
  readonly series: ReplayFiles;
}

/** A market that follows a user's own bars, for the instruments that there are files of. */
export function replayedMarket({ market, series }: ReplayOptions): Market {
  const replayed = new Map<number, { readonly inside: Inside; readonly volatility: Volatility }>();
  for (const [conId, each] of series) {
    const inside = insideOf(trackOf(each));
    replayed.set(conId, { inside, volatility: volatilityOf(inside) });
  }
  const insideFor = ({ conId }: Instrument) => replayed.get(conId)?.inside;
  return {
    snapshot(instrument, at) {
      const inside = insideFor(instrument);
      return inside ? snapshotOf(inside, at) : market.snapshot(instrument, at);
    },
    events(instrument, from, to) {
      const inside = insideFor(instrument);
      return inside ? eventsBetween(inside, from, to) : market.events(instrument, from, to);
    },
    bars(instrument, request) {
      const found = replayed.get(instrument.conId);
      if (found === undefined) return market.bars(instrument, request);
      switch (sourceOf(found.inside, market, request.whatToShow)) {
        case 'file':
          return barsOf(found.inside, request);
        case 'volatility':
          return found.volatility.bars(request);
        case 'market':
          return market.bars(instrument, request);
        case 'nobody':
          return [];
      }
    },
    book(instrument, at, rows) {
      const inside = insideFor(instrument);
      if (inside === undefined) return market.book(instrument, at, rows);
      return bookAround(inside.track, snapshotOf(inside, at).quote, at, rows);
    },
    headTimestamp(instrument, whatToShow) {
      const inside = insideFor(instrument);
      const source = inside && sourceOf(inside, market, whatToShow);
      if (inside === undefined || source === 'market') return market.headTimestamp(instrument, whatToShow);
      return source === 'nobody' ? undefined : inside.track.starts[0];
    },
    histogram(instrument, from, to, useRTH) {
      const inside = insideFor(instrument);
      return inside ? histogramOf(inside, from, to, useRTH) : market.histogram(instrument, from, to, useRTH);
    },
  };
}
