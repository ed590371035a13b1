import { describe, expect, test } from 'vitest';
import type { ObservedMessage } from '../../../../harness/runner/observed.js';
import type { Fields } from '../../../../harness/wire/decode.js';
import { ask, exampleOf, runOf, tell, unmet } from './run-scene.js';

const stock = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
const connection = exampleOf('connection');

/** What a wrong one among right ones comes to; the right ones alone come to nothing. */
function judged(right: (more: Fields) => readonly ObservedMessage[], more: Fields): readonly string[] {
  expect(unmet(runOf(right({})), connection)).toEqual([]);
  return unmet(runOf(right(more)), connection);
}

describe('contracts', () => {
  const told = (more: Fields) => [
    ask('reqContractDetails', { reqId: '5', ...stock }),
    tell('contractDetails', {
      ...{ reqId: '5', ...stock, strike: '0', conId: '265598', minTick: '0.01', priceMagnifier: '1' },
      ...{ validExchanges: 'SMART,NYSE', marketRuleIds: '26,26', minSize: '1', underConId: '0' },
      tradingHours: '20260302:0400-20260302:2000;20260303:CLOSED',
      ...more,
    }),
    tell('contractDetailsEnd', { reqId: '5' }),
  ];
  test.each<Fields>([
    ...[{ symbol: 'MSFT' }, { secType: 'CFD' }, { currency: 'EUR' }, { exchange: 'NYSE' }, { conId: '-5' }],
    ...[{ minTick: '0' }, { strike: '1' }, { marketRuleIds: '26' }, { exchange: 'LSE' }, { minSize: '-1' }],
    ...[{ priceMagnifier: '2' }, { tradingHours: '20260302:0400-20260302:2000X' }, { underConId: '3' }],
  ])('%o is not what was asked for, or cannot be', (more) => {
    expect(judged(told, more)).toContain('contracts-as-asked');
  });
  test('a field that cannot be read is found', () => {
    expect(judged(told, { minTick: 'X' })).toContain('fields-are-legible');
  });
  test('one id is one contract', () => {
    const [request, details, end] = told({});
    if (!request || !details || !end) throw new Error('there are three');
    const positions = [
      ask('reqPositions'),
      tell('position', { account: 'DU1234567', conId: '265598', symbol: 'IBM' }),
    ];
    const seen = runOf([request, details, end, ...positions, tell('positionEnd'), ask('cancelPositions')]);
    expect(unmet(seen, connection)).toEqual(['contracts-stay-alike']);
  });
});

describe('quotes', () => {
  const price = (tickType: string, text: string) =>
    tell('tickPrice', { reqId: '1', tickType, price: text, size: '1' });
  const quoted = (...ticks: readonly ObservedMessage[]) => [
    ask('reqMktData', { reqId: '1', ...stock }),
    tell('tickReqParams', { reqId: '1', minTick: '0.01' }),
    price('1', '223.5'),
    ...ticks,
    ask('cancelMktData', { reqId: '1' }),
  ];
  test.each<[string, readonly ObservedMessage[]]>([
    ['a price of -1, which is none', [price('2', '-1')]],
    ['a book that is crossed a little', [price('2', '223.4')]],
    ['live data that are said to be', [tell('marketDataType', { reqId: '1', marketDataType: '1' })]],
  ])('%s is right', (_, ticks) => expect(unmet(runOf(quoted(...ticks)), connection)).toEqual([]));
  test.each<[string, readonly ObservedMessage[], string]>([
    ['a price below nothing', [price('2', '-5')], 'ticks-hold'],
    ['a price far from the others', [price('4', '2235')], 'ticks-hold'],
    ['a high below the low', [price('7', '224'), price('6', '223')], 'ticks-hold'],
    ['a bid far above the ask', [price('2', '210')], 'ticks-hold'],
    ['a price of a type that sizes have', [price('3', '223.6')], 'ticks-hold'],
    ['a size below nothing', [tell('tickSize', { reqId: '1', tickType: '0', size: '-3' })], 'ticks-hold'],
    ['parameters that come twice', [tell('tickReqParams', { reqId: '1', minTick: '0.01' })], 'ticks-hold'],
    ['a delayed tick among live ones', [price('66', '223.5')], 'data-type-holds'],
    [
      'a kind of data that is none',
      [tell('marketDataType', { reqId: '1', marketDataType: '7' })],
      'data-type-holds',
    ],
  ])('%s is refused', (_, ticks, criterion) =>
    expect(unmet(runOf(quoted(...ticks)), connection)).toContain(criterion),
  );
  test('ticks do not come before their parameters', () => {
    const [request, params, ...rest] = quoted();
    const seen = runOf([request, rest[0], params, ...rest.slice(1)].flatMap((message) => message ?? []));
    expect(unmet(seen, connection)).toEqual(['ticks-hold']);
  });
});

