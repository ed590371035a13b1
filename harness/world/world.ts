import { barsOf } from './bar/bars.js';
import { bookAt } from './book.js';
import { headTimestampOf } from './head-timestamp.js';
import { histogramOf } from './histogram.js';
import type { Market } from './market.js';
import { eventsBetween } from './minute/events.js';
import { modelOf } from './model/model.js';
import { snapshotOf } from './snapshot.js';

export interface WorldOptions {
  /** The same seed makes the same market, everywhere and for ever. */
  readonly seed: string | number;
}

/** A market that follows from its seed. It holds nothing: what is kept is shared by all worlds of a process. */
export function createWorld({ seed }: WorldOptions): Market {
  const name = String(seed);
  return {
    snapshot: (instrument, at) => snapshotOf(modelOf(name, instrument), at),
    events: (instrument, from, to) => eventsBetween(modelOf(name, instrument), from, to),
    bars: (instrument, request) => barsOf(name, modelOf(name, instrument), request),
    book: (instrument, at, rows) => bookAt(modelOf(name, instrument), at, rows),
    headTimestamp: (instrument, whatToShow) => headTimestampOf(modelOf(name, instrument), whatToShow),
    histogram: (instrument, from, to, useRTH) => histogramOf(modelOf(name, instrument), from, to, useRTH),
  };
}
