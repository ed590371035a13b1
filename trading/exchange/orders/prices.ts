import type { Instrument } from '../../instruments/instrument.js';
import type { PriceStep } from '../../instruments/market-rule-data.js';
import { marketRule, type Rounding, roundToTick } from '../../instruments/market-rules.js';
import type { Order, Side } from './order.js';
import type { Pricing } from './pricing.js';
import { pricingKinds } from './pricing-kinds.js';

/** Where the steps of a combo's price lie, whatever its legs' are. */
const COMBO_STEPS: readonly PriceStep[] = [{ lowEdge: 0, increment: 0.01 }];

/** The price steps of an instrument where it is routed to; of a combo, which is none, its own. */
export function stepsOf(instrument: Instrument | undefined, exchange: string): readonly PriceStep[] {
  if (instrument === undefined) return COMBO_STEPS;
  const place = Math.max(0, instrument.validExchanges.indexOf(exchange));
  const rule = marketRule(instrument.marketRuleIds[place] ?? Number.NaN);
  return rule ?? [{ lowEdge: 0, increment: instrument.minTick }];
}

/** On the tick, and never more aggressive than the price that it comes from. */
export function onTick(steps: readonly PriceStep[], price: number, side: Side): number {
  const rounding: Rounding = side === 'BUY' ? 'down' : 'up';
  return roundToTick(steps, price, rounding);
}

export function waitsForTrigger({ kind }: Pricing): boolean {
  return pricingKinds[kind].waitsForTrigger;
}

/** The worst price that an order may trade at now; undefined where any will do. */
export function limitOf({ terms, limit }: Order): number | undefined {
  return 'limit' in terms.pricing ? terms.pricing.limit : limit;
}

/** Whether an order may trade at no price yet, because the market has not given it its limit. */
export function lacksLimit(order: Order): boolean {
  return pricingKinds[order.terms.pricing.kind].limit !== 'none' && limitOf(order) === undefined;
}
