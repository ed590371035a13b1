import { describe, expect, test } from 'vitest';
import { judge } from '../../../../../harness/runner/judge/judge.js';
import type { Observed, ObservedMessage } from '../../../../../harness/runner/observed.js';
import { readTranscript } from '../../../../fixtures/transcripts/read.js';

type Messages = readonly ObservedMessage[];
type Edit = (messages: Messages) => Messages;

/** Why a recorded run does not pass any more, once its messages are others. */
function complaints(id: string, edit: Edit, more: Partial<Observed> = {}): readonly string[] {
  const { example, seen } = readTranscript(id);
  const sessions = seen.sessions.map((session) => ({ ...session, messages: edit(session.messages) }));
  return judge({ ...seen, sessions, ...more }, example).reasons.map(
    ({ criterion, message }) => `${criterion}: ${message}`,
  );
}

/** The n-th message of a name with other texts; the last where it is -1. */
const altered =
  (name: string, nth: number, texts: ObservedMessage['texts']): Edit =>
  (messages) => {
    const target = messages.filter((message) => message.name === name).at(nth);
    return messages.map((message) =>
      message === target ? { ...message, texts: { ...message.texts, ...texts } } : message,
    );
  };
const without =
  (name: string, texts: ObservedMessage['texts'] = {}): Edit =>
  (messages) =>
    messages.filter(
      (message) =>
        message.name !== name || Object.entries(texts).some(([field, text]) => message.texts[field] !== text),
    );
const twice =
  (name: string): Edit =>
  (messages) =>
    messages.flatMap((message) => (message.name === name ? [message, message] : [message]));

const spelledAs =
  (orderType: string): Edit =>
  (messages) =>
    messages.map((message) =>
      'orderType' in message.texts ? { ...message, texts: { ...message.texts, orderType } } : message,
    );

/** A cancel that nobody asked for and nothing explains. */
const unasked: Edit = (messages) => without('errMsg', { errorCode: '202' })(without('cancelOrder')(messages));

const BUY = 'ts-orders-market-buy';
const LIMIT = 'ts-orders-limit-cancel';
const BRACKET = 'ts-orders-bracket';
const CHANGE = 'ts-orders-modify-limit';

const ORDERS: ReadonlySet<string> = new Set(['placeOrder', 'cancelOrder', 'openOrder', 'orderStatus']);

