import { describe, expect, test } from 'vitest';
import { judge } from '../../../../harness/runner/judge/judge.js';
import type { Fields } from '../../../../harness/wire/decode.js';
import { ask, exampleOf, failure, runOf, tell } from './run-scene.js';

const stock = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
const bars = {
  durationStr: '1 M',
  barSizeSetting: '1 day',
  whatToShow: 'TRADES',
  useRTH: '1',
  formatDate: '1',
};

function complaints(messages: Parameters<typeof runOf>[0]): readonly string[] {
  return judge(runOf(messages), exampleOf('historical'))
    .reasons.filter(({ criterion }) => criterion === 'asks-what-can-be-asked')
    .map(({ message }) => message);
}

const historyOf = (change: Fields) => [
  ask('reqHistoricalData', { reqId: '1', ...stock, ...bars, ...change }),
  tell('historicalData', {
    reqId: '1',
    bars: [{ date: '20260302', open: '1', high: '1', low: '1', close: '1' }],
  }),
];

describe('what is answered was asked as TWS takes it', () => {
  test.each<[string, Fields]>([
    ['a share by its symbol', {}],
    ['by its conId alone', { conId: '265598', symbol: '', secType: '' }],
    ['by its local name', { localSymbol: 'AAPL', symbol: '', secType: '' }],
    ['a continuous future', { secType: 'CONTFUT' }],
    ['seconds of a week', { durationStr: '1 W', barSizeSetting: '30 secs' }],
    ['minutes, before the opening', { durationStr: '2 D', barSizeSetting: '5 mins', useRTH: '0' }],
    ['any currency', { currency: '' }],
  ])('%s', (_, change) => expect(complaints(historyOf(change))).toEqual([]));

  test.each<[string, Fields, string]>([
    ['no instrument', { symbol: '' }, 'it names no instrument'],
    ['no kind of instrument', { secType: '' }, 'it names no kind of instrument'],
    ['a kind that there is not', { secType: 'STKX' }, 'no security type "STKX"'],
    ['an id below nothing', { conId: '-1' }, 'conId is -1'],
    ['no currency', { currency: 'USDX' }, 'the currency is "USDX"'],
    ['no duration', { durationStr: '' }, 'durationStr is ""'],
    ['no bar size', { barSizeSetting: '1 dayX' }, 'barSizeSetting is "1 dayX"'],
    ['no view', { whatToShow: 'TRADESX' }, 'whatToShow is "TRADESX"'],
    ['neither yes nor no', { useRTH: '10' }, 'useRTH'],
  ])('not so: %s', (_, change, wrong) => {
    expect(complaints(historyOf(change))).toEqual([expect.stringContaining(wrong)]);
  });

  test('what TWS has refused is not looked at', () => {
    const [question] = historyOf({ barSizeSetting: '1 dayX' });
    if (question) expect(complaints([question, failure(321, '1', 'Invalid bar size')])).toEqual([]);
  });

  test('an account is one of the login, where one is named', () => {
    const updates = (acctCode: string) => [
      ask('reqAccountUpdates', { version: '2', subscribe: '1', acctCode }),
      tell('updateAccountValue', {
        ...{ version: '2', key: 'NetLiquidation', value: '1', currency: 'USD' },
        accountName: 'DU1234567',
      }),
      tell('accountDownloadEnd', { version: '1', accountName: 'DU1234567' }),
    ];
    expect(complaints(updates(''))).toEqual([]);
    expect(complaints(updates('DU1234567'))).toEqual([]);
    expect(complaints(updates('DU7654321'))).toEqual([expect.stringContaining('no account of this login')]);
  });
});
