import type { Instrument } from '../../trading/instruments/instrument.js';
import type { Market, MarketEvent, Snapshot } from '../world/market.js';

/** Instruments watched at once, at most; beyond that all is forgotten and asked for anew. */
const MAX_KEPT = 10_000;
/** A beat looks at the moment before it and at its own. */
const MOMENTS = 4;

/** A market that remembers what it last said. */
export interface BeatMemory extends Market {
  /** For when the market has been changed: the same moment may have another answer then. */
  forget(): void;
}

/**
 * A market that remembers what it last said of each instrument: on one beat, a hundred clients who watch the
 * same instrument cost as much as one.
 */
export function rememberBeat(market: Market): BeatMemory {
  const snapshots = new Map<number, { readonly at: number; readonly snapshot: Snapshot }[]>();
  const stretches = new Map<
    number,
    { readonly from: number; readonly to: number; readonly events: readonly MarketEvent[] }
  >();

  const recentOf = (conId: number) => {
    const known = snapshots.get(conId);
    if (known) return known;
    if (snapshots.size >= MAX_KEPT) snapshots.clear();
    const made: { readonly at: number; readonly snapshot: Snapshot }[] = [];
    snapshots.set(conId, made);
    return made;
  };

  return {
    ...market,
    snapshot(instrument: Instrument, at: number) {
      const recent = recentOf(instrument.conId);
      for (const known of recent) if (known.at === at) return known.snapshot;
      const snapshot = market.snapshot(instrument, at);
      if (recent.length >= MOMENTS) recent.shift();
      recent.push({ at, snapshot });
      return snapshot;
    },
    events(instrument: Instrument, from: number, to: number) {
      const known = stretches.get(instrument.conId);
      if (known?.from === from && known.to === to) return known.events;
      const events = market.events(instrument, from, to);
      if (stretches.size >= MAX_KEPT) stretches.clear();
      stretches.set(instrument.conId, { from, to, events });
      return events;
    },
    forget() {
      snapshots.clear();
      stretches.clear();
    },
  };
}
