import type { CalendarId } from './calendar/calendars.js';
import { type DayNumber, dateOfDay, dayOfDate } from './calendar/date.js';
import {
  isOptionLastTradeDay,
  optionContractMonth,
  optionLastTradeDays,
  optionSettlementDay,
} from './expiries.js';
import type { Future, Index, Option, Stock } from './instrument.js';
import { incrementAt, marketRule } from './market-rules.js';
import { futureFamily } from './universe/future-families.js';
import { futureUnder } from './universe/futures.js';
import { OPTION_CLASSES, type OptionClass } from './universe/option-classes.js';
import { universe } from './universe/universe.js';

/** The dates that contract details give of one expiry: YYYYMMDD, YYYYMMDD and YYYYMM. */
export type OptionExpiry = Pick<Option, 'lastTradeDate' | 'realExpirationDate' | 'contractMonth'>;

/** What the options of one class and expiry have in common and what is dear to work out for each. */
export interface OptionTerms extends OptionExpiry {
  /** The place of the class in its table. */
  readonly index: number;
  readonly lastTradeDay: DayNumber;
  readonly under: Stock | Index | Future;
  readonly validExchanges: readonly string[];
  readonly marketRuleIds: readonly number[];
  readonly minTick: number;
  readonly calendar: CalendarId;
}

const STOCK_OPTION_EXCHANGES = [
  ...['SMART', 'AMEX', 'BATS', 'BOX', 'CBOE', 'EDGX', 'ISE', 'MIAX', 'NASDAQOM', 'PHLX', 'PSE'],
];

const MAX_KEPT = 500;

/** By class and date: a chain asks for the same few thousands of times. */
const keptTerms = new Map<OptionClass, Map<string, OptionTerms | undefined>>();
/** By cycle and day, for the same reason. */
const keptExpiries = new Map<string, readonly OptionExpiry[]>();

/** What a class lists on `today`, the nearest expiry first. */
export function expiriesOf({ cycle }: OptionClass, today: string): readonly OptionExpiry[] {
  const name = `${cycle}/${today}`;
  const known = keptExpiries.get(name);
  if (known) return known;
  if (keptExpiries.size >= MAX_KEPT) keptExpiries.clear();
  const found = optionLastTradeDays(cycle, today).map((day) => expiryOn(cycle, dateOfDay(day)));
  keptExpiries.set(name, found);
  return found;
}

/** Undefined where the class has no such expiry. */
export function termsOf(family: OptionClass, lastTradeDate: string): OptionTerms | undefined {
  let dates = keptTerms.get(family);
  if (!dates) {
    dates = new Map();
    keptTerms.set(family, dates);
  }
  const known = dates.get(lastTradeDate);
  if (known || dates.has(lastTradeDate)) return known;
  if (dates.size >= MAX_KEPT) dates.clear();
  const made = makeTerms(family, lastTradeDate);
  dates.set(lastTradeDate, made);
  return made;
}

export function exchangesOf({ under, underSecType }: OptionClass): readonly string[] {
  if (underSecType === 'STK') return STOCK_OPTION_EXCHANGES;
  return underSecType === 'IND' ? ['SMART', 'CBOE'] : [futureFamily(under)?.exchange ?? 'CME'];
}

/** The stock or index under a class; options on futures have another underlying for every expiry. */
export function listedUnder(family: OptionClass): Stock | Index | undefined {
  for (const each of universe().bySymbol.get(family.under) ?? []) {
    if (each.currency !== 'USD') continue;
    if (each.secType === 'STK' || each.secType === 'IND') return each;
  }
  return undefined;
}

function makeTerms(family: OptionClass, lastTradeDate: string): OptionTerms | undefined {
  const lastTradeDay = dayOfDate(lastTradeDate);
  if (!isOptionLastTradeDay(family.cycle, lastTradeDay)) return undefined;
  const { underSecType, marketRuleId } = family;
  const under = underSecType === 'FUT' ? futureUnder(family.under, lastTradeDay) : listedUnder(family);
  if (under === undefined) return undefined;
  const validExchanges = exchangesOf(family);
  return {
    ...expiryOn(family.cycle, lastTradeDate),
    index: OPTION_CLASSES.indexOf(family),
    lastTradeDay,
    under,
    validExchanges,
    marketRuleIds: validExchanges.map(() => marketRuleId),
    minTick: incrementAt(marketRule(marketRuleId) ?? [], 0),
    calendar: calendarOf(under),
  };
}

/** Options on futures trade when these do; all others have hours of their own. */
function calendarOf({ secType, calendar }: OptionTerms['under']): CalendarId {
  if (secType === 'FUT') return calendar;
  return secType === 'IND' ? 'CBOE' : 'US_OPTIONS';
}

function expiryOn(cycle: OptionClass['cycle'], lastTradeDate: string): OptionExpiry {
  const settlement = optionSettlementDay(cycle, dayOfDate(lastTradeDate));
  return {
    lastTradeDate,
    realExpirationDate: dateOfDay(settlement),
    contractMonth: dateOfDay(optionContractMonth(cycle, settlement)).slice(0, 6),
  };
}
