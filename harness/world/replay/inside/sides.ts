import type { TrackKind } from '../track/track.js';
import type { Part, Tick } from './part.js';
import { isHalfway, movedBy } from './price.js';

/** The bid and the ask that stand around a price. */
export interface Sides {
  readonly bid: number;
  readonly ask: number;
}

/**
 * A trade is struck at the bid or at the ask, which are a tick apart; at the high that is the ask and at the low
 * the bid, so that no quote leaves the bar. What shows no trades has its price in the middle.
 */
export function sidesOf(kind: TrackKind, part: Part, tick: Tick, price: number, chance: number): Sides {
  if (kind === 'quoted') {
    const away = Math.min(isHalfway(price, tick) ? 0.5 : 1, (price * tick.scale) / (2 * tick.steps));
    return { bid: movedBy(price, tick, -away), ask: movedBy(price, tick, away) };
  }
  const atBid = { bid: price, ask: movedBy(price, tick, 1) };
  const atAsk = { bid: movedBy(price, tick, -1), ask: price };
  if (atAsk.bid <= 0) return atBid;
  if (part.high === part.low) return (part.key & 4) === 0 ? atBid : atAsk;
  if (price === part.high) return atAsk;
  if (price === part.low || atAsk.bid < part.low) return atBid;
  return atBid.ask > part.high || (chance & 1) === 0 ? atAsk : atBid;
}

/** The chances that a part's first and last price have: they must be known without making what lies between. */
export const openChance = ({ key }: Part): number => key >>> 8;
export const closeChance = ({ key }: Part): number => key >>> 9;
