import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { kinds } from '../../../trading/instruments/kinds.js';
import { type TwsError, twsErrors } from '../tws-errors.js';
import type { MarketDataType } from './market-data-type.js';

/** What a line is fed with: how far behind it is, and whether it keeps the last quote once trading is over. */
export interface Feed {
  readonly delayed: boolean;
  readonly frozen: boolean;
}

/** Exchanges give their data away a quarter of an hour later. */
export const DELAY_MS = 15 * MINUTE_MS;

export type FeedAnswer =
  | { readonly feed: Feed; readonly notice: TwsError | undefined }
  | { readonly refusal: TwsError };

/** What a login gets that asks for a type of data, given whether it has subscribed to the live data. */
export function feedFor(asked: MarketDataType, subscribed: boolean, instrument: Instrument): FeedAnswer {
  const frozen = asked === 2 || asked === 4;
  // Whoever may have live data gets it even when asking for delayed data.
  if (subscribed) return { feed: { delayed: false, frozen }, notice: undefined };
  // Currencies and coins are shown live or not at all.
  if (!kinds[instrument.secType].delayed) return { refusal: twsErrors.delayedDataNotEnabled() };
  if (asked === 1 || asked === 2) return { refusal: refusalOf(instrument) };
  return { feed: { delayed: true, frozen }, notice: twsErrors.displayingDelayed() };
}

/** Whether this login has paid for live data of an instrument at an exchange. */
export function isSubscribed(
  delayedOnly: readonly string[],
  instrument: Instrument,
  exchange: string,
): boolean {
  const source = exchange === 'SMART' ? instrument.primaryExch : exchange;
  return !delayedOnly.includes(source);
}

/** American stocks can be seen in TWS by everyone, so that TWS tells of the API alone. */
function refusalOf(instrument: Instrument): TwsError {
  const name = entitlementName(instrument);
  const isAmerican = instrument.secType === 'STK' && instrument.currency === 'USD';
  return isAmerican ? twsErrors.notSubscribedForApi(name) : twsErrors.notSubscribed(name);
}

/** `AAPL NASDAQ.NMS`, as TWS names what is not subscribed to. */
function entitlementName({ symbol, localSymbol, primaryExch, tradingClass, exchange }: Instrument): string {
  return primaryExch === '' ? `${localSymbol} ${exchange}` : `${symbol} ${primaryExch}.${tradingClass}`;
}
