import { waitsForTrigger } from '../../../../trading/exchange/orders/prices.js';
import type { Pricing } from '../../../../trading/exchange/orders/pricing.js';
import type { PlacedOrder } from '../ticket.js';
import type { TakenType } from './taken-types.js';
import type { Traded } from './traded.js';

/** These are over before hours matter. */
const AT_ONCE: ReadonlySet<string> = new Set(['OPG', 'IOC', 'FOK']);

export interface Hours {
  readonly outsideRth: boolean;
  /** The client asked for it, and TWS says that it means nothing here. */
  readonly isIgnored: boolean;
}

/**
 * In which hours an order works. Whether a client has a say in it depends on what contract details list: RTH, or
 * LTH for what waits for a price; where it has none, futures and currencies trade whenever their market does.
 */
export function hoursOf(type: TakenType, pricing: Pricing, asked: PlacedOrder, traded: Traded): Hours {
  const { outsideRth = false, tif = '' } = asked;
  if (hasNoOtherHours(traded)) return { outsideRth: false, isIgnored: outsideRth };
  if (!hasRegularHours(pricing, traded)) return { outsideRth: true, isIgnored: outsideRth };
  const applies =
    !type.atClose && !AT_ONCE.has(tif.trim().toUpperCase()) && !(type.marketLike && isLimitedOutside(traded));
  return { outsideRth: outsideRth && applies, isIgnored: outsideRth && !applies };
}

/** Options on stocks; those on an index trade at night too. */
function hasNoOtherHours({ secType, instrument }: Traded): boolean {
  return secType === 'OPT' && instrument.calendar !== 'CBOE';
}

function hasRegularHours(pricing: Pricing, { secType, allows }: Traded): boolean {
  if (allows.has('RTH') || secType === 'BAG' || secType === 'OPT') return true;
  return allows.has('LTH') && waitsForTrigger(pricing);
}

/** Before and after hours American stocks and options, and every combo, trade at a limit only. */
function isLimitedOutside({ secType, instrument }: Traded): boolean {
  if (secType === 'BAG') return true;
  return (secType === 'STK' || secType === 'OPT') && instrument.currency === 'USD';
}
