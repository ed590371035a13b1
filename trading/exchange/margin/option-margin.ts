import type { Option } from '../../instruments/instrument.js';
import { gainAt } from '../../instruments/options-math.js';
import type { Holding } from './holding.js';
import { optionRate } from './margin-rates.js';

export interface OptionHolding extends Holding {
  readonly instrument: Option;
}

/** What is asked for options: bought ones are paid for, sold ones are looked at with what makes them safer. */
export function optionMargin(options: readonly OptionHolding[], all: readonly Holding[]): number {
  const groups = new Map<number, OptionHolding[]>();
  for (const option of options) {
    const { underConId } = option.instrument;
    const group = groups.get(underConId);
    if (group === undefined) groups.set(underConId, [option]);
    else group.push(option);
  }
  let sum = 0;
  for (const [underConId, group] of groups) {
    const held = all.find(({ instrument }) => instrument.conId === underConId);
    sum += marginOverOne(group, held?.quantity ?? 0);
  }
  return sum;
}

/** What is under them cannot rise and fall at once: only the dearer side is asked for, and the worth of the other. */
function marginOverOne(options: readonly OptionHolding[], held: number): number {
  const calls = sideOf(
    options.filter(({ instrument }) => instrument.right === 'C'),
    Math.max(0, held),
  );
  const puts = sideOf(
    options.filter(({ instrument }) => instrument.right === 'P'),
    Math.max(0, -held),
  );
  const [dear, cheap] = calls.margin > puts.margin ? [calls, puts] : [puts, calls];
  return dear.margin + cheap.nakedValue;
}

interface SideMargin {
  readonly margin: number;
  /** What the sold ones that nothing covers are worth. */
  readonly nakedValue: number;
}

interface Left {
  readonly option: OptionHolding;
  contracts: number;
}

/** The sold options of one kind, each covered by what is held, else by bought ones, else by nothing. */
function sideOf(options: readonly OptionHolding[], heldUnits: number): SideMargin {
  let margin = 0;
  let nakedValue = 0;
  let covering = heldUnits;
  const bought = options
    .filter(({ quantity }) => quantity > 0)
    .map((option): Left => ({ option, contracts: option.quantity }));
  const sold = options.filter(({ quantity }) => quantity < 0).sort((a, b) => nakedOf(b) - nakedOf(a));
  for (const option of sold) {
    const { multiplier } = option.instrument;
    // A future covers one option, a hundred shares another.
    const each = option.instrument.secType === 'FOP' ? 1 : multiplier;
    let open = -option.quantity;
    const covered = Math.min(open, covering / each);
    covering -= covered * each;
    open -= covered;
    margin += covered * inTheMoney(option);
    for (const left of spreadsFor(option, bought)) {
      const paired = Math.min(open, left.contracts);
      left.contracts -= paired;
      open -= paired;
      margin += paired * widthOf(option, left.option);
    }
    margin += open * nakedOf(option);
    nakedValue += open * worthOfOne(option);
  }
  return { margin, nakedValue };
}

/** The bought ones that live as long and leave less to lose, the best first. */
function spreadsFor(sold: OptionHolding, bought: readonly Left[]): readonly Left[] {
  return bought
    .filter(
      ({ option, contracts }) =>
        contracts > 0 &&
        option.instrument.lastTradeDate >= sold.instrument.lastTradeDate &&
        widthOf(sold, option) < nakedOf(sold),
    )
    .sort((a, b) => widthOf(sold, a.option) - widthOf(sold, b.option));
}

/** The most that a contract of a spread can lose; in the base currency, as all below. */
function widthOf({ instrument, rate }: OptionHolding, bought: OptionHolding): number {
  return Math.max(0, gainAt(instrument, bought.instrument.strike)) * instrument.multiplier * rate;
}

/** Of a contract that nothing covers: its worth, and a part of what lies under it, less while it is far away. */
function nakedOf(option: OptionHolding): number {
  const { instrument, rate, underlying = instrument.strike } = option;
  const { right, strike, multiplier } = instrument;
  const share = optionRate(instrument);
  const outOfTheMoney = Math.max(0, -gainAt(instrument, underlying));
  const floor = instrument.secType === 'FOP' ? share / 2 : LEAST_SHARE;
  const least = floor * (right === 'C' ? underlying : strike);
  return worthOfOne(option) + Math.max(share * underlying - outOfTheMoney, least) * multiplier * rate;
}

const LEAST_SHARE = 0.1;

function inTheMoney({ instrument, rate, underlying = instrument.strike }: OptionHolding): number {
  return Math.max(0, gainAt(instrument, underlying)) * instrument.multiplier * rate;
}

function worthOfOne({ value, quantity }: OptionHolding): number {
  return value / quantity;
}
