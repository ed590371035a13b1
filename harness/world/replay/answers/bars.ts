import type { Bar, BarRequest } from '../../market.js';
import type { Inside } from '../inside/inside.js';
import { daySlices } from './days.js';
import { slicesOf } from './slices.js';
import { viewIn } from './views.js';

/** Bars of trades or quotes: whole lines of the file as it has them, parts of lines from what happens in them. */
export function barsOf(inside: Inside, request: BarRequest): Bar[] {
  const { track } = inside;
  const { size, whatToShow } = request;
  if (size.unit !== 'second') {
    return daySlices(track, request, size.unit).flatMap(({ time, date, hours }) => {
      const shown = viewIn(inside, whatToShow, hours);
      return shown ? [{ time, date, ...shown }] : [];
    });
  }
  return slicesOf(track, request, size.count * 1000).flatMap((slice) => {
    const shown = viewIn(inside, whatToShow, [slice]);
    return shown ? [{ time: slice.start, date: slice.date, ...shown }] : [];
  });
}
