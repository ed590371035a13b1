import type { Fields } from '../../../wire/decode.js';
import { mktDepthExchanges, smartComponents } from '../../../wire/replies/market-data.js';
import {
  bondContractDetails,
  contractDetails,
  marketRule,
  securityDefinitionOptionParameter,
  symbolSamples,
} from '../../../wire/replies/reference.js';
import type { ReadingOf } from '../../../wire/values.js';
import type { Criterion } from '../criterion.js';
import type { Question } from '../talk/question.js';
import { criterionOnAnswers, outOfOrder, readings, repeated } from './reading.js';

/** Answers to questions about contracts. */
export const contractContents: readonly Criterion[] = [
  criterionOnAnswers(
    'contracts-as-asked',
    'Each contract that is told is one that was asked for, told once, with an id and sizes that can be.',
    ['reqContractDetails'],
    (question) => [...wrongWithContracts(question), ...wrongWithBonds(question)],
  ),
  criterionOnAnswers(
    'chains-as-asked',
    'A chain of options is of the underlying asked for; its strikes and expirations are listed once.',
    ['reqSecDefOptParams'],
    wrongWithChains,
  ),
  criterionOnAnswers(
    'lists-hold',
    'Lists of symbols, exchanges and price steps name each of their rows once, in order.',
    ['reqMatchingSymbols', 'reqMarketRule', 'reqMktDepthExchanges', 'reqSmartComponents'],
    wrongWithLists,
  ),
];

type Details = ReadingOf<typeof contractDetails>;

function wrongWithContracts({ request, answers }: Question): readonly string[] {
  const found = readings(contractDetails, answers);
  const { texts } = request.message;
  return [
    ...repeated(found.map(({ conId, exchange }) => `contract ${conId} at ${exchange}`)).map(
      (which) => `${which} was told twice`,
    ),
    ...found.flatMap((details) => [...otherThanAsked(details, texts), ...impossibleIn(details)]),
  ];
}

/** A bond is asked for by an id that it does not come under. */
function wrongWithBonds({ answers }: Question): readonly string[] {
  const found = readings(bondContractDetails, answers);
  return [
    ...repeated(found.map(({ conId, exchange }) => `bond ${conId} at ${exchange}`)).map(
      (which) => `${which} was told twice`,
    ),
    ...found.filter(({ conId = 0 }) => conId <= 0).map(({ conId }) => `a bond has the id ${conId ?? 'none'}`),
  ];
}

/** What is asked for by the name of a continuous future, or of all that there is, comes under other ones. */
const OTHER_TYPES: ReadonlySet<string> = new Set(['CONTFUT', 'FUT+CONTFUT', 'NEWS', 'BOND', '']);

function otherThanAsked(details: Details, asked: Fields): readonly string[] {
  const { conId = 0, symbol = '', secType = '', currency = '', strike = 0, right = '' } = details;
  const expiry = details.lastTradeDateOrContractMonth ?? '';
  const wants = (field: string) => (typeof asked[field] === 'string' ? String(asked[field]) : '');
  const wrong: string[] = [];
  const compare = (field: string, told: string, isSame: boolean) => {
    if (wants(field) !== '' && !isSame)
      wrong.push(`${field} ${told || 'none'} was told, and ${wants(field)} asked for`);
  };
  const hasConId = Number(wants('conId')) > 0;
  compare('conId', String(conId), !hasConId || Number(wants('conId')) === conId);
  // An id says all; what else was asked is not looked at beside it.
  if (hasConId) return wrong;
  compare('symbol', symbol, wants('secId') !== '' || wants('symbol').toUpperCase() === symbol.toUpperCase());
  compare('secType', secType, OTHER_TYPES.has(wants('secType')) || wants('secType') === secType);
  compare('currency', currency, wants('currency') === currency);
  compare('strike', String(strike), Number(wants('strike')) === 0 || Number(wants('strike')) === strike);
  compare(
    'right',
    right,
    ['0', '?'].includes(wants('right')) || wants('right').charAt(0) === right.charAt(0),
  );
  compare(
    'lastTradeDateOrContractMonth',
    expiry,
    expiry.startsWith(wants('lastTradeDateOrContractMonth').slice(0, 6)),
  );
  compare('exchange', details.exchange ?? '', wants('exchange') !== 'SMART' || details.exchange === 'SMART');
  return wrong;
}

/** A day of trading, such as `20260302:0400-20260302:2000` or `20260301:CLOSED`. */
const HOURS = /^\d{8}:(?:CLOSED|\d{4}-(?:\d{8}:)?\d{4}(?:,(?:\d{8}:)?\d{4}-(?:\d{8}:)?\d{4})*)$/;

