import type { Bar, BarRequest } from '../market.js';
import type { Model } from '../model/model.js';
import { dailyBars, groupedBars } from './daily.js';
import { intradayBars } from './intraday.js';
import { secondBars } from './seconds.js';
import { isGauge, isShown } from './view.js';

const MINUTE = 60;

export function barsOf(seed: string, model: Model, request: BarRequest): Bar[] {
  const { size, whatToShow } = request;
  if (!isShown(model, whatToShow)) return [];
  if (size.unit === 'day') return dailyBars(seed, model, request).map(({ bar }) => bar);
  if (size.unit !== 'second') return groupedBars(seed, model, request, size.unit);
  return size.count < MINUTE && !isGauge(whatToShow)
    ? secondBars(model, request, size.count)
    : intradayBars(seed, model, request, size.count);
}
