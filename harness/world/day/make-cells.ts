import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { hashOf, unitOf } from '../chance/hash.js';
import { normalOf } from '../chance/normal.js';
import { tickAt } from '../model/grid.js';
import type { Model } from '../model/model.js';
import { type Edges, walkedEdges } from '../price/edges.js';
import { optionEdges } from '../price/option-price.js';
import { type Cells, emptyCells, memoryFor } from './cells.js';
import { haltOn } from './halts.js';
import { quietSpread, volumeOn } from './liquidity.js';
import type { Plan, Stretch } from './plan.js';

/** An index is worked out so often a minute, at least. */
const INDEX_VALUES = 20;
const MOST_TRADES = 600;

/** Only the minutes of these stretches are filled: a bar of regular hours need not know the rest. */
export function makeCells(
  model: Model,
  plan: Plan,
  stretches: readonly Stretch[],
  memory = memoryFor(plan.minutes),
): Cells {
  const cells = emptyCells(plan, memory);
  for (const { start, from: first, to: after } of stretches) {
    const minutes = after - first;
    const { price, swing } = edgesOf(model, start, minutes);
    const opening = openingOf(plan, first) ?? start;
    const atOpening = (opening === start ? price[0] : edgesOf(model, opening, 0).price[0]) ?? 0;
    const quiet = quietSpread(model, atOpening);
    const daily = volumeOn(model, plan.day, model.option ? underlyingAt(model, opening) : atOpening);
    for (let at = 0; at < minutes; at++) {
      const from = price[at] ?? 0;
      const to = price[at + 1] ?? 0;
      const reach = swing[at] ?? 0;
      const index = start / MINUTE_MS + at;
      // A minute that runs far is a wild one: dealers step back, and everyone trades.
      const wild = reach > 0 ? Math.min(4, Math.abs(to - from) / reach) : 0;
      const wide = quiet * (1 + 0.25 * Math.max(0, wild - 1));
      fillPrices(cells, model, first + at, index, { from, to, swing: reach, quiet: wide });
      fillTrades(cells, model, first + at, index, daily * (0.7 + 0.4 * wild));
    }
  }
  standStill(cells, model);
  return cells;
}

function edgesOf(model: Model, start: number, minutes: number): Edges {
  return model.option ? optionEdges(model, model.option, start, minutes) : walkedEdges(model, start, minutes);
}

/** When the unbroken trading began that a minute belongs to. */
function openingOf({ all }: Plan, minute: number): number | undefined {
  return all.find(({ from, to }) => from <= minute && minute < to)?.start;
}

/** Where a minute leads, in units of price. */
interface Way {
  readonly from: number;
  readonly to: number;
  readonly swing: number;
  readonly quiet: number;
}

function fillPrices(cells: Cells, model: Model, minute: number, index: number, way: Way): void {
  const { from, to, swing } = way;
  const { grid, quoted } = model;
  const wide = quoted ? way.quiet * (cells.plan.profile.spread[minute] ?? 1) : 0;
  const bound = tickBound(grid.rule, Math.max(from, to) + 4 * swing + wide);
  const tick = tickAt(grid, bound);
  const perTick = tick / grid.scale;
  const spread = quoted ? Math.max(1, Math.round(wide / perTick)) : 0;
  const hash = hashOf(model.shapeKey, index);
  const one = ((hash >>> 16) + 0.5) / 65536;
  const other = ((hash & 0xffff) + 0.5) / 65536;
  // A put is low when what lies under it is high.
  const falls = model.option?.terms.right === 'P';
  const up = reach(from, to, swing, falls ? other : one);
  const down = reach(from, to, swing, falls ? one : other);
  const open = bidAt(from, perTick, spread);
  const close = bidAt(to, perTick, spread);
  const highest = Math.min(
    Math.floor(bound / perTick) - spread,
    bidAt((from + to + up) / 2, perTick, spread),
  );
  cells.tick[minute] = tick;
  cells.spread[minute] = spread;
  cells.open[minute] = open;
  cells.close[minute] = close;
  cells.high[minute] = Math.max(open, close, highest);
  cells.low[minute] = Math.min(open, close, bidAt((from + to - down) / 2, perTick, spread));
}

/** In ticks; nothing is bid below the first. */
function bidAt(middle: number, perTick: number, spread: number): number {
  return Math.max(1, Math.round(middle / perTick - spread / 2));
}

/** The extremes of a Brownian bridge, drawn from their law. */
function reach(from: number, to: number, swing: number, chance: number): number {
  return Math.sqrt((to - from) ** 2 - 2 * swing * swing * Math.log(chance));
}

/**
 * Where ticks grow with the price, a minute near that edge takes the larger: its prices may be had on both
 * sides. No price of the minute is above this bound.
 */
function tickBound(rule: Model['grid']['rule'], highest: number): number {
  return rule.length === 1 ? Number.MAX_SAFE_INTEGER : highest + 3 * (rule.at(-1)?.increment ?? 0);
}

function fillTrades(cells: Cells, model: Model, minute: number, index: number, daily: number): void {
  const key = hashOf(model.key, index);
  cells.key[minute] = key;
  if (model.quoted && daily === 0) return;
  const chance = unitOf(hashOf(key, 1));
  if (!model.quoted) {
    cells.count[minute] = Math.floor(INDEX_VALUES * (1 + chance));
    return;
  }
  const mean =
    daily * (cells.plan.profile.volume[minute] ?? 0) * Math.exp(0.4 * normalOf(hashOf(key, 2)) - 0.08);
  if (!(mean > 0)) return;
  const expected = mean / (model.lot.smallest + model.lot.growth * Math.sqrt(mean));
  const drawn = Math.floor(expected + chance);
  if (drawn === 0) return;
  const count = Math.min(MOST_TRADES, drawn);
  cells.count[minute] = count;
  cells.volume[minute] = Math.max(count, Math.round((mean * drawn) / expected));
}

/** While trading is halted, the last quote stands and nothing happens. */
function standStill(cells: Cells, model: Model): void {
  const halt = haltOn(model, cells.plan);
  if (halt === undefined) return;
  const { plan } = cells;
  const first = plan.start;
  for (let minute = (halt.from - first) / MINUTE_MS; first + minute * MINUTE_MS < halt.to; minute++) {
    if (minute < 1 || minute >= plan.minutes) continue;
    const stands = cells.close[minute - 1] ?? 0;
    for (const side of [cells.open, cells.high, cells.low, cells.close]) side[minute] = stands;
    cells.spread[minute] = cells.spread[minute - 1] ?? 0;
    cells.tick[minute] = cells.tick[minute - 1] ?? 0;
    cells.count[minute] = 0;
    cells.volume[minute] = 0;
    cells.halted[minute] = 1;
  }
}

function underlyingAt(model: Model, moment: number): number {
  const under = model.option?.under;
  return under === undefined ? 0 : (walkedEdges(under, moment, 1).price[0] ?? 0);
}
