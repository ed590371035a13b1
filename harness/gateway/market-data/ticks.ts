import type { MarketDataType } from './market-data-type.js';
import { NOT_COMPUTED, type OptionComputation } from './option-computations.js';
import type { View } from './view.js';

/** One thing that a line says. Types are TWS's numbers, those of live data until they are sent. */
export type Tick =
  | { readonly kind: 'price'; readonly type: number; readonly value: number; readonly size: number }
  | { readonly kind: 'size'; readonly type: number; readonly value: number }
  | { readonly kind: 'generic'; readonly type: number; readonly value: number }
  | { readonly kind: 'string'; readonly type: number; readonly value: string }
  | { readonly kind: 'computation'; readonly type: number; readonly value: OptionComputation };

/** Everything that a line shows by itself, in the order in which a fresh one tells it. */
export function ticksOf({ quote, snapshot, computations, letters }: View): readonly Tick[] {
  const { last, volume, high, low, previousClose, open, halted } = snapshot;
  const ticks: Tick[] = [];
  const price = (type: number, value: number | undefined, size = 0) => {
    if (value !== undefined) ticks.push({ kind: 'price', type, value, size });
  };
  const size = (type: number, value: number) => void ticks.push({ kind: 'size', type, value });
  const text = (type: number, value: string) => void ticks.push({ kind: 'string', type, value });
  if (quote) {
    price(1, quote.bid, quote.bidSize);
    size(0, quote.bidSize);
    price(2, quote.ask, quote.askSize);
    size(3, quote.askSize);
    if (letters && quote.bid >= 0) {
      text(32, letters.bid);
      text(33, letters.ask);
    }
  }
  if (last) {
    text(45, String(Math.floor(last.time / 1000)));
    price(4, last.price, last.size);
    size(5, last.size);
    if (letters && letters.last !== '') text(84, letters.last);
  }
  ticks.push({ kind: 'generic', type: 49, value: halted ? 1 : 0 });
  if (volume > 0) size(8, volume);
  price(6, high);
  price(7, low);
  price(9, previousClose);
  price(14, open);
  if (computations) {
    ticks.push({ kind: 'computation', type: 10, value: computations.bid });
    ticks.push({ kind: 'computation', type: 11, value: computations.ask });
    if (computations.last !== NOT_COMPUTED) {
      ticks.push({ kind: 'computation', type: 12, value: computations.last });
    }
    ticks.push({ kind: 'computation', type: 13, value: computations.model });
  }
  return ticks;
}

/** What is new against what was told before. A price whose size alone changed is told by its size. */
export function changedTicks(before: readonly Tick[], after: readonly Tick[]): readonly Tick[] {
  return after.filter((tick) => {
    const known = before.find(({ type }) => type === tick.type);
    return known === undefined || !sameValue(known, tick);
  });
}

function sameValue(one: Tick, other: Tick): boolean {
  if (one.value === other.value) return true;
  if (one.kind !== 'computation' || other.kind !== 'computation') return false;
  // Time alone changes an option too, but so little from one moment to the next that nobody is told.
  return one.value.optPrice === other.value.optPrice && one.value.undPrice === other.value.undPrice;
}

/** The numbers of delayed data; what has none keeps its own. */
const DELAYED_TYPES: ReadonlyMap<number, number> = new Map([
  ...[[1, 66] as const, [2, 67] as const, [4, 68] as const, [0, 69] as const, [3, 70] as const],
  ...[[5, 71] as const, [6, 72] as const, [7, 73] as const, [8, 74] as const, [9, 75] as const],
  ...[[14, 76] as const, [10, 80] as const, [11, 81] as const, [12, 82] as const, [13, 83] as const],
  ...[[45, 88] as const, [49, 90] as const],
]);

export function typeShown(type: number, dataType: MarketDataType): number {
  return dataType < 3 ? type : (DELAYED_TYPES.get(type) ?? type);
}
