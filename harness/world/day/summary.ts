import { addMinute, addTally, emptyTally, type Tally } from '../bar/tally.js';
import { kept } from '../chance/kept.js';
import type { Model } from '../model/model.js';
import { type Cells, memoryFor } from './cells.js';
import { cellsInPassing, cellsOf } from './days.js';
import type { Plan, Stretch } from './plan.js';

/** What is left of a trading date when its minutes are forgotten. */
export interface Summary {
  readonly all: Tally;
  readonly regular: Tally;
}

/** Half a kilobyte each: eight instruments over four years, twice. */
const whole = kept<Tally>(8192);
/** Of days that go on: a few minutes of each instrument that is being watched. */
const begun = kept<Summary>(512);

export function summaryOf(model: Model, plan: Plan): Summary {
  return { all: allOf(model, plan), regular: regularOf(model, plan) };
}

export function allOf(model: Model, plan: Plan): Tally {
  return whole.get(`${model.name}/${plan.day}`, () => tallyOf(model, plan, plan.all));
}

/** By itself, because most who ask for years ask for regular hours: two fifths of a stock's day. */
export function regularOf(model: Model, plan: Plan): Tally {
  const [first] = plan.regular;
  if (plan.regular.length === 1 && first?.from === 0 && first.to === plan.minutes) return allOf(model, plan);
  return whole.get(`${model.name}/${plan.day}/regular`, () => tallyOf(model, plan, plan.regular));
}

/** A day around the clock, and the hour by which one is longer in autumn. */
const memory = memoryFor(25 * 60);

function tallyOf(model: Model, plan: Plan, stretches: readonly Stretch[]): Tally {
  const cells = cellsInPassing(model, plan, stretches, memory);
  const tally = emptyTally();
  for (const { from, to } of stretches) {
    for (let minute = from; minute < to; minute++) addMinute(tally, cells, minute);
  }
  return tally;
}

/** Of the minutes before one. */
export function summaryUntil(model: Model, plan: Plan, minute: number): Summary {
  return begun.get(`${model.name}/${plan.day}/${minute}`, () =>
    summaryOfMinutes(cellsOf(model, plan), minute),
  );
}

function summaryOfMinutes(cells: Cells, minutes: number): Summary {
  const { plan } = cells;
  const [before, regular, after] = [emptyTally(), emptyTally(), emptyTally()];
  let seen = false;
  for (let minute = 0; minute < minutes; minute++) {
    const isRegular = plan.profile.regular[minute] === 1;
    seen ||= isRegular;
    addMinute(isRegular ? regular : seen ? after : before, cells, minute);
  }
  const all = emptyTally();
  for (const part of [before, regular, after]) addTally(all, part);
  return { all, regular };
}