function impossibleIn(details: Details): readonly string[] {
  const { conId = 0, symbol = 'a contract', minTick = 0, priceMagnifier = 0, exchange = '' } = details;
  const places = (details.validExchanges ?? '').split(',').filter((place) => place !== '');
  const rules = (details.marketRuleIds ?? '').split(',').filter((rule) => rule !== '');
  const wrong: string[] = [];
  const refuse = (field: keyof Details) =>
    wrong.push(`${symbol} has the ${field} ${String(details[field] ?? 'of none')}`);
  const isShare = details.secType === 'STK';
  if (conId <= 0) refuse('conId');
  if (minTick <= 0 || (isShare && minTick > 1)) refuse('minTick');
  if (!/^10*$/.test(String(priceMagnifier))) refuse('priceMagnifier');
  if (isShare && (details.strike ?? 0) !== 0) refuse('strike');
  if (isShare && (details.underConId ?? 0) !== 0) refuse('underConId');
  for (const size of ['minSize', 'sizeIncrement', 'suggestedSizeIncrement'] as const) {
    if ((details[size] ?? 1) <= 0) refuse(size);
  }
  for (const hours of ['tradingHours', 'liquidHours'] as const) {
    if (!(details[hours] ?? '').split(';').every((day) => day === '' || HOURS.test(day))) refuse(hours);
  }
  if (rules.some((rule) => !/^\d+$/.test(rule))) refuse('marketRuleIds');
  if (places.length > 0 && !places.includes(exchange)) {
    wrong.push(`${symbol} is told for ${exchange}, which is none of its exchanges`);
  }
  if (rules.length > 0 && rules.length !== places.length) {
    wrong.push(`${symbol} has ${rules.length} market rules for ${places.length} exchanges`);
  }
  return wrong;
}

function wrongWithChains({ request, answers }: Question): readonly string[] {
  const asked = Number(request.message.texts['underlyingConId']);
  const chains = readings(securityDefinitionOptionParameter, answers);
  const keys = chains.map(
    ({ exchange, tradingClass, multiplier }) => `${tradingClass} at ${exchange} of ${multiplier}`,
  );
  return [
    ...repeated(keys).map((key) => `the chain ${key} was told twice`),
    ...chains.flatMap(({ exchange = '', underlyingConId, expirations, strikes }) => {
      const wrong: string[] = [];
      if (underlyingConId !== asked)
        wrong.push(`a chain of ${underlyingConId} was told, and ${asked} asked for`);
      const dates = expirations.map(({ expiration = '' }) => expiration);
      const prices = strikes.map(({ strike = 0 }) => strike);
      if (dates.some((date) => !/^20\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(date))) {
        wrong.push(`an expiration at ${exchange} is no date`);
      }
      if (repeated(dates).length > 0) wrong.push(`an expiration at ${exchange} stands twice`);
      if (prices.some((price) => price <= 0)) wrong.push(`a strike at ${exchange} is not above nothing`);
      if (repeated(prices.map(String)).length > 0) wrong.push(`a strike at ${exchange} stands twice`);
      return wrong;
    }),
  ];
}

function wrongWithLists({ answers }: Question): readonly string[] {
  const symbols = readings(symbolSamples, answers).flatMap(({ contracts }) => contracts);
  const rules = readings(marketRule, answers).flatMap(({ priceIncrements }) => priceIncrements);
  const exchanges = readings(mktDepthExchanges, answers).flatMap(({ exchanges: all }) => all);
  const parts = readings(smartComponents, answers).flatMap(({ components }) => components);
  const keys = [
    // Issuers of bonds are listed without an id.
    ...symbols.filter(({ conId = 0 }) => conId > 0).map(({ conId }) => `contract ${conId}`),
    ...exchanges.map(({ exchange, secType, listingExch, serviceDataType, aggGroup }) =>
      [exchange, secType, listingExch, serviceDataType, aggGroup].join(' '),
    ),
    ...parts.map(({ bitNumber }) => `bit ${bitNumber}`),
  ];
  return [
    ...repeated(keys).map((key) => `${key} stands twice`),
    ...symbols
      .filter(({ symbol = '', secType = '' }) => symbol === '' && secType !== 'BOND')
      .map(() => 'a row has no symbol'),
    ...rules
      .filter(({ increment = 0 }) => increment <= 0)
      .map(({ increment }) => `a price step is ${increment ?? 0}`),
    ...outOfOrder(rules, (before, rule) => (before.lowEdge ?? 0) < (rule.lowEdge ?? 0)).map(
      ([before, rule]) => `the steps from ${rule.lowEdge} stand behind those from ${before.lowEdge}`,
    ),
  ];
}
