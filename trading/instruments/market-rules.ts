import { MARKET_RULES, type PriceStep } from './market-rule-data.js';

/** Where a price goes that lies between two ticks; of a price amid both, `nearest` takes the higher. */
export type Rounding = 'nearest' | 'up' | 'down';

/** The steps of a rule, `undefined` for an id that nobody gave. */
export function marketRule(id: number): readonly PriceStep[] | undefined {
  return MARKET_RULES.get(id);
}

/** The increment that holds at a price; below zero, that of its mirror image. */
export function incrementAt(rule: readonly PriceStep[], price: number): number {
  const size = Math.abs(price);
  let found = rule[0]?.increment;
  for (const { lowEdge, increment } of rule) {
    if (size >= lowEdge) found = increment;
  }
  if (found === undefined)
    throw new RangeError('a market rule must have at least one price step, found none');
  return found;
}

/** The very number that the tick's decimal text would be read as: never 0.30000000000000004. */
export function roundToTick(
  rule: readonly PriceStep[],
  price: number,
  rounding: Rounding = 'nearest',
): number {
  const increment = incrementAt(rule, price);
  const scale = scaleOf(increment);
  const steps = stepsTo(price, increment, rounding);
  // Both factors are whole numbers, so that only the division rounds; adding 0 mends a negative zero.
  return (steps * Math.round(increment * scale)) / scale + 0;
}

/** Whether a price, give or take the noise of floating point, is one that an order may have. */
export function isOnTick(rule: readonly PriceStep[], price: number): boolean {
  const steps = price / incrementAt(rule, price);
  return isWhole(steps);
}

function stepsTo(price: number, increment: number, rounding: Rounding): number {
  const steps = price / increment;
  // 0.3 / 0.1 falls a hair short of 3, and must not be taken down to 2.
  if (rounding === 'nearest' || isWhole(steps)) return Math.round(steps);
  return rounding === 'up' ? Math.ceil(steps) : Math.floor(steps);
}

function isWhole(steps: number): boolean {
  return Math.abs(steps - Math.round(steps)) <= 1e-9 * Math.max(1, Math.abs(steps));
}

const scales = new Map<number, number>();

/** The power of ten that makes an increment whole. */
function scaleOf(increment: number): number {
  const known = scales.get(increment);
  if (known !== undefined) return known;
  let decimals = 0;
  while (decimals < 15 && Number(increment.toFixed(decimals)) !== increment) decimals += 1;
  const scale = 10 ** decimals;
  scales.set(increment, scale);
  return scale;
}