describe('what is said of an order', () => {
  test.each([BUY, LIMIT, BRACKET, CHANGE, 'py-orders-market-buy'])('passes as it was recorded: %s', (id) => {
    expect(complaints(id, (messages) => messages)).toEqual([]);
  });

  test.each<{ readonly what: string; readonly id: string; readonly edit: Edit; readonly says: RegExp }>([
    {
      ...{
        what: 'an id below the next valid one',
        id: BUY,
        edit: altered('nextValidId', 0, { orderId: '7' }),
      },
      says: /^order-ids-are-new: order 1 was placed under an id below 7/,
    },
    {
      ...{ what: 'the same order placed twice', id: LIMIT, edit: twice('placeOrder') },
      says: /^order-ids-are-new: order 1 was placed twice/,
    },
    {
      ...{ what: 'no openOrder', id: LIMIT, edit: without('openOrder') },
      says: /^orders-are-answered: order 1 was placed, and no openOrder came of it/,
    },
    {
      ...{
        what: 'a cancel without an answer',
        id: LIMIT,
        edit: without('orderStatus', { status: 'Cancelled' }),
      },
      says: /^orders-/,
    },
    {
      ...{ what: 'another side', id: BUY, edit: altered('openOrder', 0, { action: 'SELL' }) },
      says: /^orders-are-as-asked: order 1: action was asked to be "BUY", and openOrder says "SELL"/,
    },
    {
      ...{ what: 'another limit', id: LIMIT, edit: altered('openOrder', 0, { lmtPrice: '1.0' }) },
      says: /^orders-are-as-asked: order 1: lmtPrice was asked to be/,
    },
    {
      ...{ what: 'another limit of an order that the client spells in its own way', id: LIMIT },
      edit: (messages) => altered('openOrder', 0, { lmtPrice: '1.0' })(spelledAs('Limit')(messages)),
      says: /^orders-are-as-asked: order 1: lmtPrice was asked to be/,
    },
    {
      ...{
        what: 'a feature that nobody asked for',
        id: LIMIT,
        edit: altered('openOrder', 0, { hidden: '1' }),
      },
      says: /^orders-are-as-asked: order 1: hidden was asked to be/,
    },
    {
      ...{
        what: 'margins of what is no what-if',
        id: BUY,
        edit: altered('openOrder', 0, { initMarginAfter: '9' }),
      },
      says: /^orders-are-as-asked: order 1: initMarginAfter is "9"/,
    },
    {
      ...{ what: 'another permId', id: BUY, edit: altered('orderStatus', -1, { permId: '5' }) },
      says: /^orders-keep-their-identity: order 1: permId was 1100000001, and then 5/,
    },
    {
      ...{ what: 'the account of another login', id: BUY, edit: altered('openOrder', 0, { account: 'DU7' }) },
      says: /^orders-keep-their-identity: order 1 is told to be of account DU7/,
    },
    {
      ...{
        what: 'an order that is not filled any more',
        id: BUY,
        edit: altered('openOrder', -1, { status: 'Submitted' }),
      },
      says: /^orders-live-as-orders-do: /,
    },
    {
      ...{
        what: 'a status that there is not',
        id: BUY,
        edit: altered('orderStatus', 0, { status: 'Working' }),
      },
      says: /^orders-live-as-orders-do: order 1 is told to be "Working"/,
    },
    {
      ...{ what: 'a cancel out of nowhere', id: LIMIT, edit: unasked },
      says: /^orders-live-as-orders-do: order 1 is told to be Cancelled, and nobody had cancelled it/,
    },
    {
      ...{ what: 'more filled than there is', id: BUY, edit: altered('orderStatus', -1, { filled: '6' }) },
      says: /^fills-add-up: order 1, Filled: 6 filled and 0 remaining do not make 5/,
    },
    {
      ...{ what: 'a fill without an execution', id: BUY, edit: without('execDetails') },
      says: /^fills-add-up: order 1, Filled: 5 are told to be filled, and the executions make something else/,
    },
    {
      ...{ what: 'another average price', id: BUY, edit: altered('orderStatus', -1, { avgFillPrice: '1' }) },
      says: /^fills-add-up: order 1, Filled: the average price is 1/,
    },
    {
      ...{
        what: 'a sale that was ordered as a purchase',
        id: BUY,
        edit: altered('execDetails', 0, { side: 'SLD' }),
      },
      says: /^executions-are-of-their-order: .*SLD is not the side of a BUY order/,
    },
    {
      ...{ what: 'an execution of nothing', id: BUY, edit: altered('execDetails', 0, { symbol: '' }) },
      says: /^executions-are-of-their-order: .*no symbol is told/,
    },
    {
      ...{ what: 'an execution told twice', id: BUY, edit: twice('execDetails') },
      says: /^executions-are-of-their-order: .* was told twice/,
    },
    {
      ...{
        what: 'a commission of another execution',
        id: BUY,
        edit: altered('commissionReport', 0, { execId: '1.2' }),
      },
      says: /^orders-were-placed-by-somebody: commissionReport charges 1.2/,
    },
    {
      ...{ what: 'a commission told twice', id: BUY, edit: twice('commissionReport') },
      says: /^executions-are-charged: .* was charged 2 times for 1/,
    },
    {
      ...{
        what: 'a commission in another currency',
        id: BUY,
        edit: altered('commissionReport', 0, { currency: 'EUR' }),
      },
      says: /^executions-are-charged: .* is in EUR, what was traded in USD/,
    },
    {
      ...{ what: 'an order of nobody', id: BUY, edit: altered('orderStatus', 0, { orderId: '9' }) },
      says: /^orders-were-placed-by-somebody: orderStatus tells of order 9/,
    },
    {
      ...{
        what: 'a cancel of what nobody placed',
        id: LIMIT,
        edit: altered('cancelOrder', 0, { orderId: '9' }),
      },
      says: /^cancels-open-orders: order 9 was cancelled, which nobody had placed/,
    },
    {
      ...{ what: 'a number that is none', id: BUY, edit: altered('orderStatus', 0, { filled: 'some' }) },
      says: /^orders-can-be-read: .*filled: expected a number, found "some"/,
    },
    {
      ...{
        what: 'an order that is never sent',
        id: LIMIT,
        edit: altered('placeOrder', 0, { transmit: '0' }),
      },
      says: /^orders-are-answered: order 1 is told of, and was never transmitted/,
    },
    {
      ...{
        what: 'a parent that goes before its children',
        id: BRACKET,
        edit: altered('placeOrder', 0, { transmit: '1' }),
      },
      says: /^families-go-out-whole: order 1 was transmitted before order 2, which belongs to it, was placed/,
    },
    {
      ...{
        what: 'a child that goes before the other',
        id: BRACKET,
        edit: altered('placeOrder', 1, { transmit: '1' }),
      },
      says: /^families-go-out-whole: order 2 was transmitted before order 3, which belongs to it, was placed/,
    },
  ])('is refused: $what', ({ id, edit, says }) => {
    expect(complaints(id, edit)).toContainEqual(expect.stringMatching(says));
  });

  test('a child may be attached to an order that is known to work', () => {
    const attached: Edit = (messages) => {
      const [parent, child] = messages.filter(({ name }) => name === 'placeOrder');
      const told = messages.filter(({ texts }) => texts['orderId'] === parent?.texts['orderId']);
      const rest = messages.filter((message) => !told.includes(message) && message !== child);
      const sent = (message: ObservedMessage) => ({ ...message, texts: { ...message.texts, transmit: '1' } });
      const known = told.filter(({ name }) => name !== 'cancelOrder').slice(1, 3);
      if (!parent || !child) throw new Error('no bracket was placed');
      return [...rest.filter(({ name }) => !ORDERS.has(name)), sent(parent), ...known, sent(child)];
    };
    expect(complaints(BRACKET, attached).filter((said) => said.startsWith('families-'))).toEqual([]);
    const hasty: Edit = (messages) => without('openOrder')(without('orderStatus')(attached(messages)));
    expect(complaints(BRACKET, hasty)).toContainEqual(
      expect.stringMatching(/^families-go-out-whole: order 1/),
    );
  });

  test('a status that is repeated is what TWS does', () => {
    expect(complaints(BUY, twice('orderStatus'))).toEqual([]);
  });

  test('an account that holds something else than was executed', () => {
    const { account } = readTranscript(BUY).seen;
    if (account === undefined) throw new Error('the account was not looked at');
    expect(
      complaints(BUY, (messages) => messages, { account: { ...account, after: account.before } }),
    ).toContain(
      'positions-follow-executions: conId 265598: the account had 0 and has 0, and 5 were executed',
    );
  });

  test('a program of this category that places nothing has shown nothing', () => {
    const nothing: Edit = (messages) => messages.filter(({ texts }) => texts['nothing'] !== undefined);
    expect(complaints(BUY, nothing)).toContain('places-an-order: no order was placed');
  });
});

test.each([
  ['1.0', ['1.0']],
  ['100000.0', []],
])('a purchase at a limit of %s may not be filled above it', (lmtPrice, beyond) => {
  const limited = { orderType: 'LMT', lmtPrice };
  const edit: Edit = (messages) =>
    messages.map((message) =>
      message.name === 'placeOrder' || message.name === 'openOrder'
        ? { ...message, texts: { ...message.texts, ...limited } }
        : message,
    );
  const found = complaints(BUY, edit).filter((each) => each.includes('beyond the limit'));
  expect(found).toHaveLength(beyond.length);
});
