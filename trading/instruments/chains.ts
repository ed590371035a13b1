import { calendars } from './calendar/calendars.js';
import { dateOfDay, dayOfDate } from './calendar/date.js';
import { HIGHEST_STEP, optionConId, optionKeyOf } from './con-id.js';
import type { Option, Right } from './instrument.js';
import { expiriesOf, listedUnder, type OptionTerms, termsOf } from './option-terms.js';
import { futureFamily } from './universe/future-families.js';
import { monthCode } from './universe/futures.js';
import { OPTION_CLASSES, type OptionClass } from './universe/option-classes.js';

/** The one option whose real conId the clients' own test suites ask for. */
const KNOWN = { conId: 843630132, localSymbol: 'SPY   281215C00750000' };

const NO_SEC_IDS: Readonly<Record<string, string>> = {};

/** Last trading days that a class lists on `today`, as YYYYMMDD. */
export function expirationsOf(family: OptionClass, today: string): string[] {
  return expiriesOf(family, today).map(({ lastTradeDate }) => lastTradeDate);
}

const keptStrikes = new Map<OptionClass, readonly number[]>();

/** Strikes close together about the reference price, five times as far apart away from it. */
export function strikesOf(family: OptionClass): readonly number[] {
  const known = keptStrikes.get(family);
  if (known) return known;
  const found = makeStrikes(family);
  keptStrikes.set(family, found);
  return found;
}

/** Days ahead within which an expiry lists every strike of its class; later ones list every fifth. */
const DENSE_DAYS = 63;

/** What a class lists for one expiry. A contract that names one of the other strikes is still known. */
export function strikesListed(family: OptionClass, lastTradeDate: string, today: string): readonly number[] {
  const strikes = strikesOf(family);
  if (dayOfDate(lastTradeDate) - dayOfDate(today) <= DENSE_DAYS) return strikes;
  // In steps, because 2.5 is no divisor that floating point is exact in.
  return strikes.filter((strike) => Math.round(strike / family.step) % 5 === 0);
}

/** Undefined where the class has no such expiry, or an id cannot hold the strike. */
export function optionOf(
  family: OptionClass,
  lastTradeDate: string,
  strike: number,
  right: Right,
): Option | undefined {
  const terms = termsOf(family, lastTradeDate);
  if (terms === undefined) return undefined;
  const { under, calendar, validExchanges, index, lastTradeDay } = terms;
  const conId = optionConId({ family: index, lastTradeDay, step: strike / family.step, right });
  if (conId === undefined) return undefined;
  const localSymbol = localSymbolOf(family, terms, strike, right);
  // Written out, because spreading what is shared takes a hundred times as long, for chains of thousands.
  return {
    secType: family.underSecType === 'FUT' ? 'FOP' : 'OPT',
    conId: localSymbol === KNOWN.localSymbol ? KNOWN.conId : conId,
    symbol: family.under,
    localSymbol,
    tradingClass: family.tradingClass,
    currency: 'USD',
    exchange: validExchanges[0] ?? 'SMART',
    primaryExch: '',
    validExchanges,
    marketRuleIds: terms.marketRuleIds,
    minTick: terms.minTick,
    priceMagnifier: 1,
    multiplier: family.multiplier,
    longName: under.longName,
    marketName: family.tradingClass,
    industry: under.industry,
    category: under.category,
    subcategory: under.subcategory,
    calendar,
    timeZoneId: calendars[calendar].timeZone,
    minSize: 1,
    sizeIncrement: 1,
    suggestedSizeIncrement: 1,
    aggGroup: 2,
    secIds: NO_SEC_IDS,
    market: under.market,
    lastTradeDate,
    realExpirationDate: terms.realExpirationDate,
    contractMonth: terms.contractMonth,
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
  const option = optionOf(family, dateOfDay(key.lastTradeDay), key.step * family.step, key.right);
  return option?.conId === conId ? option : undefined;
}

/** `SPY   281215C00750000` for stocks and indices, as the OCC has it; `ESZ6 C6000` on futures. */
function localSymbolOf(family: OptionClass, terms: OptionTerms, strike: number, right: Right): string {
  const { tradingClass } = family;
  const { realExpirationDate, contractMonth } = terms;
  if (family.underSecType === 'FUT') {
    const month = monthCode(Number(contractMonth.slice(4)));
    return `${tradingClass}${month}${contractMonth.charAt(3)} ${right}${strike * family.strikeFactor}`;
  }
  const thousandths = String(Math.round(strike * 1000)).padStart(8, '0');
  return `${tradingClass.padEnd(6)}${realExpirationDate.slice(2)}${right}${thousandths}`;
}

function makeStrikes(family: OptionClass): readonly number[] {
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

function underlyingPrice(family: OptionClass): number {
  if (family.underSecType !== 'FUT') return listedUnder(family)?.market.referencePrice ?? 0;
  return futureFamily(family.under)?.price ?? 0;
}
