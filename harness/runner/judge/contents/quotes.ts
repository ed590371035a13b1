import {
  marketDataType,
  tickByTick,
  tickOptionComputation,
  tickPrice,
  tickReqParams,
  tickSize,
  updateMktDepth,
  updateMktDepthL2,
} from '../../../wire/replies/market-data.js';
import type { Criterion } from '../criterion.js';
import type { Placed, Question } from '../talk/question.js';
import { canBePrice, isOrdinary, isWithin } from './prices.js';
import { criterionOnAnswers, outOfOrder, reading, readings } from './reading.js';
import { isDelayed, isKnownTick, isLive, liveTypeOf } from './tick-types.js';

/** What streams from the market. */
export const quoteContents: readonly Criterion[] = [
  criterionOnAnswers(
    'ticks-hold',
    'Ticks are of types that TWS has, behind one tickReqParams; prices and sizes can be; high, low, bid and ask agree.',
    ['reqMktData'],
    (question) => [
      ...wrongWithTicks(question),
      ...wrongWithPrices(question),
      ...wrongWithGreeks(question.answers),
    ],
  ),
  criterionOnAnswers(
    'greeks-hold',
    'A calculation gives a volatility, a price and Greeks that can be.',
    ['calculateImpliedVolatility', 'calculateOptionPrice'],
    ({ answers }) => wrongWithGreeks(answers),
  ),
  criterionOnAnswers(
    'data-type-holds',
    'Ticks are live or delayed as marketDataType has said.',
    ['reqMktData'],
    wrongWithDataType,
  ),
  criterionOnAnswers(
    'tick-by-tick-holds',
    'Each tick is of the type asked for, not older than the one before, and can be.',
    ['reqTickByTickData'],
    wrongWithTickByTick,
  ),
  criterionOnAnswers(
    'depth-holds',
    'Rows of a book are in its range, and what is in them can be.',
    ['reqMktDepth'],
    wrongWithDepth,
  ),
];

function wrongWithTicks({ answers, beside }: Question): readonly string[] {
  const params = beside.filter(({ message }) => message.name === tickReqParams.name);
  const first = answers.find(({ message }) => message.name === 'tickPrice' || message.name === 'tickSize');
  const wrong: string[] = [];
  if (params.length > 1) wrong.push(`tickReqParams came ${params.length} times`);
  if (first && !params.some(({ index }) => index < first.index)) {
    wrong.push(`${first.message.name} came before tickReqParams`);
  }
  for (const { minTick = 0 } of readings(tickReqParams, params)) {
    if (minTick <= 0) wrong.push(`prices are in steps of ${minTick}`);
  }
  for (const { message } of answers) {
    const type = Number(message.texts['tickType']);
    if (!isKnownTick(message.name, type)) wrong.push(`${message.name} has no type ${type}`);
  }
  for (const { tickType, size = 0 } of readings(tickSize, answers)) {
    if (size < 0) wrong.push(`a size of type ${tickType} is ${size}`);
  }
  return wrong;
}

const [BID, ASK, LAST, HIGH, LOW, CLOSE, OPEN] = [1, 2, 4, 6, 7, 9, 14];
/** Prices of the same thing on the same day: none is far from another. */
const OF_THE_DAY: ReadonlySet<number | undefined> = new Set([BID, ASK, LAST, HIGH, LOW, CLOSE, OPEN]);
/** Of thirteen, 26 and 52 weeks. */
const LOWS_AND_HIGHS = [
  [15, 16],
  [17, 18],
  [19, 20],
] as const;
/** A book may be crossed for a moment, not by much. */
const CROSSED = 1.02;

function wrongWithPrices({ request, answers }: Question): readonly string[] {
  const secType = String(request.message.texts['secType'] ?? '');
  const latest = new Map<number, number>();
  const wrong: string[] = [];
  for (const { tickType = -1, price = 0, size = 0, attrMask = 0 } of readings(tickPrice, answers)) {
    if (!canBePrice(price, secType)) wrong.push(`a price of type ${tickType} is ${price}`);
    if (attrMask < 0 || attrMask > 7) wrong.push(`the attributes of a price are ${attrMask}`);
    if (size < 0) wrong.push(`the size of a price of type ${tickType} is ${size}`);
    const type = liveTypeOf(tickType);
    if (price <= 0) continue;
    const other = [...latest].find(
      ([known, at]) => isOrdinary(secType) && OF_THE_DAY.has(known) && !isWithin(price, at),
    );
    if (other && OF_THE_DAY.has(type))
      wrong.push(`a price of type ${tickType} is ${price}, one of type ${other[0]} ${other[1]}`);
    latest.set(type, price);
  }
  const compare = (low: number | undefined, high: number | undefined, most: number) => {
    const [lower, higher] = [latest.get(low ?? -1), latest.get(high ?? -1)];
    if (lower === undefined || higher === undefined || lower <= higher * most) return;
    wrong.push(`the price of type ${low}, ${lower}, is above that of type ${high}, ${higher}`);
  };
  compare(LOW, HIGH, 1);
  compare(BID, ASK, CROSSED);
  for (const [low, high] of LOWS_AND_HIGHS) compare(low, high, 1);
  return wrong;
}

