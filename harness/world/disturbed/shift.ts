import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { withoutNoise } from '../../../trading/instruments/decimals.js';
import { isOption } from '../../../trading/instruments/instrument.js';
import { incrementAt, roundToTick } from '../../../trading/instruments/market-rules.js';
import type { Affected } from './affected.js';
import type { Minute } from './minutes.js';
import { priceAfterJump } from './option-follows.js';
import type { Stretch } from './stretches.js';

/**
 * How far a jump has moved the prices of a minute, in whole ticks. All of the minute are moved as far, so that what
 * its bars were tells what they are.
 *
 * @param price from which it is reckoned where nothing is known of the minute
 */
export function shiftOf(affected: Affected, stretch: Stretch, moment: number, price: number): number {
  if (!hasJumped(stretch)) return 0;
  const { minutes, shifts, instrument } = affected;
  const start = Math.floor(moment / MINUTE_MS) * MINUTE_MS;
  const opening = openingOf(minutes(instrument, start));
  if (opening === undefined) return shiftFrom(affected, stretch, start, price);
  const name = `${instrument.conId}/${stretch.from}/${start}`;
  return shifts.get(name, () => shiftFrom(affected, stretch, start, opening));
}

export function hasJumped({ factor, underFactor }: Stretch): boolean {
  return factor !== 1 || underFactor !== 1;
}

function openingOf(minute: Minute | undefined): number | undefined {
  return (minute?.middle ?? minute?.trades)?.open;
}

function shiftFrom(affected: Affected, stretch: Stretch, start: number, before: number): number {
  const { rule } = affected;
  const after = priceAfter(affected, stretch, start, before);
  const tick = Math.max(incrementAt(rule, before), incrementAt(rule, after));
  return withoutNoise(Math.round((after - before) / tick) * tick);
}

function priceAfter(affected: Affected, { factor, underFactor }: Stretch, start: number, before: number) {
  const { market, instrument, under, minutes } = affected;
  if (underFactor === 1 || under === undefined || !isOption(instrument)) return before * factor;
  const underlying = openingOf(minutes(under, start)) ?? market.snapshot(under, start).last?.price;
  if (underlying === undefined) return before * factor;
  return priceAfterJump(instrument, before, underlying, underFactor, start) * factor;
}

/** A price moved so far; it stays beside its tick if it was, unless ticks are others where it goes. */
export function moved(rule: Affected['rule'], price: number, shift: number): number {
  if (shift === 0) return price;
  const next = price + shift;
  const least = rule[0]?.increment ?? 0;
  if (next < least) return least;
  return isSameTick(rule, price, next) ? withoutNoise(next) : roundToTick(rule, next);
}

/** Whether all prices of a range are moved alike, and none below the first tick. */
export function movesAsOne(rule: Affected['rule'], low: number, high: number, shift: number): boolean {
  if (shift === 0) return true;
  const isPlain = isSameTick(rule, low, high) && isSameTick(rule, low, low + shift);
  return isPlain && isSameTick(rule, high, high + shift) && low + shift >= (rule[0]?.increment ?? 0);
}

function isSameTick(rule: Affected['rule'], one: number, other: number): boolean {
  return rule.length === 1 || incrementAt(rule, one) === incrementAt(rule, other);
}
