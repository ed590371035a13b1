import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import { sessionAt } from '../../../trading/instruments/calendar/sessions.js';
import type { ContractMatch } from '../../../trading/instruments/search/query.js';
import type { Bar, Market, WhatToShow } from '../../world/market.js';
import type { BarQuery } from './bar-request.js';
import type { Refusal } from './duration.js';
import { barsInSlices } from './slices.js';
import { stepRefusal } from './steps.js';
import { startOf, wholeBarStart } from './stretch.js';
import { isDailyOnly, labelOf, sourceOf } from './what-to-show.js';

export type PriceQuery = BarQuery & { readonly view: WhatToShow };

const SMALL_BAR_SECONDS = 30;
const SMALL_BARS_KEPT_MS = 183 * DAY_MS;
/** No bar begins earlier before the first trade in it. */
const LONGEST_BAR_MS = 31 * DAY_MS;

/** Bars that IB keeps for half a year only, and paces whoever asks for them. */
export function isSmall({ barSize }: BarQuery): boolean {
  return barSize.seconds <= SMALL_BAR_SECONDS;
}

/** Bars up to a moment, the last of them cut there, or what IB's data service says instead; slice by slice. */
export function* barsUntil(
  market: Market,
  contract: ContractMatch,
  query: PriceQuery,
  to: number,
  now: number,
): Generator<void, readonly Bar[] | Refusal, void> {
  const { view, barSize, duration, useRTH } = query;
  const { instrument } = contract;
  const misfit = stepRefusal(duration, barSize);
  if (misfit !== undefined) return { cause: misfit };
  const head = market.headTimestamp(instrument, view);
  const isWithinDay = barSize.size.unit === 'second';
  if (head === undefined || (isWithinDay && isDailyOnly(view))) return { cause: noSuchView(contract, query) };

  const calendar = calendars[instrument.calendar];
  const wanted = startOf(calendar, duration, to, useRTH);
  const start = wholeBarStart(calendar, barSize.size, wanted, useRTH);
  const kept = isSmall(query) ? now - SMALL_BARS_KEPT_MS : start;
  const from = Math.max(start, kept, head - LONGEST_BAR_MS);
  const found = from < to ? yield* barsFrom(market, contract, query, from, to) : [];
  return found.length > 0 ? found : { cause: noData(contract, query) };
}

/** Bars from that on which a moment lies in: what is counted in seconds may begin in the middle of one. */
function* barsFrom(
  market: Market,
  { instrument }: ContractMatch,
  { view, barSize, useRTH }: PriceQuery,
  start: number,
  to: number,
): Generator<void, readonly Bar[], void> {
  const { size } = barSize;
  const session = sessionAt(calendars[instrument.calendar], start, useRTH);
  const isWithin = size.unit === 'second' && session;
  const from = isWithin ? Math.max(session.start, start - size.count * 1000 + 1) : start;
  const bars = yield* barsInSlices(market, instrument, { from, to, size, whatToShow: view, useRTH });
  const first = bars.findLastIndex(({ time }) => time <= start);
  return first > 0 ? bars.slice(first) : bars;
}

function noData({ instrument, exchange }: ContractMatch, { view }: BarQuery): string {
  return `HMDS query returned no data: ${instrument.localSymbol}@${exchange} ${labelOf(view)}`;
}

function noSuchView({ instrument, exchange }: ContractMatch, { view, barSize }: BarQuery): string {
  const { symbol, secType } = instrument;
  // The data service has a name of its own for the forex market.
  const place = exchange === 'IDEALPRO' ? 'FXSUBPIP' : exchange;
  return `No historical market data for ${symbol}/${secType}@${place} ${sourceOf(view)} ${barSize.step}`;
}

/** The same at once, for a short stretch. */
export function barsNow(
  ...[market, contract, query, start, to]: Parameters<typeof barsFrom>
): readonly Bar[] {
  const work = barsFrom(market, contract, query, start, to);
  let slice = work.next();
  while (slice.done !== true) slice = work.next();
  return slice.value;
}
