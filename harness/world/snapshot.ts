import { MINUTE_MS } from '../../trading/instruments/calendar/date.js';
import type { Row } from './bar/row.js';
import { addPart, addTally, emptyTally, type Tally } from './bar/tally.js';
import { cellsOf, planBefore, tradingDayOf } from './day/days.js';
import { minuteAt, type Plan, planOf, timeOf } from './day/plan.js';
import { regularOf, type Summary, summaryOf, summaryUntil } from './day/summary.js';
import type { Snapshot } from './market.js';
import { quoteAt } from './minute/events.js';
import { type Tape, tapeOf } from './minute/tape.js';
import type { Model } from './model/model.js';

export function snapshotOf(model: Model, at: number): Snapshot {
  const day = tradingDayOf(model, at);
  const today = planOf(model, day);
  if (today === undefined || at < today.start) return atRest(model, planBefore(model, day));
  const minute = minuteAt(today, at);
  const start = timeOf(today, minute);
  const trading = minute < today.minutes && at >= start;
  const tape = trading ? tapeOf(model, cellsOf(model, today), minute) : undefined;
  const summary = summaryUntil(model, today, minute);
  const regular = today.profile.regular[minute] === 1;
  const running: Summary = tape ? withPart(summary, tape, at - start + 1, regular) : summary;
  return {
    quote: tape && quoteAt(model, tape, latest(tape, at - start)),
    last: lastTrade(model, today, minute, tape && { tape, until: at - start }),
    ...pricesOf(model, running),
    previousClose: closeOf(model, planBefore(model, day)),
    halted: tape?.cell.halted ?? false,
  };
}

/** While nothing trades: no quote, and what the last trading date left behind. */
function atRest(model: Model, plan: Plan | undefined): Snapshot {
  const nothing = { quote: undefined, halted: false };
  if (plan === undefined) {
    const prices = { open: undefined, high: undefined, low: undefined, volume: 0 };
    return { ...nothing, ...prices, last: undefined, previousClose: undefined };
  }
  return {
    ...nothing,
    last: lastTrade(model, plan, plan.minutes, undefined),
    ...pricesOf(model, summaryOf(model, plan)),
    previousClose: closeOf(model, plan),
  };
}

function withPart({ all, regular }: Summary, tape: Tape, until: number, isRegular: boolean): Summary {
  const part = emptyTally();
  addPart(part, tape, 0, until);
  return { all: sum(all, part), regular: isRegular ? sum(regular, part) : regular };
}

function sum(one: Tally, next: Tally): Tally {
  const both = emptyTally();
  addTally(both, one);
  addTally(both, next);
  return both;
}

/** What shows no trades (currencies) has its prices of the day from the middle of its quotes. */
function pricesOf(model: Model, { all, regular }: Summary) {
  const half = model.grid.scale * 2;
  const side = (tally: Tally): Row => (model.traded ? tally.trades : tally.middle);
  const [day, hours] = [side(all), side(regular)];
  return {
    open: hours.empty ? undefined : hours.open / half,
    high: day.empty ? undefined : day.high / half,
    low: day.empty ? undefined : day.low / half,
    volume: model.traded ? all.trades.volume / model.lot.scale : 0,
  };
}

function closeOf(model: Model, plan: Plan | undefined): number | undefined {
  if (plan === undefined) return undefined;
  const { trades, middle } = regularOf(model, plan);
  // An option that nobody traded all day is marked where it was quoted.
  const row = model.traded && !trades.empty ? trades : middle;
  return row.empty ? undefined : row.close / (model.grid.scale * 2);
}

/** The number of the last thing that has happened by a moment of the minute. */
function latest({ time, length }: Tape, until: number): number {
  let at = length - 1;
  while (at > 0 && (time[at] ?? 0) > until) at--;
  return at;
}

/** A thin option may not have traded for weeks; further back nobody looks. */
const LONGEST_LOOK_DAYS = 10;

function lastTrade(
  model: Model,
  plan: Plan,
  minute: number,
  now: { readonly tape: Tape; readonly until: number } | undefined,
): Snapshot['last'] {
  if (!model.traded) return undefined;
  if (now !== undefined) {
    const found = lastOf(model, plan, minute, now.tape, now.until);
    if (found !== undefined) return found;
  }
  let [in_, before] = [plan, minute];
  for (let looked = 0; looked < LONGEST_LOOK_DAYS; looked++) {
    const cells = cellsOf(model, in_);
    for (let at = before - 1; at >= 0; at--) {
      if ((cells.count[at] ?? 0) > 0) return lastOf(model, in_, at, tapeOf(model, cells, at), MINUTE_MS);
    }
    const earlier = planBefore(model, in_.day);
    if (earlier === undefined) return undefined;
    in_ = earlier;
    before = earlier.minutes;
  }
  return undefined;
}

function lastOf(model: Model, plan: Plan, minute: number, tape: Tape, until: number): Snapshot['last'] {
  for (let at = latest(tape, until); at >= 0; at--) {
    const size = tape.size[at] ?? -1;
    if (size < 0 || tape.unreported[at] === 1) continue;
    const price = ((tape.price[at] ?? 0) * tape.cell.tick) / model.grid.scale;
    return { price, size: size / model.lot.scale, time: timeOf(plan, minute) + (tape.time[at] ?? 0) };
  }
  return undefined;
}
