import { dayOfDate } from '../../../trading/instruments/calendar/date.js';
import type { Bond } from '../../../trading/instruments/instrument.js';
import type { Plan } from '../day/plan.js';
import type { Model } from '../model/model.js';
import { averagedShown, type Shown } from './shown.js';

/** Yields are shown to the thousandth of a per cent. */
const SCALE = 1000;

/** Prices of a bond as yields to maturity: the highest price is the lowest yield. */
export function yieldsOf({ instrument }: Model, plan: Plan, prices: Shown | undefined): Shown | undefined {
  if (prices === undefined || instrument.secType !== 'BOND') return undefined;
  const inThousandths = (price: number) => Math.round(yieldToMaturity(instrument, plan.day, price) * SCALE);
  const [open, close] = [inThousandths(prices.open), inThousandths(prices.close)];
  const [high, low] = [inThousandths(prices.low) / SCALE, inThousandths(prices.high) / SCALE];
  if (prices.averaged === undefined) {
    return { open: open / SCALE, high, low, close: close / SCALE, traded: undefined, averaged: undefined };
  }
  const { seconds } = prices.averaged;
  const averaged = { open: open * seconds, close: close * seconds, seconds, scale: SCALE };
  return averagedShown(high, low, averaged);
}

/** Per cent a year, compounded twice a year, of a clean price per 100. */
function yieldToMaturity({ coupon, maturity }: Bond, day: number, price: number): number {
  const halves = Math.max(1 / 182, ((dayOfDate(maturity) - day) / 365) * 2);
  let [low, high] = [-50, 200];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (priceAt(middle, coupon, halves) > price) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function priceAt(yieldPercent: number, coupon: number, halves: number): number {
  const rate = yieldPercent / 200;
  const discount = (1 + rate) ** -halves;
  const annuity = Math.abs(rate) < 1e-9 ? halves : (1 - discount) / rate;
  return (coupon / 2) * annuity + 100 * discount;
}
