import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { zoneOffset } from '../../../trading/instruments/calendar/zone.js';
import type { Cells } from '../day/cells.js';
import { cellsInPassing, plansIn } from '../day/days.js';
import type { Plan, Stretch } from '../day/plan.js';
import type { Bar, BarRequest, WhatToShow } from '../market.js';
import { tapeOf } from '../minute/tape.js';
import type { Model } from '../model/model.js';
import { gaugeOf } from './gauges.js';
import { barAt, type Shown } from './shown.js';
import { addMinute, addPart, emptyTally, type Tally } from './tally.js';
import { isGauge, viewOf } from './view.js';

/**
 * Bars of whole minutes. They begin on multiples of their size on the clock of the calendar's zone; the first of
 * a session may be short: hourly ones in New York are 09:30, 10:00, 11:00 …
 */
export function intradayBars(seed: string, model: Model, request: BarRequest, seconds: number): Bar[] {
  const bars: Bar[] = [];
  const size = Math.max(seconds * 1000, MINUTE_MS);
  for (const plan of plansIn(model, request.from, request.to)) {
    const stretches = request.useRTH ? plan.regular : plan.all;
    const show = viewer(seed, model, plan, stretches, request.whatToShow);
    for (const stretch of stretches) {
      for (const { time, from, to } of slices(stretch, model, size, request)) {
        const shown = show(from, to);
        if (shown !== undefined) bars.push(barAt(model, shown, time, plan.date));
      }
    }
  }
  return bars;
}

/** Shows some minutes of a date, `to` perhaps within one. */
function viewer(
  seed: string,
  model: Model,
  plan: Plan,
  stretches: readonly Stretch[],
  whatToShow: WhatToShow,
): (from: number, to: number) => Shown | undefined {
  if (isGauge(whatToShow)) {
    return (from, to) => gaugeOf(seed, model, plan, whatToShow, from, Math.ceil(to));
  }
  const cells = cellsInPassing(model, plan, stretches);
  return (from, to) => {
    const tally = emptyTally();
    addMinutes(tally, model, cells, from, to);
    return viewOf(model, plan, tally, whatToShow);
  };
}

const LONGEST_IN_ALL_ZONES = 15 * MINUTE_MS;

interface Slice {
  readonly time: number;
  /** Numbers of minutes, with parts. */
  readonly from: number;
  readonly to: number;
}

function slices(stretch: Stretch, model: Model, size: number, request: BarRequest): Slice[] {
  const { timeZone } = calendars[model.calendar];
  // Zones differ by quarters of hours, so that for small bars all clocks are one. Around large ones, clocks may
  // change while the market is open: then the bars must be counted from its opening.
  const small = size <= LONGEST_IN_ALL_ZONES;
  const found: Slice[] = [];
  let time = small ? Math.max(stretch.start, Math.floor(request.from / size) * size) : stretch.start;
  const end = Math.min(stretch.end, request.to);
  while (time < end) {
    const offset = small ? 0 : zoneOffset(timeZone, time);
    const next = Math.floor((time + offset) / size + 1) * size - offset;
    if (time >= request.from) {
      const numberOf = (moment: number) => stretch.from + (moment - stretch.start) / MINUTE_MS;
      found.push({ time, from: numberOf(time), to: numberOf(Math.min(next, end)) });
    }
    time = next;
  }
  return found;
}

/** What happened in these stretches until a moment. */
export function tallyBetween(model: Model, plan: Plan, stretches: readonly Stretch[], until: number): Tally {
  const tally = emptyTally();
  const cells = cellsInPassing(model, plan, stretches);
  for (const { from, start, end } of stretches) {
    addMinutes(tally, model, cells, from, from + Math.max(0, Math.min(end, until) - start) / MINUTE_MS);
  }
  return tally;
}

/** `from` is whole; of the minute that `to` cuts, what happens before. */
function addMinutes(tally: Tally, model: Model, cells: Cells, from: number, to: number): void {
  const whole = Math.floor(to);
  for (let minute = from; minute < whole; minute++) addMinute(tally, cells, minute);
  if (to > whole) addPart(tally, tapeOf(model, cells, whole), 0, Math.round((to - whole) * MINUTE_MS));
}
