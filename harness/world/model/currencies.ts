import { universe } from '../../../trading/instruments/universe/universe.js';
import { pathOf } from '../path/path.js';
import type { Step } from './step.js';

/** All currencies feel what moves the dollar; the rest is their own. So crosses agree with their two halves. */
const DOLLAR_VOLATILITY = 0.05;

/** What one unit of a currency is worth on an average day. */
export function dollarsFor(currency: string): number {
  const { price } = pairOf(currency);
  return price;
}

export function currencyWalk(seed: string, currency: string, times: number): Step[] {
  if (currency === 'USD') return [];
  const { volatility } = pairOf(currency);
  const shared = Math.min(DOLLAR_VOLATILITY, volatility * 0.7);
  const own = Math.sqrt(volatility ** 2 - shared ** 2);
  return [
    {
      path: pathOf(seed, 'CASH/USD', 'FOREX', DOLLAR_VOLATILITY),
      times: (times * shared) / DOLLAR_VOLATILITY,
    },
    { path: pathOf(seed, `CASH/${currency}`, 'FOREX', own), times },
  ];
}

function pairOf(currency: string): { readonly price: number; readonly volatility: number } {
  for (const each of universe().instruments) {
    if (each.secType !== 'CASH') continue;
    const { referencePrice, volatility } = each.market;
    if (each.symbol === currency && each.currency === 'USD') return { price: referencePrice, volatility };
    if (each.symbol === 'USD' && each.currency === currency) return { price: 1 / referencePrice, volatility };
  }
  return { price: 1, volatility: 0 };
}
