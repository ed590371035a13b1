import { addMinute, addTally, emptyTally, type Tally } from '../bar/tally.js';
import { kept } from '../chance/kept.js';
import type { Model } from '../model/model.js';
import type { Cells } from './cells.js';
import { cellsInPassing, cellsOf } from './days.js';
import type { Plan } from './plan.js';

/** What is left of a trading date when its minutes are forgotten. */
export interface Summary {
  readonly all: Tally;
  readonly regular: Tally;
}

/** A kilobyte each: eight instruments over four years. */
const whole = kept<Summary>(4096);
/** Of days that go on: a few minutes of each instrument that is being watched. */
const begun = kept<Summary>(512);

export function summaryOf(model: Model, plan: Plan): Summary {
  return whole.get(`${model.name}/${plan.day}`, () =>
    summaryOfMinutes(cellsInPassing(model, plan), plan.minutes),
  );
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
