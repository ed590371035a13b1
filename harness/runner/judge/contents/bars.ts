import {
  headTimestamp,
  histogramData,
  historicalData,
  historicalDataUpdate,
  historicalSchedule,
  historicalTicks,
  historicalTicksBidAsk,
  historicalTicksLast,
} from '../../../wire/replies/history.js';
import { realtimeBar } from '../../../wire/replies/market-data.js';
import type { ReadingOf } from '../../../wire/values.js';
import type { Criterion } from '../criterion.js';
import type { Question } from '../talk/question.js';
import { canBePrice, isOrdinary, isWithin } from './prices.js';
import { criterionOnAnswers, outOfOrder, readings } from './reading.js';

/** What is told of the past. */
export const barContents: readonly Criterion[] = [
  criterionOnAnswers(
    'bars-hold',
    'Bars rise in time without repeating one; high and low hold open and close between them.',
    ['reqHistoricalData', 'reqRealTimeBars'],
    (question) => [...wrongWithPast(question), ...wrongWithLive(question), ...wrongWithSchedule(question)],
  ),
  criterionOnAnswers(
    'past-ticks-hold',
    'Ticks of the past do not fall back in time, and their prices and sizes can be.',
    ['reqHistoricalTicks'],
    wrongWithPastTicks,
  ),
  criterionOnAnswers(
    'past-begins',
    'A history begins at a moment, and a histogram has sizes at prices.',
    ['reqHeadTimeStamp', 'reqHistogramData'],
    wrongWithBeginning,
  ),
];

type Bar = Omit<ReadingOf<typeof historicalDataUpdate>, 'reqId'>;
/** These views show rates and volatilities; what the others show are prices. */
const RATES = /VOLATILITY|RATE|YIELD/;

function wrongWithPast({ request, answers }: Question): readonly string[] {
  const { texts } = request.message;
  const secType = RATES.test(String(texts['whatToShow'])) ? '' : String(texts['secType'] ?? '');
  const told = readings(historicalData, answers);
  const bars = told.flatMap(({ bars: all }) => all);
  const size = String(texts['barSizeSetting'] ?? '');
  const updates = readings(historicalDataUpdate, answers);
  const moments = bars.map(({ date = '' }) => momentOf(date));
  return [
    ...told.flatMap(({ startDate = '', endDate = '' }) =>
      startDate !== '' && momentOf(startDate) >= momentOf(endDate)
        ? [`the range begins at ${startDate} and ends at ${endDate}`]
        : [],
    ),
    ...[...bars, ...updates].flatMap((bar) => [
      ...wrongWithBar(bar, secType, bar.date ?? '?'),
      ...wrongWithDate(bar.date ?? '', size),
    ]),
    ...outOfOrder(moments, (before, moment) => before < moment).map(
      ([before, moment]) => `a bar of ${moment} came behind one of ${before}`,
    ),
    ...outOfOrder(
      updates.map(({ date = '' }) => momentOf(date)),
      (before, moment) => before <= moment,
    ).map(([before, moment]) => `a bar of ${moment} came behind one of ${before}`),
    ...outOfOrder(
      bars,
      (before, bar) => !isOrdinary(secType) || isWithin(before.close ?? 0, bar.close ?? 0),
    ).map(([before, bar]) => `a bar closes at ${bar.close}, the one before it at ${before.close}`),
  ];
}

/** As a number that rises with time, whichever way it is spelled: seconds since 1970, or a date with its time. */
function momentOf(date: string): number {
  const digits = date.replace(/ [A-Za-z].*$/, '').replace(/\D/g, '');
  return Number(/^\d{8}$/.test(digits) ? `${digits}000000` : digits);
}

const SPELLED =
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[ -]+(?:[01]\d|2[0-3]):[0-5]\d:([0-5]\d)(?: .*)?)?$/;

/** Whether it is a moment at which a bar of that size may begin. */
function wrongWithDate(date: string, size: string): readonly string[] {
  const spelled = SPELLED.exec(date);
  if (!spelled && !/^\d{9,10}$/.test(date)) return [`${date} is no moment`];
  const [, count = '1', unit = ''] = /^(\d+) (sec|min|hour)/.exec(size) ?? [];
  if (unit === '') return [];
  const seconds = spelled ? Number(spelled[1] ?? 0) : Number(date) % 60;
  const step = unit === 'sec' ? Number(count) : 60;
  return seconds % step === 0 ? [] : [`a bar of ${size} begins at ${date}`];
}

