import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { isOpen } from '../../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import type { Bar, Market } from '../../../world/market.js';
import type { Tick } from '../ticks.js';
import type { View } from '../view.js';
import { dayBar, dayStatistics, lastMinutes, type PriceRange } from './day-statistics.js';
import { futurePremium } from './future-premium.js';
import { openInterestOf, optionVolumeOf } from './option-interest.js';

export interface GenericTickContext {
  readonly market: Market;
  readonly instrument: Instrument;
  readonly view: View;
}

type Teller = (context: GenericTickContext) => readonly Tick[];

/**
 * What the generic ticks of a request tell at a moment. Those that this market knows nothing about, such as the
 * prices of an offering or an auction, are asked for in vain; trades (233, 375) come with `time-and-sales.ts`, news
 * (292) with `gateway/news`.
 */
export function genericTicks(ids: readonly number[], context: GenericTickContext): readonly Tick[] {
  return ids.flatMap((id) => TELLERS.get(id)?.(context) ?? []);
}

const price = (type: number, value: number | undefined): Tick[] =>
  value === undefined ? [] : [{ kind: 'price', type, value, size: 0 }];
const size = (type: number, value: number): Tick => ({ kind: 'size', type, value });
const generic = (type: number, value: number | undefined): Tick[] =>
  value === undefined ? [] : [{ kind: 'generic', type, value }];

const TELLERS: ReadonlyMap<number, Teller> = new Map<number, Teller>([
  [100, tellOptionVolume],
  [101, tellOpenInterest],
  [104, (context) => generic(23, statisticsOf(context).historicalVolatility)],
  [105, ({ instrument }) => [size(87, optionVolumeOf(instrument, instrument.market.dailyVolume).both)]],
  [106, (context) => generic(24, impliedVolatilityOf(context))],
  [162, ({ market, instrument, view }) => generic(31, futurePremium(market, instrument, view.at))],
  [165, tellMiscellaneous],
  [221, (context) => price(78, markPrice(context.view))],
  [232, (context) => price(37, markPrice(context.view))],
  [236, tellShortable],
  [258, tellRatios],
  [293, (context) => generic(54, dayBarOf(context)?.count ?? 0)],
  [294, (context) => generic(55, sum(minutesOf(context, 1), 'count'))],
  [295, (context) => generic(56, sum(minutesOf(context, 1), 'volume'))],
  [318, (context) => price(57, lastRegularTrade(context))],
  [411, (context) => generic(58, statisticsOf(context).historicalVolatility)],
  // Nothing in this market pays a dividend: in the past, in the future, when, how much.
  [456, () => [{ kind: 'string', type: 59, value: ',,,' }]],
  [460, ({ instrument }) => generic(60, instrument.secType === 'BOND' ? 1 : undefined)],
  [576, ifFund(({ view }) => [...price(94, view.quote?.bid), ...price(95, view.quote?.ask)])],
  [577, ifFund(({ view }) => price(96, markPrice(view)))],
  [578, ifFund(({ view }) => price(93, view.snapshot.previousClose))],
  [588, tellFuturesInterest],
  [595, tellShortTermVolume],
  [614, ifFund(({ view }) => [...price(98, view.snapshot.high), ...price(99, view.snapshot.low)])],
  [619, (context) => price(79, markPrice(context.view))],
  [623, ifFund(({ view }) => price(97, markPrice(view)))],
]);

/** The last price, or the side of the quote that it lies outside of. */
function markPrice({ quote, snapshot }: View): number | undefined {
  const last = snapshot.last?.price;
  if (quote === undefined || quote.bidSize === 0) return last ?? snapshot.previousClose;
  return last === undefined ? (quote.bid + quote.ask) / 2 : Math.min(Math.max(last, quote.bid), quote.ask);
}

