import type { Part, Tick } from './part.js';

/** The tick next to a price; the high or the low where that lies beyond them. */
export function priceWithin({ high, low }: Pick<Part, 'high' | 'low'>, tick: Tick, price: number): number {
  const rounded = (Math.round((price * tick.scale) / tick.steps) * tick.steps) / tick.scale;
  return Math.min(high, Math.max(low, rounded));
}

/** A price so many ticks away, halves allowed; what is no decimal of the tick keeps its own. */
export function movedBy(price: number, tick: Tick, ticks: number): number {
  const scale = tick.scale * 2;
  const units = Math.round(price * scale);
  const moved = 2 * ticks * tick.steps;
  return units / scale === price ? (units + moved) / scale : Number((price + moved / scale).toFixed(10));
}

/** Whether a price lies in the middle between two ticks, as that of a quote may. */
export function isHalfway(price: number, { scale, steps }: Tick): boolean {
  const units = Math.round(price * scale * 2);
  return units / (scale * 2) === price && units % (2 * steps) === steps;
}
