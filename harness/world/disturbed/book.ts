import { incrementAt, roundToTick } from '../../../trading/instruments/market-rules.js';
import type { Book, BookLevel } from '../market.js';
import type { Affected } from './affected.js';
import { quoteAt } from './events.js';
import { isUndisturbed, stretchAt } from './stretches.js';

/** The book that there would be, around the quote that there is. */
export function bookAt(affected: Affected, at: number, rows: number): Book {
  const { market, instrument, stretches } = affected;
  const stretch = stretchAt(stretches, at);
  if (isUndisturbed(stretch)) return market.book(instrument, at, rows);
  const quote = quoteAt(affected, at);
  if (quote === undefined) return { bids: [], asks: [] };
  // What stands while it is halted stood before.
  if (stretch.halted !== undefined) return bookAt(affected, stretch.halted - 1, rows);
  // Where few stand at the best price, nobody stands behind them.
  const { bids, asks } = market.book(
    instrument,
    at,
    stretch.size === Number.POSITIVE_INFINITY ? rows : Math.min(rows, 1),
  );
  return {
    bids: around(affected, bids, quote.bid, quote.bidSize, -1),
    asks: around(affected, asks, quote.ask, quote.askSize, 1),
  };
}

/** Each row as many ticks from the one before as it would be. */
function around(
  { rule }: Affected,
  levels: readonly BookLevel[],
  best: number,
  size: number,
  sign: 1 | -1,
): BookLevel[] {
  const found: BookLevel[] = [];
  let [price, before] = [best, levels[0]?.price ?? best];
  for (const [row, level] of levels.entries()) {
    const ticks = Math.round(
      Math.abs(level.price - before) / incrementAt(rule, Math.min(level.price, before)),
    );
    for (let tick = 0; tick < ticks; tick++) price = nextPrice(rule, price, sign);
    if (!(price > 0)) break;
    found.push({ ...level, price, ...(row === 0 ? { size } : {}) });
    before = level.price;
  }
  return found;
}

function nextPrice(rule: Affected['rule'], price: number, sign: 1 | -1): number {
  const rounding = sign > 0 ? 'up' : 'down';
  // Half a tick on, the step is that of the side that it goes to.
  const half = incrementAt(rule, price + (sign * (rule[0]?.increment ?? 0)) / 2) / 2;
  return roundToTick(rule, price + sign * half, rounding);
}
