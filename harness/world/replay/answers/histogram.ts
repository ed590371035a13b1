import type { Inside } from '../inside/inside.js';
import { decimal } from '../inside/sizes.js';
import { segmentsOf } from '../track/segments.js';
import { eventsBetween } from './events.js';

const READ_AT_ONCE_MS = 3_600_000;

/** What was traded at which price. */
export function histogramOf(inside: Inside, from: number, to: number, useRTH: boolean) {
  const { calendar, starts, ends } = inside.track;
  const sizes = new Map<number, number>();
  const segmentOf = segmentsOf(calendar, useRTH);
  const last = Math.min(to, ends.at(-1) ?? to);
  for (let at = Math.max(from, starts[0] ?? from); at < last; ) {
    const segment = segmentOf(at);
    const end = Math.min(last, segment.end, at + READ_AT_ONCE_MS);
    if (!useRTH || segment.open) {
      for (const { trade } of eventsBetween(inside, at, end)) {
        if (trade !== undefined) sizes.set(trade.price, (sizes.get(trade.price) ?? 0) + trade.size);
      }
    }
    at = end;
  }
  return [...sizes]
    .sort(([one], [other]) => one - other)
    .map(([price, size]) => ({ price, size: decimal(size) }));
}
