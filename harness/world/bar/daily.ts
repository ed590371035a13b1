import { MINUTE_MS, weekdayOf } from '../../../trading/instruments/calendar/date.js';
import { plansIn } from '../day/days.js';
import type { Plan } from '../day/plan.js';
import { allOf, regularOf } from '../day/summary.js';
import type { Bar, BarRequest } from '../market.js';
import type { Model } from '../model/model.js';
import { gaugeOf } from './gauges.js';
import { tallyBetween } from './intraday.js';
import { barAt, joined, type Shown } from './shown.js';
import { isGauge, viewOf } from './view.js';

interface DayBar {
  readonly plan: Plan;
  readonly shown: Shown;
  readonly bar: Bar;
}

export function dailyBars(seed: string, model: Model, request: BarRequest): DayBar[] {
  const { from, to, useRTH } = request;
  const found: DayBar[] = [];
  for (const plan of plansIn(model, from, to)) {
    const time = (useRTH ? plan.regular : plan.all)[0]?.start;
    if (time === undefined || time < from || time >= to) continue;
    const shown = dayShown(seed, model, plan, request);
    if (shown !== undefined) found.push({ plan, shown, bar: barAt(model, shown, time, plan.date) });
  }
  return found;
}

function dayShown(
  seed: string,
  model: Model,
  plan: Plan,
  { to, whatToShow, useRTH }: BarRequest,
): Shown | undefined {
  const stretches = useRTH ? plan.regular : plan.all;
  if (isGauge(whatToShow)) {
    const [first, last] = [stretches[0], stretches.findLast(({ start }) => start < to)];
    if (first === undefined || last === undefined) return undefined;
    const until = Math.min(last.to, last.from + Math.ceil((to - last.start) / MINUTE_MS));
    return gaugeOf(seed, model, plan, whatToShow, first.from, until);
  }
  if ((stretches.at(-1)?.end ?? 0) <= to) {
    const tally = useRTH ? regularOf(model, plan) : allOf(model, plan);
    return viewOf(model, plan, tally, whatToShow);
  }
  const tally = tallyBetween(model, plan, stretches, to);
  return viewOf(model, plan, tally, whatToShow);
}

/** No month, and the days around it that rest, is longer. */
const LONGEST_MS = 35 * 24 * 60 * MINUTE_MS;

/** Weeks and months, which carry the date of their last day; one that began before `from` is left out. */
export function groupedBars(seed: string, model: Model, request: BarRequest, unit: 'week' | 'month'): Bar[] {
  const found: { name: string | number; shown: Shown; bar: Bar }[] = [];
  for (const { plan, shown, bar } of dailyBars(seed, model, {
    ...request,
    from: request.from - LONGEST_MS,
  })) {
    const name = unit === 'month' ? plan.date.slice(0, 6) : plan.day - ((weekdayOf(plan.day) + 6) % 7);
    const last = found.at(-1);
    if (last?.name !== name) {
      found.push({ name, shown, bar });
      continue;
    }
    last.shown = joined(last.shown, shown);
    last.bar = barAt(model, last.shown, last.bar.time, bar.date);
  }
  return found.map(({ bar }) => bar).filter(({ time }) => time >= request.from);
}
