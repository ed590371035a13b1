import { MINUTE_MS } from '../../trading/instruments/calendar/date.js';
import { cellsInPassing, plansIn } from './day/days.js';
import { tapeInPassing } from './minute/tape.js';
import type { Model } from './model/model.js';

export function histogramOf(model: Model, from: number, to: number, useRTH: boolean) {
  const sizes = new Map<number, number>();
  if (!model.traded) return [];
  for (const plan of plansIn(model, from, to)) {
    const stretches = useRTH ? plan.regular : plan.all;
    const cells = cellsInPassing(model, plan, stretches);
    for (const stretch of stretches) {
      for (let minute = stretch.from; minute < stretch.to; minute++) {
        const start = stretch.start + (minute - stretch.from) * MINUTE_MS;
        if (start + MINUTE_MS <= from || start >= to || cells.count[minute] === 0) continue;
        const { cell, length, time, price, size, unreported } = tapeInPassing(model, cells, minute);
        for (let at = 0; at < length; at++) {
          const moment = start + (time[at] ?? 0);
          const traded = size[at] ?? -1;
          if (traded < 0 || unreported[at] === 1 || moment < from || moment >= to) continue;
          const units = (price[at] ?? 0) * cell.tick;
          sizes.set(units, (sizes.get(units) ?? 0) + traded);
        }
      }
    }
  }
  return [...sizes]
    .sort(([one], [other]) => one - other)
    .map(([units, size]) => ({ price: units / model.grid.scale, size: size / model.lot.scale }));
}
