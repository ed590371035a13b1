import type { MarketView, Prices } from '../../../../trading/exchange/market-view.js';
import { optionOf } from '../../../../trading/instruments/chains.js';
import type { Instrument, Option, Right } from '../../../../trading/instruments/instrument.js';
import { futuresOn } from '../../../../trading/instruments/universe/futures.js';
import { OPTION_CLASSES } from '../../../../trading/instruments/universe/option-classes.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';

const TODAY = '20261123';

/** A Monday, noon in New York. */
export const NOON = Date.parse('2026-11-23T17:00:00Z');

export function sample(secType: Instrument['secType'], symbol: string, currency = 'USD'): Instrument {
  const found = universe()
    .bySymbol.get(symbol)
    ?.find((each) => each.secType === secType && each.currency === currency);
  if (found === undefined) throw new Error(`expected ${secType} ${symbol} in ${currency}`);
  return found;
}

export function future(symbol: string): Instrument {
  const [nearest] = futuresOn(symbol, TODAY);
  if (nearest === undefined) throw new Error(`expected a future on ${symbol}`);
  return nearest;
}

/** Of a class and expiry that is listed; SPY's by default on a Friday. */
export function option(
  strike: number,
  right: Right,
  tradingClass = 'SPY',
  lastTradeDate = '20261218',
): Option {
  const family = OPTION_CLASSES.find((each) => each.tradingClass === tradingClass);
  const found = family && optionOf(family, lastTradeDate, strike, right);
  if (found === undefined) throw new Error(`expected ${tradingClass} ${lastTradeDate} ${strike} ${right}`);
  return found;
}

export const AAPL = sample('STK', 'AAPL');
export const SPY = sample('STK', 'SPY');
export const VODAFONE = sample('STK', 'VOD', 'GBP');
export const SAP = sample('STK', 'SAP', 'EUR');
export const EURUSD = sample('CASH', 'EUR');
export const GBPUSD = sample('CASH', 'GBP');
export const USDJPY = sample('CASH', 'USD', 'JPY');
export const EURGBP = sample('CASH', 'EUR', 'GBP');
export const BITCOIN = sample('CRYPTO', 'BTC');
export const GOLD = sample('CMDTY', 'XAUUSD');
export const SHARE_CFD = sample('CFD', 'AAPL');
export const INDEX_CFD = sample('CFD', 'IBUS500');
export const GERMAN_CFD = sample('CFD', 'IBDE40', 'EUR');
export const BANK_BOND = sample('BOND', 'BNS');
export const TREASURY = sample('BOND', 'US-T');
export const ES = future('ES');
export const MES = future('MES');
export const DAX = future('DAX');

/** A market in which each instrument named has its price, or its view; nothing else is known. */
export function pricesAt(shown: ReadonlyMap<Instrument, number | Partial<MarketView>>): Prices {
  const views = new Map<number, MarketView>();
  for (const [{ conId }, each] of shown) {
    const part = typeof each === 'number' ? { last: { price: each, size: 1, time: NOON } } : each;
    const nothing = { quote: undefined, last: undefined, volume: 0, previousClose: undefined, halted: false };
    views.set(conId, { ...nothing, ...part });
  }
  return { view: (conId) => views.get(conId), levels: () => [] };
}
