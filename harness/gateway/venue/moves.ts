import { instrumentOf } from '../../../trading/exchange/ledger/instruments.js';
import type { MarketMove } from '../../../trading/exchange/market-view.js';
import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market } from '../../world/market.js';

export interface Move {
  readonly conId: number;
  readonly move: MarketMove;
}

/** What the venue has been told of the market, instrument by instrument. */
export interface Moves {
  /** All that has happened in these instruments since it was last told, in the order in which it did. */
  upTo(now: number, watched: ReadonlySet<number>): readonly Move[];
}

/** Beyond that, a look at the market every minute stands for all that happened: nobody waits for a day of ticks. */
const LONGEST_IN_FULL_MS = 10 * MINUTE_MS;
/** However far time leaps. */
const MOST_LOOKS = 5000;

/**
 * An instrument that begins to be watched is told from that moment on: what happened before an order came is
 * nothing to it.
 */
export function createMoves(market: Market): Moves {
  const toldUntil = new Map<number, number>();

  const movesOf = (instrument: Instrument, from: number, to: number): readonly MarketMove[] => {
    if (to - from <= LONGEST_IN_FULL_MS) return market.events(instrument, from, to);
    const step = Math.max(MINUTE_MS, (to - from) / MOST_LOOKS);
    const looks: MarketMove[] = [];
    for (let time = from + step; time < to + step; time += step) looks.push({ time: Math.min(time, to) });
    return looks;
  };

  return {
    upTo(now, watched) {
      const moves: Move[] = [];
      for (const conId of toldUntil.keys()) if (!watched.has(conId)) toldUntil.delete(conId);
      for (const conId of watched) {
        const before = toldUntil.get(conId) ?? now;
        toldUntil.set(conId, now);
        const instrument = instrumentOf(conId);
        if (instrument === undefined || before >= now) continue;
        for (const { time } of movesOf(instrument, before, now)) moves.push({ conId, move: { time } });
      }
      return moves.sort((a, b) => a.move.time - b.move.time);
    },
  };
}
