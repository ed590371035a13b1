import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../../trading/exchange/orders/pricing.js';
import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import type { PlacedOrder } from '../ticket.js';
import type { OrderContext } from './context.js';
import { limitOfLegs } from './leg-prices.js';
import { readPegBench } from './peg-bench.js';
import { given, readLimit, readPrice } from './prices.js';
import { refusals } from './refusals.js';
import { readRelative } from './relative.js';
import type { Traded } from './traded.js';
import { readTrail, readTrailLimit } from './trail.js';

/** The prices of an order, from the fields that its type reads them from. */
export type ReadPricing = (
  asked: PlacedOrder,
  traded: Traded,
  side: Side,
  context: OrderContext,
) => Pricing | TwsError;

export const market: ReadPricing = () => ({ kind: 'market' });
export const marketToLimit: ReadPricing = () => ({ kind: 'market-to-limit' });
export const limit: ReadPricing = (asked, traded) =>
  withLimit(asked, traded, (found) => ({ kind: 'limit', limit: found }));
export const stop: ReadPricing = (asked, traded) =>
  withStop(asked, traded, (found) => ({ kind: 'stop', stop: found }));
export const stopLimit: ReadPricing = (asked, traded) =>
  withStop(asked, traded, (begins) =>
    withLimit(asked, traded, (found) => ({ kind: 'stop-limit', stop: begins, limit: found })),
  );
export const trail: ReadPricing = readTrail;
export const trailLimit: ReadPricing = readTrailLimit;
export const ifTouched: ReadPricing = (asked, traded) =>
  withTrigger(asked, traded, (trigger) => ({ kind: 'if-touched', trigger }));
export const limitIfTouched: ReadPricing = (asked, traded) =>
  withTrigger(asked, traded, (trigger) =>
    withLimit(asked, traded, (found) => ({ kind: 'limit-if-touched', trigger, limit: found })),
  );
export const relative: ReadPricing = readRelative;
export const midprice: ReadPricing = (asked, traded) =>
  asked.outsideRth === true
    ? refusals.midpriceOutside()
    : withCap(asked, traded, (cap) => ({ kind: 'midprice', ...cap }));
export const pegMid: ReadPricing = (asked, traded) =>
  withCap(asked, traded, (cap) => ({ kind: 'peg-mid', offset: asked.auxPrice ?? 0, ...cap }));
export const pegBench: ReadPricing = readPegBench;

export function snapTo(to: 'mid' | 'market' | 'primary'): ReadPricing {
  return ({ auxPrice = 0 }) => ({ kind: 'snap', to, offset: auxPrice });
}

type Make<Value> = (value: Value) => Pricing | TwsError;

function withLimit(asked: PlacedOrder, traded: Traded, make: Make<number>): Pricing | TwsError {
  const price = asked.orderComboLegs.length === 0 ? asked.lmtPrice : limitOfLegs(asked, traded);
  if (typeof price === 'object') return price;
  const limit = readLimit(price, traded);
  return typeof limit === 'number' ? make(limit) : limit;
}

function withStop({ auxPrice }: PlacedOrder, traded: Traded, make: Make<number>): Pricing | TwsError {
  const asked = given(auxPrice);
  if (asked === undefined) return refusals.noStop();
  const stop = readPrice(asked, traded, orderErrors.badStop);
  return typeof stop === 'number' ? make(stop) : stop;
}

function withTrigger({ auxPrice }: PlacedOrder, traded: Traded, make: Make<number>): Pricing | TwsError {
  const asked = given(auxPrice);
  if (asked === undefined) return refusals.badTrigger();
  const trigger = readPrice(asked, traded, refusals.badTrigger);
  return typeof trigger === 'number' ? make(trigger) : trigger;
}

function withCap(
  { lmtPrice }: PlacedOrder,
  traded: Traded,
  make: Make<{ readonly cap?: number }>,
): Pricing | TwsError {
  const asked = given(lmtPrice);
  if (asked === undefined) return make({});
  const cap = readPrice(asked, traded, refusals.badCap);
  return typeof cap === 'number' ? make({ cap }) : cap;
}
