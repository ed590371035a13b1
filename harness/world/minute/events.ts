import { hashOf } from '../chance/hash.js';
import { cellsOf, plansIn } from '../day/days.js';
import { minuteAt, type Plan, timeOf } from '../day/plan.js';
import type { MarketEvent, Quote, Trade } from '../market.js';
import type { Model } from '../model/model.js';
import { type Tape, tapeOf } from './tape.js';

export function eventsBetween(model: Model, from: number, to: number): MarketEvent[] {
  const events: MarketEvent[] = [];
  for (const plan of plansIn(model, from, to)) {
    const cells = cellsOf(model, plan);
    const first = minuteAt(plan, from);
    const last = minuteAt(plan, to - 1);
    for (let minute = first; minute <= last && minute < plan.minutes; minute++) {
      addEvents(events, model, plan, tapeOf(model, cells, minute), minute, from, to);
    }
  }
  return events;
}

function addEvents(
  events: MarketEvent[],
  model: Model,
  plan: Plan,
  tape: Tape,
  minute: number,
  from: number,
  to: number,
): void {
  const start = timeOf(plan, minute);
  const regular = plan.profile.regular[minute] === 1;
  for (let at = 0; at < tape.length; at++) {
    const time = start + (tape.time[at] ?? 0);
    if (time < from) continue;
    if (time >= to) return;
    const trade = tradeAt(model, tape, at, regular);
    // At the beginning of its minute an index has nothing new to say.
    if (model.quoted || trade) events.push({ time, quote: quoteAt(model, tape, at), trade });
  }
}

/** The quote from one thing that happens to the next. */
export function quoteAt(model: Model, { cell, bid }: Tape, at: number): Quote | undefined {
  if (!model.quoted) return undefined;
  const hash = hashOf(cell.key, 64 + at);
  const { scale } = model.grid;
  const price = bid[at] ?? 0;
  return {
    bid: (price * cell.tick) / scale,
    ask: ((price + cell.spread) * cell.tick) / scale,
    bidSize: sizeOf(model, hash & 0xffff),
    askSize: sizeOf(model, hash >>> 16),
  };
}

/** Mostly less than is usual, now and then up to four times as much. */
function sizeOf({ lot }: Model, chance: number): number {
  const times = (4 * ((chance & 255) + 1) * ((chance >>> 8) + 1)) / 65536;
  return (lot.quoted * Math.max(1, Math.round(lot.usual * times))) / lot.scale;
}

function tradeAt(model: Model, tape: Tape, at: number, regular: boolean): Trade | undefined {
  const units = tape.size[at] ?? -1;
  if (units < 0 || !model.traded) return undefined;
  const { instrument, grid, lot } = model;
  const stock = instrument.secType === 'STK';
  const unreported = tape.unreported[at] === 1;
  const odd = stock && units < 100;
  return {
    price: ((tape.price[at] ?? 0) * tape.cell.tick) / grid.scale,
    size: units / lot.scale,
    exchange: exchangeOf(model, hashOf(tape.cell.key, 32_768 + at)),
    conditions: stock && !regular ? (odd ? 'T I' : 'T') : odd ? 'I' : '',
    unreported,
  };
}

function exchangeOf({ places }: Model, hash: number): string {
  return places[hash % places.length] ?? '';
}