function wrongWithGreeks(answers: readonly Placed[]): readonly string[] {
  return readings(tickOptionComputation, answers).flatMap((told) => {
    const { tickType, impliedVol = 0, delta = 0, optPrice = 0, gamma = 0, vega = 0, undPrice = 0 } = told;
    const wrong: string[] = [];
    const refuse = (what: string, figure: number) => wrong.push(`${what} of type ${tickType} is ${figure}`);
    if (impliedVol < 0 && impliedVol !== -1) refuse('the volatility', impliedVol);
    if (Math.abs(delta) > 1 && delta !== -2) refuse('the delta', delta);
    if (optPrice < 0 && optPrice !== -1) refuse('the price', optPrice);
    if (gamma < 0 && gamma !== -2) refuse('the gamma', gamma);
    if (vega < 0 && vega !== -2) refuse('the vega', vega);
    if (undPrice < 0 && undPrice !== -1) refuse("the underlying's price", undPrice);
    return wrong;
  });
}

/** Live ones may come to whoever asked for less; what is delayed is said to be before. */
function wrongWithDataType({ answers, beside }: Question): readonly string[] {
  const wrong: string[] = [];
  let shown = 1;
  const placed = [...answers, ...beside].sort((one, other) => one.index - other.index);
  for (const { message } of placed) {
    const type = reading(marketDataType, message)?.marketDataType;
    if (type !== undefined) {
      if (type < 1 || type > 4) wrong.push(`marketDataType is ${type}`);
      shown = type;
    }
    const tickType = Number(message.texts['tickType']);
    const isPrice = message.name === 'tickPrice' || message.name === 'tickSize';
    if (isPrice && isDelayed(tickType) && shown < 3)
      wrong.push(`a delayed tick of type ${tickType} came with live data`);
    if (isPrice && isLive(tickType) && shown > 2)
      wrong.push(`a live tick of type ${tickType} came with delayed data`);
  }
  return [...new Set(wrong)];
}

const TICK_BY_TICK: Readonly<Record<string, number>> = { Last: 1, AllLast: 2, BidAsk: 3, MidPoint: 4 };

function wrongWithTickByTick({ request, answers }: Question): readonly string[] {
  const { texts } = request.message;
  const secType = String(texts['secType'] ?? '');
  const wanted = TICK_BY_TICK[String(texts['tickType'])];
  const ticks = readings(tickByTick, answers);
  return [
    ...ticks.flatMap((tick) => {
      const wrong: string[] = [];
      if (wanted !== undefined && tick.tickType !== wanted) wrong.push(`a tick is of type ${tick.tickType}`);
      const {
        price = 1,
        bidPrice = 1,
        askPrice = 1,
        midPoint = 1,
        size = 0,
        bidSize = 0,
        askSize = 0,
      } = tick;
      for (const figure of [price, bidPrice, askPrice, midPoint]) {
        if (!canBePrice(figure, secType)) wrong.push(`a price is ${figure}`);
      }
      if (Math.min(size, bidSize, askSize) < 0) wrong.push('a size is below nothing');
      const { mask = 0 } = tick;
      if (mask < 0 || mask > 3) wrong.push(`the attributes of a tick are ${mask}`);
      if (isOrdinary(secType) && bidPrice > askPrice * CROSSED)
        wrong.push(`bid ${bidPrice} and ask ${askPrice}`);
      return wrong;
    }),
    ...outOfOrder(ticks, (before, tick) => (before.time ?? 0) <= (tick.time ?? 0)).map(
      ([before, tick]) => `a tick of ${tick.time} came behind one of ${before.time}`,
    ),
    ...outOfOrder(
      ticks
        .map(({ price, bidPrice, midPoint }) => price ?? bidPrice ?? midPoint ?? 0)
        .filter((price) => price > 0),
      (before, price) => !isOrdinary(secType) || isWithin(before, price),
    ).map(([before, price]) => `a tick is at ${price}, the one before it at ${before}`),
  ];
}

function wrongWithDepth({ request, answers }: Question): readonly string[] {
  const most = Number(request.message.texts['numRows'] ?? 0);
  const rows = [...readings(updateMktDepth, answers), ...readings(updateMktDepthL2, answers)];
  return rows.flatMap(({ position = 0, operation = 0, side = 0, price = 0, size = 0 }) => {
    const wrong: string[] = [];
    if (position < 0 || (most > 0 && position > most)) wrong.push(`a row is at ${position} of ${most}`);
    if (operation < 0 || operation > 2) wrong.push(`an operation is ${operation}`);
    if (side !== 0 && side !== 1) wrong.push(`a side is ${side}`);
    if (operation < 2 && price <= 0) wrong.push(`a price is ${price}`);
    if (size < 0) wrong.push(`a size is ${size}`);
    return wrong;
  });
}
