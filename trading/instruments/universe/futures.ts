import { calendars } from '../calendar/calendars.js';
import { type DayNumber, dateOfDay, dayOfDate, monthOf, yearOf } from '../calendar/date.js';
import { futureConId, futureKeyOf } from '../con-id.js';
import { futureLastTradeDay } from '../expiries.js';
import type { Future } from '../instrument.js';
import { FUTURE_FAMILIES, type FutureFamily, futureFamily } from './future-families.js';
import { indexConId } from './indices.js';

const FIRST_YEAR = 2015;

/** The contracts of a symbol that trade on `today`, the nearest first; `expiredMonths` adds those that ended before. */
export function futuresOn(symbol: string, today: string, expiredMonths = 0): Future[] {
  const from = dayOfDate(today);
  return FUTURE_FAMILIES.flatMap((family, index) => {
    if (family.symbol !== symbol) return [];
    const found: Future[] = [];
    const thisMonth = (yearOf(from) - FIRST_YEAR) * 12 + monthOf(from) - 1;
    let live = 0;
    for (let month = Math.max(0, thisMonth - expiredMonths); month < 512 && live < family.listed; month++) {
      if (!family.months.includes((month % 12) + 1)) continue;
      const expired = lastTradeDay(family, month) < from;
      if (expired && expiredMonths === 0) continue;
      if (!expired) live++;
      found.push(futureOf(family, index, month));
    }
    return found;
  });
}

export function futureByConId(conId: number): Future | undefined {
  const key = futureKeyOf(conId);
  const family = key === undefined ? undefined : FUTURE_FAMILIES[key.family];
  if (key === undefined || family === undefined) return undefined;
  return family.months.includes((key.month % 12) + 1) ? futureOf(family, key.family, key.month) : undefined;
}

/**
 * The contract that an option of this day on the future is settled into: the next one to end. Metals are delivered
 * all through their last month, and options keep out of it.
 */
export function futureUnder(symbol: string, day: DayNumber): Future | undefined {
  const name = `${symbol}/${day}`;
  const known = under.get(name);
  if (known !== undefined) return known;
  const date = dateOfDay(day);
  const isMetal = futureFamily(symbol)?.rule === 'end-of-month';
  const found = futuresOn(symbol, date).find((each) => !isMetal || each.contractMonth > date.slice(0, 6));
  if (found !== undefined) under.set(name, found);
  return found;
}

/** A few dozen expiries, each asked for once for every strike. */
const under = new Map<string, Future>();

/** The letter by which exchanges name a month, 1 to 12. */
export function monthCode(month: number): string {
  return 'FGHJKMNQUVXZ'.charAt(month - 1);
}

export function futureSymbols(): string[] {
  return FUTURE_FAMILIES.map(({ symbol }) => symbol);
}

function lastTradeDay(family: FutureFamily, month: number): DayNumber {
  return futureLastTradeDay(family.rule, FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1);
}

function futureOf(family: FutureFamily, index: number, month: number): Future {
  const year = FIRST_YEAR + Math.floor(month / 12);
  const lastTradeDate = dateOfDay(lastTradeDay(family, month));
  const { symbol, exchange, calendar, currency } = family;
  return {
    secType: 'FUT',
    conId: futureConId({ family: index, month }),
    symbol,
    localSymbol: localSymbolOf(family, month, lastTradeDate),
    tradingClass: family.root,
    currency,
    exchange,
    primaryExch: '',
    validExchanges: [exchange],
    marketRuleIds: [family.marketRuleId],
    minTick: family.minTick,
    priceMagnifier: 1,
    multiplier: family.multiplier,
    longName: family.name,
    marketName: family.root,
    industry: '',
    category: '',
    subcategory: '',
    calendar,
    timeZoneId: calendars[calendar].timeZone,
    minSize: 1,
    sizeIncrement: 1,
    suggestedSizeIncrement: 1,
    aggGroup: 2147483647,
    secIds: {},
    market: {
      referencePrice: family.price,
      volatility: family.volatility,
      beta: family.beta,
      betaTo: 'SPX',
      dailyVolume: family.volume,
      firstTraded: dateOfDay(dayOfDate(lastTradeDate) - daysListed(family)),
    },
    lastTradeDate,
    realExpirationDate: lastTradeDate,
    contractMonth: `${year}${String((month % 12) + 1).padStart(2, '0')}`,
    underConId: indexConId(symbol),
    underSymbol: symbol,
    underSecType: 'IND',
  };
}

/** `ESZ6`; on Eurex, where there are futures on the same index for a week and a month too, `FDAX 20261218 M`. */
function localSymbolOf({ root, exchange }: FutureFamily, month: number, lastTradeDate: string): string {
  if (exchange === 'EUREX') return `${root} ${lastTradeDate} M`;
  const year = FIRST_YEAR + Math.floor(month / 12);
  return `${root}${monthCode((month % 12) + 1)}${year % 10}`;
}

/** How long a contract trades: as far as the list reaches ahead, and the month in which it is the next to come. */
function daysListed({ listed, months }: FutureFamily): number {
  return Math.max(730, Math.ceil((listed / months.length) * 366) + 31);
}
