import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { Pricing, TrailBy } from '../../../../trading/exchange/orders/pricing.js';
import { sumOfPrices } from '../../../../trading/instruments/decimals.js';
import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import type { PlacedOrder } from '../ticket.js';
import { given, readLimit, readPrice } from './prices.js';
import { refusals } from './refusals.js';
import type { Traded } from './traded.js';

export function readTrail(asked: PlacedOrder, traded: Traded): Pricing | TwsError {
  const by = readTrailBy(asked);
  if ('code' in by) return by;
  const written = given(asked.trailStopPrice);
  if (written === undefined) return { kind: 'trail', by };
  const stop = readPrice(written, traded, orderErrors.badStop);
  return typeof stop === 'number' ? { kind: 'trail', by, stop } : stop;
}

/** Besides the trail it takes where the stop begins, and where the limit lies: as a price, or from the stop. */
export function readTrailLimit(asked: PlacedOrder, traded: Traded, side: Side): Pricing | TwsError {
  const by = readTrailBy(asked);
  if ('code' in by) return by;
  const written = given(asked.trailStopPrice);
  if (written === undefined) return refusals.noStop();
  const stop = readPrice(written, traded, orderErrors.badStop);
  if (typeof stop !== 'number') return stop;
  const limitOffset = readLimitOffset(asked, traded, side, stop);
  return typeof limitOffset === 'number' ? { kind: 'trail-limit', by, stop, limitOffset } : limitOffset;
}

function readLimitOffset(
  { lmtPrice, lmtPriceOffset }: PlacedOrder,
  traded: Traded,
  side: Side,
  stop: number,
): number | TwsError {
  const price = given(lmtPrice);
  if ((price === undefined) === (lmtPriceOffset === undefined)) return refusals.limitOrOffset();
  if (lmtPriceOffset !== undefined) return lmtPriceOffset;
  const limit = readLimit(price, traded);
  if (typeof limit !== 'number') return limit;
  return sumOfPrices(side === 'BUY' ? limit - stop : stop - limit);
}

function readTrailBy({ auxPrice, trailingPercent }: PlacedOrder): TrailBy | TwsError {
  const amount = given(auxPrice);
  const percent = given(trailingPercent);
  if (amount !== undefined && percent !== undefined) return refusals.twoTrails();
  if (percent !== undefined) return percent > 0 && percent <= 100 ? { percent } : refusals.trailPercent();
  if (amount === undefined) return refusals.noTrail();
  return amount > 0 ? { amount } : orderErrors.badStop();
}
