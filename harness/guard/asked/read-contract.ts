import type { AskedContract, AskedLeg } from './asked-order.js';
import type { Placed } from './placed.js';
import { sideOf } from './side.js';

export function contractOf(placed: Placed): AskedContract {
  const { conId = 0, secType = '', exchange = '', currency = '' } = placed;
  return {
    // All combinations in a currency go by one number, which says nothing of what they are made of.
    conId: secType === 'BAG' ? 0 : conId,
    symbol: placed.symbol ?? '',
    secType,
    lastTradeDateOrContractMonth: placed.lastTradeDateOrContractMonth ?? '',
    strike: placed.strike ?? 0,
    right: placed.right ?? '',
    multiplier: placed.multiplier ?? '',
    exchange,
    primaryExchange: placed.primaryExchange ?? '',
    currency,
    localSymbol: placed.localSymbol ?? '',
    tradingClass: placed.tradingClass ?? '',
    secIdType: placed.secIdType ?? '',
    secId: placed.secId ?? '',
  };
}

export interface Legs {
  readonly legs: readonly AskedLeg[];
  readonly isShortSale: boolean;
}

/** The legs of a combination, or what is not plain about them. */
export function legsOf({ secType, comboLegs, orderComboLegs }: Placed): Legs | string {
  if (secType !== 'BAG')
    return comboLegs.length === 0 ? { legs: [], isShortSale: false } : 'legs without BAG';
  if (comboLegs.length === 0) return 'a combination without legs';
  const legs: AskedLeg[] = [];
  let isShortSale = false;
  for (const [
    at,
    { conId = 0, ratio = 0, action, exchange = '', shortSaleSlot = 0 },
  ] of comboLegs.entries()) {
    const side = sideOf(action);
    if (side === undefined) return `leg ${at + 1} neither buys nor sells`;
    if (conId <= 0) return `leg ${at + 1} names no contract`;
    if (ratio <= 0) return `leg ${at + 1} has a ratio of ${ratio}`;
    isShortSale ||= side.isShortSale || (side.side === 'SELL' && shortSaleSlot !== 0);
    legs.push({ conId, ratio, side: side.side, exchange, price: orderComboLegs[at]?.price });
  }
  return { legs, isShortSale };
}