function wrongWithBar(bar: Omit<Bar, 'date'>, secType: string, at: string | number): readonly string[] {
  const { open = 0, high = 0, low = 0, close = 0, volume = 0, count = 0, wap = 0 } = bar;
  const wrong: string[] = [];
  if (high < Math.max(open, close) || low > Math.min(open, close)) {
    wrong.push(`the bar of ${at} has open ${open}, high ${high}, low ${low}, close ${close}`);
  }
  if ([open, high, low, close].some((price) => !canBePrice(price, secType))) {
    wrong.push(`the bar of ${at} has a price below nothing`);
  }
  if (isOrdinary(secType) && low > 0 && !isWithin(low, high)) {
    wrong.push(`the bar of ${at} reaches from ${low} to ${high}`);
  }
  if (volume < -1 || count < -1) wrong.push(`the bar of ${at} has volume ${volume} and count ${count}`);
  if (wap > 0 && low > 0 && !(wap >= low * 0.99 && wap <= high * 1.01)) {
    wrong.push(`the bar of ${at} has the average ${wap} between ${low} and ${high}`);
  }
  return wrong;
}

/** Seconds between two of them. */
const REAL_TIME_STEP = 5;

function wrongWithLive({ request, answers }: Question): readonly string[] {
  const bars = readings(realtimeBar, answers);
  const secType = String(request.message.texts['secType'] ?? '');
  return [
    ...bars.flatMap((bar) => wrongWithBar(bar, secType, bar.time ?? 0)),
    ...bars
      .filter(({ time = 0 }) => time % REAL_TIME_STEP !== 0)
      .map(({ time }) => `a bar begins at ${time}`),
    ...outOfOrder(bars, (before, bar) => (before.time ?? 0) < (bar.time ?? 0)).map(
      ([before, bar]) => `the bar of ${bar.time} came behind that of ${before.time}`,
    ),
  ];
}

function wrongWithSchedule({ answers }: Question): readonly string[] {
  const sessions = readings(historicalSchedule, answers).flatMap(({ sessions: all }) => all);
  return [
    ...sessions
      .filter(({ startDateTime = '', endDateTime = '' }) => momentOf(startDateTime) >= momentOf(endDateTime))
      .map(({ refDate }) => `the session of ${refDate} ends before it begins`),
    ...outOfOrder(
      sessions,
      (before, session) => momentOf(before.endDateTime ?? '') <= momentOf(session.startDateTime ?? ''),
    ).map(([, { refDate }]) => `the session of ${refDate} begins before the one before it has ended`),
  ];
}

function wrongWithPastTicks({ request, answers }: Question): readonly string[] {
  const secType = String(request.message.texts['secType'] ?? '');
  const ticks = [
    ...readings(historicalTicks, answers).flatMap(({ ticks: all }) => all),
    ...readings(historicalTicksLast, answers).flatMap(({ ticks: all }) => all),
  ].map(({ time = 0, price = 0, size = 0 }) => ({ time, prices: [price], sizes: [size] }));
  const quotes = readings(historicalTicksBidAsk, answers)
    .flatMap(({ ticks: all }) => all)
    .map(({ time = 0, priceBid = 0, priceAsk = 0, sizeBid = 0, sizeAsk = 0 }) => ({
      time,
      prices: [priceBid, priceAsk],
      sizes: [sizeBid, sizeAsk],
    }));
  const all = [...ticks, ...quotes];
  return [
    ...all
      .filter(({ prices }) => prices.some((price) => !canBePrice(price, secType)))
      .map(({ time, prices }) => `the tick of ${time} has the price ${prices.join(' and ')}`),
    ...all
      .filter(({ sizes }) => sizes.some((size) => size < 0))
      .map(({ time }) => `the tick of ${time} has a size below nothing`),
    ...outOfOrder(all, (before, tick) => before.time <= tick.time).map(
      ([before, tick]) => `the tick of ${tick.time} came behind that of ${before.time}`,
    ),
    ...outOfOrder(
      all,
      (before, tick) =>
        !isOrdinary(secType) ||
        (before.prices[0] ?? 0) <= 0 ||
        isWithin(before.prices[0] ?? 0, tick.prices[0] ?? 0),
    ).map(([before, tick]) => `a tick is at ${tick.prices[0]}, the one before it at ${before.prices[0]}`),
  ];
}

function wrongWithBeginning({ answers }: Question): readonly string[] {
  const beginnings = readings(headTimestamp, answers).map(({ headTimestamp: moment = '' }) => moment);
  const rows = readings(histogramData, answers).flatMap(({ items }) => items);
  return [
    ...beginnings
      .filter((moment) => !SPELLED.test(moment) && !/^\d{7,10}$/.test(moment))
      .map((moment) => `${moment || 'nothing'} is no moment`),
    ...rows
      .filter(({ price = 0, size = 0 }) => price <= 0 || size < 0)
      .map(({ price, size }) => `${size ?? 0} were traded at ${price ?? 0}`),
  ];
}
