import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import {
  shiftTradingDate,
  tradingDateOf,
  tradingDay,
} from '../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Bar, BarRequest, Market } from '../../world/market.js';

/** Work of some ten milliseconds, where nothing is remembered of it: days seen minute by minute … */
const DATES_A_SLICE = 15;
/** … or second by second. */
const SECONDS_A_SLICE = 1800;

/** Bars of a range, as if asked for at once; between slices of it others may be served. */
export function* barsInSlices(
  market: Market,
  instrument: Instrument,
  request: BarRequest,
): Generator<void, readonly Bar[], void> {
  const { from, to, size } = request;
  if (size.unit === 'week' || size.unit === 'month') {
    // These are made of days, which the market remembers.
    yield* barsInSlices(market, instrument, { ...request, size: { unit: 'day', count: 1 } });
    return market.bars(instrument, request);
  }
  const isFine = size.unit === 'second' && size.count < 60;
  const bars: Bar[] = [];
  for (const [start, end] of isFine ? halfHours(from, to) : stretchesOfDates(instrument, from, to)) {
    if (start > from) yield;
    for (const bar of market.bars(instrument, { ...request, from: start, to: end })) bars.push(bar);
  }
  return bars;
}

type Stretch = readonly [from: number, to: number];

/** Cut where a trading date begins, so that no bar is cut. */
function* stretchesOfDates(instrument: Instrument, from: number, to: number): Generator<Stretch> {
  const calendar = calendars[instrument.calendar];
  let start = from;
  while (start < to) {
    const date = shiftTradingDate(calendar, tradingDateOf(calendar, start), DATES_A_SLICE);
    const end = Math.min(tradingDay(calendar, date)?.extended[0]?.start ?? to, to);
    yield [start, end];
    start = end;
  }
}

/** Cut on the half hour, which all bars below a minute divide. */
function* halfHours(from: number, to: number): Generator<Stretch> {
  const step = SECONDS_A_SLICE * 1000;
  let start = from;
  while (start < to) {
    const end = Math.min((Math.floor(start / step) + 1) * step, to);
    yield [start, end];
    start = end;
  }
}
