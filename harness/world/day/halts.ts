import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { hashOf } from '../chance/hash.js';
import type { Model } from '../model/model.js';
import type { Plan } from './plan.js';

/** A stock of ordinary temper is halted about this rarely, in days; a wild one more often. */
const HALT_EVERY = 2500;

export interface Halt {
  readonly from: number;
  readonly to: number;
}

/** When trading in a stock stood still, in moments; its options and its CFD stand still with it. */
export function haltOn(model: Model, plan: Plan): Halt | undefined {
  const stock = model.option?.under ?? model;
  if (stock.instrument.secType !== 'STK' || stock.instrument.stockType === 'ETF') return undefined;
  const hash = hashOf(stock.key ^ 0x510e527f, plan.day);
  const often = HALT_EVERY * (0.25 / stock.instrument.market.volatility) ** 2;
  if (hash % Math.max(20, Math.round(often)) !== 0) return undefined;
  const when = hashOf(stock.key ^ 0x1f83d9ab, plan.day);
  const regular = plan.regular[0];
  if (regular === undefined) return undefined;
  const lasts = [5, 5, 5, 10, 15][when % 5] ?? 5;
  const from = regular.start + MINUTE_MS * (2 + ((when >>> 4) % (regular.to - regular.from - 40)));
  return { from, to: from + lasts * MINUTE_MS };
}
