import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { kept } from '../chance/kept.js';
import type { Bar, Market, WhatToShow } from '../market.js';

/** What a minute would have been. */
export interface Minute {
  readonly trades?: Bar;
  readonly bid?: Bar;
  readonly ask?: Bar;
  readonly middle?: Bar;
}

/** Undefined where there is none. */
export type Minutes = (instrument: Instrument, start: number) => Minute | undefined;

/** Asked for together, because a market works out a day at a time. */
const TOGETHER_MS = 480 * MINUTE_MS;
/** Each of a third of a megabyte. */
const MOST_KEPT = 24;

export function minutesOf(market: Market): Minutes {
  const blocks = kept<ReadonlyMap<number, Minute>>(MOST_KEPT);
  return (instrument, start) => {
    const from = Math.floor(start / TOGETHER_MS) * TOGETHER_MS;
    return blocks.get(`${instrument.conId}/${from}`, () => blockOf(market, instrument, from)).get(start);
  };
}

const VIEWS: readonly (readonly [keyof Minute, WhatToShow])[] = [
  ['trades', 'TRADES'],
  ['bid', 'BID'],
  ['ask', 'ASK'],
  ['middle', 'MIDPOINT'],
];

function blockOf(market: Market, instrument: Instrument, from: number): ReadonlyMap<number, Minute> {
  const request = {
    from,
    to: from + TOGETHER_MS,
    size: { unit: 'second', count: 60 },
    useRTH: false,
  } as const;
  const found = new Map<number, Minute>();
  for (const [side, whatToShow] of VIEWS) {
    for (const bar of market.bars(instrument, { ...request, whatToShow })) {
      found.set(bar.time, { ...found.get(bar.time), [side]: bar });
    }
  }
  return found;
}
