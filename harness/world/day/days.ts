import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { type DayNumber, dayOfDate, MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { tradingDateOf } from '../../../trading/instruments/calendar/sessions.js';
import { kept } from '../chance/kept.js';
import type { Model } from '../model/model.js';
import type { Cells } from './cells.js';
import { makeCells } from './make-cells.js';
import { type Plan, planOf, type Stretch } from './plan.js';

/** 20 to 65 kB each. As many instruments can be watched at once before days are worked out twice. */
const days = kept<Cells>(192);

export function cellsOf(model: Model, plan: Plan): Cells {
  return days.get(`${model.name}/${plan.day}`, () => makeCells(model, plan, plan.all));
}

/**
 * For a look at many days, which must not drive out those that are being watched. What lies outside of the
 * stretches may be empty.
 */
export function cellsInPassing(
  model: Model,
  plan: Plan,
  stretches: readonly Stretch[],
  memory?: ArrayBuffer,
): Cells {
  return days.look(`${model.name}/${plan.day}`) ?? makeCells(model, plan, stretches, memory);
}

/** The trading date that a moment counts to; while nothing trades, the one to come. */
export function tradingDayOf({ calendar }: Model, moment: number): DayNumber {
  return dayOfDate(tradingDateOf(calendars[calendar], moment));
}

/** No market rests longer. */
const LONGEST_REST_DAYS = 30;

/** The last trading date before one. */
export function planBefore(model: Model, day: DayNumber): Plan | undefined {
  const last = Math.min(day - 1, model.lastDay);
  for (let back = last; back > last - LONGEST_REST_DAYS; back--) {
    const found = planOf(model, back);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The trading dates that have to do with a stretch of time, in order. */
export function* plansIn(model: Model, from: number, to: number): Generator<Plan> {
  const first = Math.max(model.firstDay, Math.floor(from / (1440 * MINUTE_MS)) - 1);
  const last = Math.min(model.lastDay, Math.floor(to / (1440 * MINUTE_MS)) + 2);
  for (let day = first; day <= last; day++) {
    const plan = planOf(model, day);
    if (plan !== undefined && plan.end > from && plan.start < to) yield plan;
  }
}
