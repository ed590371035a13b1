import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { cellsInPassing, plansIn } from '../day/days.js';
import type { Bar, BarRequest } from '../market.js';
import { tapeOf } from '../minute/tape.js';
import type { Model } from '../model/model.js';
import { barAt } from './shown.js';
import { addPart, emptyTally } from './tally.js';
import { viewOf } from './view.js';

/** Bars that a minute holds several of: from what happens in it, one by one. */
export function secondBars(model: Model, request: BarRequest, seconds: number): Bar[] {
  const { from, to, whatToShow, useRTH } = request;
  const bars: Bar[] = [];
  const size = seconds * 1000;
  for (const plan of plansIn(model, from, to)) {
    const stretches = useRTH ? plan.regular : plan.all;
    const cells = cellsInPassing(model, plan, stretches);
    for (const stretch of stretches) {
      const start = Math.max(stretch.start, Math.ceil(from / size) * size);
      for (let time = start; time < Math.min(stretch.end, to); time += size) {
        const minute = Math.floor((time - stretch.start) / MINUTE_MS);
        const within = time - stretch.start - minute * MINUTE_MS;
        const tape = tapeOf(model, cells, stretch.from + minute);
        const tally = emptyTally();
        addPart(tally, tape, within, Math.min(within + size, within + to - time));
        const shown = viewOf(model, plan, tally, whatToShow);
        if (shown !== undefined) bars.push(barAt(model, shown, time, plan.date));
      }
    }
  }
  return bars;
}