function tellMiscellaneous(context: GenericTickContext): readonly Tick[] {
  const { range13, range26, range52, averageVolume } = statisticsOf(context);
  const { high = Number.NEGATIVE_INFINITY, low = Number.POSITIVE_INFINITY } = context.view.snapshot;
  const range = (lowType: number, highType: number, known: PriceRange | undefined): Tick[] =>
    known === undefined
      ? []
      : [...price(lowType, Math.min(known.low, low)), ...price(highType, Math.max(known.high, high))];
  const ranges = [...range(15, 16, range13), ...range(17, 18, range26), ...range(19, 20, range52)];
  return averageVolume > 0 ? [...ranges, size(21, averageVolume)] : ranges;
}

function tellOptionVolume({ instrument, view }: GenericTickContext): readonly Tick[] {
  const { calls, puts } = optionVolumeOf(instrument, view.snapshot.volume);
  return [size(29, calls), size(30, puts)];
}

function tellOpenInterest({ instrument }: GenericTickContext): readonly Tick[] {
  const { calls, puts } = openInterestOf(instrument);
  return [size(27, calls), size(28, puts)];
}

function tellFuturesInterest({ instrument }: GenericTickContext): readonly Tick[] {
  return instrument.secType === 'FUT' ? [size(86, openInterestOf(instrument).both)] : [];
}

/** Above 2.5, at least a thousand shares can be borrowed at once. */
function tellShortable({ instrument }: GenericTickContext): readonly Tick[] {
  if (instrument.secType !== 'STK') return [];
  return [...generic(46, 3), size(89, Math.round(instrument.market.dailyVolume / 4))];
}

/** Of the many ratios that TWS has names for, those that follow from prices. */
function tellRatios(context: GenericTickContext): readonly Tick[] {
  const { instrument, view } = context;
  const { range52 } = statisticsOf(context);
  const last = markPrice(view);
  if (instrument.secType !== 'STK' || range52 === undefined || last === undefined) return [];
  const value = `NPRICE=${last};NHIG=${range52.high};NLOW=${range52.low};BETA=${instrument.market.beta};`;
  return [{ kind: 'string', type: 47, value }];
}

function tellShortTermVolume(context: GenericTickContext): readonly Tick[] {
  const minutes = minutesOf(context, 10);
  const since = (count: number) =>
    sum(
      minutes.filter(({ time }) => time >= Math.floor(context.view.at / 60_000 - count) * 60_000),
      'volume',
    );
  return [size(63, since(3)), size(64, since(5)), size(65, since(10))];
}

function lastRegularTrade({ market, instrument, view }: GenericTickContext): number | undefined {
  if (isOpen(calendars[instrument.calendar], view.at, true)) return view.snapshot.last?.price;
  const week = { from: view.at - 8 * 86_400_000, to: view.at, size: { unit: 'day', count: 1 } } as const;
  return market.bars(instrument, { ...week, whatToShow: 'TRADES', useRTH: true }).at(-1)?.close;
}

function impliedVolatilityOf(context: GenericTickContext): number | undefined {
  const { computations } = context.view;
  if (computations === undefined) return statisticsOf(context).impliedVolatility;
  return computations.model.impliedVol > 0 ? computations.model.impliedVol : undefined;
}

function ifFund(tell: Teller): Teller {
  return (context) => {
    const { instrument } = context;
    return instrument.secType === 'STK' && instrument.stockType === 'ETF' ? tell(context) : [];
  };
}

const statisticsOf = ({ market, instrument, view }: GenericTickContext) =>
  dayStatistics(market, instrument, view.at);
const dayBarOf = ({ market, instrument, view }: GenericTickContext) => dayBar(market, instrument, view.at);
const minutesOf = ({ market, instrument, view }: GenericTickContext, count: number) =>
  lastMinutes(market, instrument, view.at, count);
const sum = (bars: readonly Bar[], field: 'count' | 'volume') =>
  bars.reduce((total, bar) => total + Math.max(0, bar[field]), 0);
