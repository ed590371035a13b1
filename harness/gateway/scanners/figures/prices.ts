import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { tradingDateOf, tradingDay } from '../../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { dollarsFor } from '../../../world/model/currencies.js';
import { startOfTradingDate } from '../../time/trading-date.js';
import type { Look } from '../look.js';
import { both, changePercent, current } from './figure.js';

export const price = current(({ snapshot }) => snapshot.last?.price);
export const usdPrice = current(({ snapshot, instrument }) => {
  return snapshot.last && snapshot.last.price * dollarsPerUnit(instrument);
});

const open = current(({ snapshot }) => snapshot.open);
const previousClose = current(({ snapshot }) => closeBefore(snapshot.previousClose));

export const changePerc = both(price, previousClose, changePercent);
export const changeOpenPerc = both(price, open, changePercent);
export const openGapPerc = both(open, previousClose, changePercent);

/** Of the trading date, and from where it began: IB counts the night before into it. */
export const priceRange = current(({ snapshot: { high, low, previousClose: close } }) => {
  if (high === undefined || low === undefined) return undefined;
  return Math.max(high, close ?? high) - Math.min(low, close ?? low);
});

const regularClose = current(closeOfRegularHours);
export const afterHoursChange = both(price, regularClose, (last, close) => last - close);
export const afterHoursChangePerc = both(price, regularClose, changePercent);

/** Every price is above nothing: a stock that never closed has changed by nothing known. */
function closeBefore(close: number | undefined): number | undefined {
  return close === 0 ? undefined : close;
}

/** What a price of 1 is in dollars at the average rate. Prices in London are pence. */
export function dollarsPerUnit({ currency, priceMagnifier }: Instrument): number {
  return dollarsFor(currency) / priceMagnifier;
}

/** Undefined until regular hours are over. */
function closeOfRegularHours({ market, instrument, at }: Look): number | undefined {
  const calendar = calendars[instrument.calendar];
  const end = tradingDay(calendar, tradingDateOf(calendar, at))?.regular.at(-1)?.end;
  if (end === undefined || end > at) return undefined;
  const size = { unit: 'day', count: 1 } as const;
  const from = startOfTradingDate(instrument, at);
  return market.bars(instrument, { from, to: at, size, whatToShow: 'TRADES', useRTH: true }).at(-1)?.close;
}
