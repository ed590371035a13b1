import { double, illegible } from '../../../wire/field-types.js';
import {
  accountSummary,
  accountUpdateMulti,
  position,
  positionMulti,
  updateAccountValue,
  updatePortfolio,
} from '../../../wire/replies/account.js';
import type { Criterion } from '../criterion.js';
import type { Placed, Question } from '../talk/question.js';
import { toldLate } from './first-told.js';
import { criterionOnAnswers, readings, repeated } from './reading.js';

/** What is told of accounts. */
export const holdingContents: readonly Criterion[] = [
  criterionOnAnswers(
    'positions-hold',
    'A position is told once before the end of the list, with an id and a cost that can be.',
    ['reqPositions', 'reqPositionsMulti'],
    wrongWithPositions,
  ),
  criterionOnAnswers(
    'portfolio-adds-up',
    'Value and profit of a position follow from its size, its price and its cost.',
    ['reqAccountUpdates'],
    wrongWithPortfolio,
  ),
  criterionOnAnswers(
    'account-values-hold',
    'Values of an account are of the tags asked for, told once each, and numbers where they are money.',
    ['reqAccountSummary', 'reqAccountUpdates', 'reqAccountUpdatesMulti'],
    (question) => [...wrongWithSummary(question), ...wrongWithValues(question)],
  ),
  criterionOnAnswers(
    'tells-all-at-first',
    'What an account has is told before the end of the list; behind it comes what changes, or what a trade brings.',
    [
      ...['reqPositions', 'reqPositionsMulti', 'reqAccountSummary', 'reqAccountUpdates'],
      'reqAccountUpdatesMulti',
    ],
    toldLate,
  ),
];

/** Of a stream, what came before it had told all that there was. */
function firstOf({ answers, end }: Question): readonly Placed[] {
  return end === undefined ? answers : answers.filter(({ index }) => index < end.index);
}

function wrongWithPositions(question: Question): readonly string[] {
  const first = firstOf(question);
  const keys = [
    ...readings(position, first).map(({ account, conId }) => `${account} ${conId}`),
    ...readings(positionMulti, first).map(
      ({ account, conId, modelCode }) => `${account} ${conId} ${modelCode ?? ''}`,
    ),
  ];
  const { answers } = question;
  const rows = [...readings(position, answers), ...readings(positionMulti, answers)];
  return [
    ...repeated(keys).map((key) => `the position ${key} was told twice`),
    ...rows.flatMap(({ conId = 0, symbol = '', avgCost = 0, secType }) => {
      const wrong: string[] = [];
      if (conId <= 0) wrong.push(`${symbol} has the id ${conId}`);
      if (symbol === '') wrong.push(`contract ${conId} has no symbol`);
      if (avgCost < 0 && secType === 'STK') wrong.push(`${symbol} has cost ${avgCost}`);
      return wrong;
    }),
  ];
}

/** Their value is price times size; of the others a contract may stand for more. */
const PLAIN: ReadonlySet<string | undefined> = new Set(['STK', 'OPT']);
/** Prices are rounded to cents and costs to parts of them, and the two are not of the same moment. */
const TOLERANCE = 0.01;

function wrongWithPortfolio({ answers }: Question): readonly string[] {
  return readings(updatePortfolio, answers).flatMap((row) => {
    const { conId = 0, symbol = '', secType, multiplier, position: size = 0, marketPrice = 0 } = row;
    const { marketValue = 0, averageCost = 0, unrealizedPNL = 0 } = row;
    const wrong: string[] = [];
    if (conId <= 0) wrong.push(`${symbol} has the id ${conId}`);
    if (!PLAIN.has(secType)) return wrong;
    const times = secType === 'STK' ? 1 : Number(multiplier ?? 100);
    const value = size * marketPrice * times;
    const near = TOLERANCE * Math.max(Math.abs(value), Math.abs(size * averageCost), 1);
    if (Math.abs(marketValue - value) > near) {
      wrong.push(`${size} ${symbol} at ${marketPrice} are worth ${marketValue}`);
    }
    if (Math.abs(unrealizedPNL - (marketValue - size * averageCost)) > near) {
      wrong.push(
        `${size} ${symbol} worth ${marketValue}, bought at ${averageCost}, have gained ${unrealizedPNL}`,
      );
    }
    return wrong;
  });
}

/** Tags that every account has. */
const ALWAYS = [
  ...['NetLiquidation', 'TotalCashValue', 'BuyingPower', 'AvailableFunds', 'ExcessLiquidity'],
  ...['EquityWithLoanValue', 'InitMarginReq', 'MaintMarginReq', 'GrossPositionValue'],
];

function wrongWithSummary(question: Question): readonly string[] {
  if (question.kind.request !== 'reqAccountSummary') return [];
  const asked = String(question.request.message.texts['tags'] ?? '')
    .split(',')
    .map((tag) => tag.trim());
  const hasLedger = asked.some((tag) => tag.startsWith('$LEDGER'));
  const rows = readings(accountSummary, question.answers);
  const tags = new Set(rows.map(({ tag = '' }) => tag));
  const missing = ALWAYS.filter((tag) => asked.includes(tag) && !tags.has(tag));
  return [
    ...[...tags].filter((tag) => !hasLedger && !asked.includes(tag)).map((tag) => `${tag} was not asked for`),
    ...(question.end === undefined ? [] : missing.map((tag) => `${tag} was asked for and not told`)),
    ...numbersIn(rows.map(({ tag = '', value = '', currency = '' }) => ({ key: tag, value, currency }))),
    ...twiceIn(
      readings(accountSummary, firstOf(question)).map(
        ({ account, tag, currency = '' }) => `${tag} in ${currency || 'no currency'} of ${account}`,
      ),
    ),
  ];
}

function wrongWithValues(question: Question): readonly string[] {
  const values = (placed: readonly Placed[]) => [
    ...readings(updateAccountValue, placed),
    ...readings(accountUpdateMulti, placed),
  ];
  return [
    ...numbersIn(
      values(question.answers).map(({ key = '', value = '', currency = '' }) => ({
        key,
        value,
        currency,
      })),
    ),
    ...twiceIn(
      values(firstOf(question)).map(
        ({ account, key, currency = '' }) => `${key} in ${currency || 'no currency'} of ${account}`,
      ),
    ),
  ];
}

const twiceIn = (keys: readonly string[]) => repeated(keys).map((key) => `${key} was told twice`);

interface Value {
  readonly key: string;
  readonly value: string;
  readonly currency: string;
}

const MONEY = /Liquidation|Liquidity|Cash|Power|Funds|Value$|Margin|PnL|Dividend|Interest|ExchangeRate/;

const NEVER_NEGATIVE =
  /^(?:Full|LookAhead)?(?:Init|Maint)MarginReq|^BuyingPower|^GrossPositionValue|^RegTMargin|^ExchangeRate/;

function numbersIn(values: readonly Value[]): readonly string[] {
  return values
    .filter(({ key, value, currency }) => {
      if (key === '' || (NEVER_NEGATIVE.test(key) && Number(value) < 0)) return true;
      return currency !== '' && MONEY.test(key) && double.read(value) === illegible;
    })
    .map(
      ({ key, value, currency }) => `${key || 'a value without a name'} is ${value || 'nothing'} ${currency}`,
    );
}
