import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../../trading/exchange/orders/pricing.js';
import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import type { PlacedOrder } from '../ticket.js';
import type { OrderContext } from './context.js';
import { limitOfLegs } from './leg-prices.js';
import type { OrderType } from './order-types.js';
import { readPegBench } from './peg-bench.js';
import { given, readLimit, readPrice } from './prices.js';
import { refusals } from './refusals.js';
import { readRelative } from './relative.js';
import type { Traded } from './traded.js';
import { readTrail, readTrailLimit } from './trail.js';

/** The prices of an order, from the fields that its type reads them from. */
export function readPricing(
  type: OrderType,
  asked: PlacedOrder,
  traded: Traded,
  side: Side,
  context: OrderContext,
): Pricing | TwsError {
  switch (type) {
    case 'MKT':
    case 'MOC':
      return { kind: 'market' };
    case 'LMT':
    case 'LOC':
      return withLimit(asked, traded, (limit) => ({ kind: 'limit', limit }));
    case 'MTL':
      return { kind: 'market-to-limit' };
    case 'STP':
      return withStop(asked, traded, (stop) => ({ kind: 'stop', stop }));
    case 'STP LMT':
      return withStop(asked, traded, (stop) =>
        withLimit(asked, traded, (limit) => ({ kind: 'stop-limit', stop, limit })),
      );
    case 'TRAIL':
      return readTrail(asked, traded);
    case 'TRAIL LIMIT':
      return readTrailLimit(asked, traded, side);
    case 'MIT':
      return withTrigger(asked, traded, (trigger) => ({ kind: 'if-touched', trigger }));
    case 'LIT':
      return withTrigger(asked, traded, (trigger) =>
        withLimit(asked, traded, (limit) => ({ kind: 'limit-if-touched', trigger, limit })),
      );
    case 'REL':
      return readRelative(asked, traded, side, context);
    case 'MIDPRICE':
      if (asked.outsideRth === true) return refusals.midpriceOutside();
      return withCap(asked, traded, (cap) => ({ kind: 'midprice', ...cap }));
    case 'PEG MID':
      return withCap(asked, traded, (cap) => ({ kind: 'peg-mid', offset: asked.auxPrice ?? 0, ...cap }));
    case 'PEG BENCH':
      return readPegBench(asked, traded, side, context);
    case 'SNAP MID':
      return { kind: 'snap', to: 'mid', offset: asked.auxPrice ?? 0 };
    case 'SNAP MKT':
      return { kind: 'snap', to: 'market', offset: asked.auxPrice ?? 0 };
    case 'SNAP PRIM':
      return { kind: 'snap', to: 'primary', offset: asked.auxPrice ?? 0 };
  }
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