describe('bars', () => {
  const bar = {
    date: '20260227',
    open: '10',
    high: '12',
    low: '9',
    close: '11',
    volume: '5',
    wap: '10',
    count: '2',
  };
  const told = (more: Fields) => [
    ask('reqHistoricalData', {
      reqId: '3',
      ...stock,
      durationStr: '1 M',
      barSizeSetting: '1 day',
      whatToShow: 'TRADES',
    }),
    tell('historicalData', {
      ...{ reqId: '3', startDate: '20260201 00:00:00 US/Eastern', endDate: '20260302 10:00:00 US/Eastern' },
      bars: [
        { ...bar, date: '20260226' },
        { ...bar, ...more },
        { ...bar, date: '20260302' },
      ],
    }),
  ];
  test.each<Fields>([
    ...[
      { high: '10.5' },
      { low: '10.5' },
      { open: '13' },
      { close: '8' },
      { high: '120' },
      { date: '20260226' },
    ],
    ...[{ date: '20260303' }, { date: 'monday' }, { volume: '-5' }, { wap: '50' }, { low: '-9' }],
  ])('%o is refused', (more) => expect(judged(told, more)).toContain('bars-hold'));

  test('bars of minutes begin on a minute', () => {
    const minutes = (date: string) => [
      ask('reqHistoricalData', {
        reqId: '3',
        ...stock,
        durationStr: '1 D',
        barSizeSetting: '5 mins',
        whatToShow: 'TRADES',
      }),
      tell('historicalData', { reqId: '3', bars: [{ ...bar, date }] }),
    ];
    expect(unmet(runOf(minutes('20260302 09:35:00 US/Eastern')), connection)).toEqual([]);
    expect(unmet(runOf(minutes('1772461800')), connection)).toEqual([]);
    expect(unmet(runOf(minutes('20260302 09:35:01 US/Eastern')), connection)).toEqual(['bars-hold']);
    expect(unmet(runOf(minutes('1772461801')), connection)).toEqual(['bars-hold']);
  });
});

describe('accounts', () => {
  const row = { account: 'DU1234567', conId: '265598', symbol: 'AAPL', secType: 'STK', currency: 'USD' };
  const updates = (subscribe: string) => ask('reqAccountUpdates', { subscribe, acctCode: 'DU1234567' });
  const value = tell('updateAccountValue', {
    key: 'NetLiquidation',
    value: '1000000',
    currency: 'USD',
    account: row.account,
  });
  const end = tell('accountDownloadEnd', { account: row.account });
  const held = tell('updatePortfolio', {
    ...{
      ...row,
      position: '10',
      marketPrice: '20',
      marketValue: '200',
      averageCost: '15',
      unrealizedPNL: '50',
    },
  });
  const portfolio = (more: Fields) => [
    updates('1'),
    value,
    { ...held, texts: { ...held.texts, ...more } },
    end,
    updates('0'),
  ];

  test.each<Fields>([
    { marketValue: '210' },
    { position: '-10' },
    { marketPrice: '21' },
    { unrealizedPNL: '-50' },
    { conId: '0' },
  ])('a portfolio with %o does not add up', (more) =>
    expect(judged(portfolio, more)).toContain('portfolio-adds-up'),
  );
  test('what is about another account is refused', () => {
    expect(judged(portfolio, { account: 'DU1234567X' })).toContain('fields-are-legible');
  });
  test('what there was at first is not told behind the end, unless somebody traded', () => {
    const seen = [updates('1'), value, end, held, updates('0')];
    expect(unmet(runOf(seen), connection)).toEqual(['tells-all-at-first']);
    expect(unmet(runOf([ask('placeOrder', { orderId: '1' }), ...seen]), connection)).not.toContain(
      'tells-all-at-first',
    );
  });
  test('a position is told once, a value of the account as well', () => {
    const position = tell('position', { ...row, position: '10', avgCost: '15' });
    const positions = (...rows: readonly ObservedMessage[]) => [
      ask('reqPositions'),
      ...rows,
      tell('positionEnd'),
      ask('cancelPositions'),
    ];
    expect(unmet(runOf(positions(position)), connection)).toEqual([]);
    expect(unmet(runOf(positions(position, position)), connection)).toEqual(['positions-hold']);
    expect(unmet(runOf([updates('1'), value, value, end, updates('0')]), connection)).toEqual([
      'account-values-hold',
    ]);
  });
  test('a summary has the tags that were asked for and no others', () => {
    const summary = (...tags: readonly string[]) => [
      ask('reqAccountSummary', { reqId: '2', groupName: 'All', tags: 'NetLiquidation,Cushion' }),
      ...tags.map((tag) =>
        tell('accountSummary', { reqId: '2', account: row.account, tag, value: '1', currency: 'USD' }),
      ),
      tell('accountSummaryEnd', { reqId: '2' }),
      ask('cancelAccountSummary', { reqId: '2' }),
    ];
    expect(unmet(runOf(summary('NetLiquidation')), connection)).toEqual([]);
    expect(unmet(runOf(summary('Cushion')), connection)).toEqual(['account-values-hold']);
    expect(unmet(runOf(summary('NetLiquidation', 'Leverage')), connection)).toEqual(['account-values-hold']);
  });
});
