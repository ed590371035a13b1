import { describe, expect, test } from 'vitest';
import type { ObservedMessage } from '../../../../harness/runner/observed.js';
import { ask, exampleOf, failure, runOf, tell, unmet } from './run-scene.js';

const stock = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
const reqDetails = ask('reqContractDetails', { reqId: '5', ...stock });
const details = tell('contractDetails', {
  ...{ reqId: '5', ...stock, conId: '265598', minTick: '0.01', priceMagnifier: '1' },
  ...{ validExchanges: 'SMART,NYSE', marketRuleIds: '26,26' },
});
const detailsEnd = tell('contractDetailsEnd', { version: '1', reqId: '5' });

const reqQuote = ask('reqMktData', { version: '11', reqId: '1', ...stock, snapshot: '0' });
const params = tell('tickReqParams', { reqId: '1', minTick: '0.01' });
const tick = (at = 0) =>
  tell('tickPrice', { version: '6', reqId: '1', tickType: '1', price: '223.5', size: '3' }, at);
const cancelQuote = ask('cancelMktData', { version: '2', reqId: '1' });

const reqPositions = ask('reqPositions', { version: '1' });
const positionEnd = tell('positionEnd', { version: '1' });
const cancelPositions = ask('cancelPositions', { version: '1' });

const contracts = exampleOf('contracts');
const quotes = exampleOf('market_data');
const portfolio = exampleOf('portfolio');

describe('what belongs together', () => {
  test.each<[string, readonly ObservedMessage[]]>([
    ['a list with its end', [reqDetails, details, detailsEnd]],
    ['an error that is only a notice', [reqDetails, failure(2107, '5'), details, detailsEnd]],
    [
      'the same id again once the first is over',
      [reqDetails, details, detailsEnd, reqDetails, details, detailsEnd],
    ],
  ])('%s is as it should be', (_, messages) => expect(unmet(runOf(messages), contracts)).toEqual([]));

  test.each<[string, readonly ObservedMessage[]]>([
    ['a stream that is cancelled', [reqQuote, params, tick(), cancelQuote]],
    ['a tick on its way as the stream is cancelled', [reqQuote, params, tick(), cancelQuote, tick(2900)]],
  ])('%s is as it should be', (_, messages) => expect(unmet(runOf(messages), quotes)).toEqual([]));

  test.each<[string, readonly ObservedMessage[], string]>([
    ['a reply before its request', [details, reqDetails, details, detailsEnd], 'replies-belong'],
    [
      'a reply of another id',
      [reqDetails, details, detailsEnd, { ...detailsEnd, texts: { reqId: '6' } }],
      'replies-belong',
    ],
    ['a row behind the end', [reqDetails, details, detailsEnd, details], 'replies-belong'],
    ['a second end', [reqDetails, details, detailsEnd, detailsEnd], 'ends-once'],
    ['no row where there must be one', [reqDetails, detailsEnd], 'tells-enough'],
    ['an answer that was not waited for', [reqDetails, details], 'waits-for-answers'],
    [
      'one id for two at once',
      [reqDetails, reqDetails, details, detailsEnd, details, detailsEnd],
      'ids-in-use-once',
    ],
    [
      'one id for two of different kinds',
      [
        reqDetails,
        ask('reqMatchingSymbols', { reqId: '5', pattern: 'AA' }),
        tell('symbolSamples', { reqId: '5' }),
        details,
        detailsEnd,
      ],
      'ids-in-use-once',
    ],
    [
      'a word that the prices are delayed instead of the prices',
      [ask('reqMktData', { reqId: '1', ...stock, snapshot: '1' }), failure(10167, '1')],
      'waits-for-answers',
    ],
    ['data behind a refusal', [reqDetails, failure(200, '5'), details, detailsEnd], 'replies-belong'],
    [
      'an error of an id nobody has used',
      [reqDetails, details, detailsEnd, failure(200, '9')],
      'errors-belong',
    ],
  ])('%s is refused', (_, messages, criterion) =>
    expect(unmet(runOf(messages), contracts)).toContain(criterion),
  );

  test.each<[string, readonly ObservedMessage[], string]>([
    ['a stream that is left open', [reqQuote, params, tick()], 'cancels-subscriptions'],
    ['a tick long behind the cancel', [reqQuote, params, tick(), cancelQuote, tick(9000)], 'replies-belong'],
    ['a cancel of nothing', [cancelQuote, reqQuote, params, tick(), cancelQuote], 'cancels-what-was-asked'],
    ['a cancel said twice', [reqQuote, params, tick(), cancelQuote, cancelQuote], 'cancels-what-was-asked'],
  ])('%s is refused', (_, messages, criterion) =>
    expect(unmet(runOf(messages), quotes)).toContain(criterion),
  );
});

