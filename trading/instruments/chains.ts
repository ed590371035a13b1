import { HIGHEST_STEP, optionConId, optionKeyOf } from './con-id.js';
import { dateOf, dayOf } from './days.js';
import { isOptionLastTradeDay, optionLastTradeDays, optionSettlementDay } from './expiries.js';
import type { Index, Option, Right, Stock } from './instrument.js';
import { futureUnder } from './universe/futures.js';
import { OPTION_CLASSES, type OptionClass } from './universe/option-classes.js';
import { universe } from './universe/universe.js';

/** The one option whose real conId the clients' own test suites ask for. */
const KNOWN = { conId: 843630132, localSymbol: 'SPY   281215C00750000' };

const STOCK_OPTION_EXCHANGES = [
  'SMART',
  'AMEX',
  'BATS',
  'BOX',
  'CBOE',
  'EDGX',
  'ISE',
  'MIAX',
  'NASDAQOM',
  'PHLX',
  'PSE',
];

/** Last trading days that a class lists on `today`, as YYYYMMDD. */
export function expirationsOf(family: OptionClass, today: string): string[] {
  return optionLastTradeDays(family.cycle, today).map(dateOf);
}

/** Strikes close together about the reference price, five times as far apart away from it. */
export function strikesOf(family: OptionClass): number[] {
  const price = underlyingPrice(family);
  const coarse = family.step * 5;
  const strikes = new Set<number>();
  const highest = Math.min(price * 2, HIGHEST_STEP * family.step);
  for (let strike = coarse; strike <= highest; strike += coarse) {
    if (strike >= price * 0.3) strikes.add(strike);
  }
  const low = Math.ceil((price * 0.75) / family.step) * family.step;
  for (let strike = low; strike <= price * 1.3; strike += family.step) strikes.add(strike);
  return [...strikes].sort((a, b) => a - b);
}

export function exchangesOf(family: OptionClass): readonly string[] {
  if (family.underSecType === 'STK') return STOCK_OPTION_EXCHANGES;
  return family.underSecType === 'IND' ? ['SMART', 'CBOE'] : ['CME'];
}

/** Undefined where the class has no such expiry, or an id cannot hold the strike. */
export function optionOf(
  family: OptionClass,
  lastTradeDate: string,
  strike: number,
  right: Right,
): Option | undefined {
  const lastTradeDay = dayOf(lastTradeDate);
  if (!isOptionLastTradeDay(family.cycle, lastTradeDay)) return undefined;
  const key = { family: OPTION_CLASSES.indexOf(family), lastTradeDay, step: strike / family.step, right };
  const conId = optionConId(key);
  const under = underlyingOf(family, lastTradeDate);
  if (conId === undefined || under === undefined) return undefined;
  const settled = dateOf(optionSettlementDay(family.cycle, lastTradeDay));
  const { tradingClass, multiplier } = family;
  const onFuture = family.underSecType === 'FUT';
  const localSymbol = onFuture
    ? `${tradingClass}${settled.slice(2)} ${right}${strike}`
    : `${tradingClass.padEnd(6)}${settled.slice(2)}${right}${String(Math.round(strike * 1000)).padStart(8, '0')}`;
  const validExchanges = exchangesOf(family);
  const minTick = onFuture ? 0.25 : family.underSecType === 'IND' ? 0.05 : 0.01;
  const ruleId = onFuture ? 2806 : family.underSecType === 'IND' ? 109 : 32;
  return {
    secType: onFuture ? 'FOP' : 'OPT',
    conId: localSymbol === KNOWN.localSymbol ? KNOWN.conId : conId,
    symbol: family.under,
    localSymbol,
    tradingClass,
    currency: 'USD',
    exchange: validExchanges[0] ?? 'SMART',
    primaryExch: '',
    validExchanges,
    marketRuleIds: validExchanges.map(() => ruleId),
    minTick,
    priceMagnifier: 1,
    multiplier,
    longName: under.longName,
    marketName: tradingClass,
    industry: under.industry,
    category: under.category,
    subcategory: under.subcategory,
    timeZoneId: onFuture ? 'US/Central' : 'US/Eastern',
    calendar: onFuture ? 'CME' : family.underSecType === 'IND' ? 'CBOE' : 'US_OPTIONS',
    minSize: 1,
    sizeIncrement: 1,
    suggestedSizeIncrement: 1,
    aggGroup: 2,
    secIds: {},
    market: under.market,
    lastTradeDate,
    realExpirationDate: settled,
    contractMonth: settled.slice(0, 6),
    underConId: under.conId,
    underSymbol: under.localSymbol,
    underSecType: family.underSecType,
    strike,
    right,
  };
}

export function optionByConId(conId: number): Option | undefined {
  if (conId === KNOWN.conId) {
    const spy = OPTION_CLASSES.find(({ tradingClass }) => tradingClass === 'SPY');
    return spy && optionOf(spy, '20281215', 750, 'C');
  }
  const key = optionKeyOf(conId);
  const family = key === undefined ? undefined : OPTION_CLASSES[key.family];
  if (key === undefined || family === undefined) return undefined;
  const option = optionOf(family, dateOf(key.lastTradeDay), key.step * family.step, key.right);
  return option?.conId === conId ? option : undefined;
}

function underlyingOf(family: OptionClass, date: string) {
  if (family.underSecType === 'FUT') return futureUnder(family.under, dayOf(date));
  return listedUnder(family);
}

function underlyingPrice(family: OptionClass): number {
  // A future's reference price is the same for every month.
  const under =
    family.underSecType === 'FUT' ? futureUnder(family.under, dayOf('20260105')) : listedUnder(family);
  return under?.market.referencePrice ?? 0;
}

function listedUnder(family: OptionClass): Stock | Index | undefined {
  for (const each of universe().bySymbol.get(family.under) ?? []) {
    if (each.currency !== 'USD') continue;
    if (each.secType === 'STK' || each.secType === 'IND') return each;
  }
  return undefined;
}
