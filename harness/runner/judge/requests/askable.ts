import { secTypeFlaw } from '../../../guard/policy/sec-types.js';
import { illegibleIn, strangersIn } from '../contents/legible.js';
import type { Question, Talk } from '../talk/question.js';
import { accountsOf } from '../talk/sessions.js';

/** These are about an instrument. */
const OF_INSTRUMENTS: ReadonlySet<string> = new Set([
  ...['reqContractDetails', 'reqMktData', 'reqMktDepth', 'reqTickByTickData', 'reqRealTimeBars'],
  ...['reqHistoricalData', 'reqHistoricalTicks', 'reqHeadTimeStamp', 'reqHistogramData'],
  ...['calculateImpliedVolatility', 'calculateOptionPrice', 'reqFundamentalData'],
]);
/** Any of these names one. */
const NAMES = ['symbol', 'localSymbol', 'secId', 'issuerId'] as const;
/** Of these TWS makes others, or news. */
const NO_KIND_OF_ITS_OWN: ReadonlySet<string> = new Set(['', 'CONTFUT', 'FUT+CONTFUT', 'NEWS']);

const SHOWN =
  /^(?:(?:AGG)?TRADES|MIDPOINT|BID|ASK|BID_ASK|ADJUSTED_LAST|SCHEDULE|HISTORICAL_VOLATILITY|OPTION_IMPLIED_VOLATILITY|(?:FEE|REBATE)_RATE|YIELD_(?:BID|ASK|BID_ASK|LAST))$/i;

/** How TWS takes what is written in a field. */
const SPELLED: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  reqHistoricalData: {
    durationStr: /^\d+ ?[SDWMY]$/i,
    barSizeSetting: /^\d+ ?(?:secs?|mins?|hours?|days?|weeks?|months?|[WM])$/i,
    whatToShow: SHOWN,
  },
  reqHistoricalTicks: { whatToShow: SHOWN },
  reqHeadTimeStamp: { whatToShow: SHOWN },
  reqRealTimeBars: { whatToShow: SHOWN },
  reqSecDefOptParams: { underlyingSecType: /./ },
  reqTickByTickData: { tickType: /^(?:Last|AllLast|BidAsk|MidPoint)$/ },
};

/** What an answer cannot have been given to: TWS refuses it with an error. */
export function whatCannotBeAsked(
  { kind, request: { message }, answers, end, errors }: Question,
  { session }: Talk,
): readonly string[] {
  if (errors.length > 0 || (answers.length === 0 && end === undefined)) return [];
  const { texts } = message;
  const textOf = (field: string) => (typeof texts[field] === 'string' ? String(texts[field]) : '');
  const spelled = Object.entries(SPELLED[kind.request] ?? {}).flatMap(([field, taken]) =>
    taken.test(textOf(field)) ? [] : [`${field} is "${textOf(field)}"`],
  );
  const currency = textOf('currency');
  return [
    ...illegibleIn(message),
    ...strangersIn(message, accountsOf(session)),
    ...spelled,
    ...(/^(?:[A-Z]{3})?$/i.test(currency) ? [] : [`the currency is "${currency}"`]),
    ...['secType', 'underlyingSecType'].flatMap((field) => {
      const flaw = NO_KIND_OF_ITS_OWN.has(textOf(field)) ? undefined : secTypeFlaw(textOf(field));
      return flaw === undefined ? [] : [flaw];
    }),
    ...(OF_INSTRUMENTS.has(kind.request) ? namelessness(textOf, texts['comboLegs']) : []),
  ].map((wrong) => `was answered, though ${wrong}`);
}

function namelessness(textOf: (field: string) => string, legs: unknown): readonly string[] {
  const conId = Number(textOf('conId'));
  if (conId < 0) return [`conId is ${conId}`];
  if (conId > 0 || (Array.isArray(legs) && legs.length > 0)) return [];
  const by = NAMES.filter((field) => textOf(field) !== '');
  if (by.length === 0) return ['it names no instrument'];
  const isSymbolOnly = by.length === 1 && by[0] === 'symbol';
  return isSymbolOnly && textOf('secType') === '' ? ['it names no kind of instrument'] : [];
}