describe('what has no id', () => {
  test('each of two questions has an end of its own', () => {
    const twice = [reqPositions, positionEnd, reqPositions, positionEnd, cancelPositions];
    expect(unmet(runOf(twice), portfolio)).toEqual([]);
    expect(unmet(runOf([reqPositions, ...twice]), portfolio)).toEqual(['waits-for-answers']);
  });

  test('the time is told as often as it is asked for', () => {
    const [asks, tells] = [ask('reqCurrentTime'), tell('currentTime', { version: '1', time: '1772463600' })];
    const example = exampleOf('connection');
    expect(unmet(runOf([asks, asks, tells, tells]), example)).toEqual([]);
    expect(unmet(runOf([asks, tells, tells]), example)).toEqual(['replies-belong']);
    expect(unmet(runOf([asks, asks, tells]), example)).toEqual(['waits-for-answers']);
  });

  test('account updates end with a request that says so', () => {
    const updates = (subscribe: string) => ask('reqAccountUpdates', { subscribe, acctCode: 'DU1234567' });
    const account = { account: 'DU1234567' };
    const value = tell('updateAccountValue', {
      key: 'NetLiquidation',
      value: '1',
      currency: 'USD',
      ...account,
    });
    const download = [updates('1'), value, tell('accountDownloadEnd', account)];
    expect(unmet(runOf([...download, updates('0')]), portfolio)).toEqual([]);
    expect(unmet(runOf(download), portfolio)).toEqual(['cancels-subscriptions']);
    expect(unmet(runOf([...download, updates('0'), updates('0')]), portfolio)).toEqual([
      'cancels-what-was-asked',
    ]);
  });
});

describe('what ib_async does by itself', () => {
  const python = exampleOf('contracts', { language: 'python' });
  const startUp = [
    reqPositions,
    ask('reqOpenOrders', { version: '1' }),
    ask('reqCompletedOrders', { apiOnly: '0' }),
    positionEnd,
    tell('openOrderEnd', { version: '1' }),
    tell('completedOrdersEnd'),
  ];

  test('is not held against a program, and is nothing that the program did', () => {
    expect(unmet(runOf([...startUp, reqDetails, details, detailsEnd]), python)).toEqual([]);
    expect(unmet(runOf(startUp), python)).toEqual(['does-something', 'has-contracts']);
  });

  test('is held against a program of another library', () => {
    const same = runOf([...startUp, reqDetails, details, detailsEnd]);
    expect(unmet(same, contracts)).toEqual(['cancels-subscriptions']);
  });

  test('ends where the program asks for something itself', () => {
    const pnl = ask('reqPnL', { reqId: '8', account: 'DU1234567' });
    const figures = tell('pnl', { reqId: '8', dailyPnL: '1' });
    const late = runOf([...startUp, pnl, figures, reqDetails, details, detailsEnd]);
    expect(unmet(late, python)).toEqual(['cancels-subscriptions']);
  });
});

test('a session that was broken off leaves nothing to cancel and no answer to wait for', () => {
  const seen = runOf([
    reqDetails,
    details,
    detailsEnd,
    reqQuote,
    params,
    tick(),
    { ...reqDetails, texts: { ...reqDetails.texts, reqId: '9' } },
  ]);
  const broken = {
    ...seen,
    sessions: seen.sessions.map((session) => ({
      ...session,
      ended: { by: 'upstream' as const, because: 'the upstream has closed the connection' },
    })),
  };
  expect(unmet(seen, contracts)).toEqual(['cancels-subscriptions', 'waits-for-answers']);
  expect(unmet(broken, contracts)).toEqual([]);
});
