import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { PriceStep } from '../../../trading/instruments/market-rule-data.js';
import { incrementAt, marketRule } from '../../../trading/instruments/market-rules.js';

/**
 * Prices as whole numbers, so that nothing is lost when they are added up: `price × scale`. An increment of a
 * quarter has the scale 100 and 25 units.
 */
export interface Grid {
  readonly scale: number;
  readonly rule: readonly PriceStep[];
}

export function gridOf(instrument: Instrument): Grid {
  const id = instrument.marketRuleIds[0];
  const rule = (id === undefined ? undefined : marketRule(id)) ?? [
    { lowEdge: 0, increment: instrument.minTick },
  ];
  return { rule, scale: Math.max(...rule.map(({ increment }) => 10 ** decimalsOf(increment))) };
}

/** Units between two prices that may be had at this one. */
export function tickAt({ rule, scale }: Grid, price: number): number {
  return rule.length === 1
    ? Math.round((rule[0]?.increment ?? 0) * scale)
    : Math.round(incrementAt(rule, price) * scale);
}

function decimalsOf(increment: number): number {
  let decimals = 0;
  while (decimals < 15 && Number(increment.toFixed(decimals)) !== increment) decimals += 1;
  return decimals;
}
