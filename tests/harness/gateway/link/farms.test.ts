import { expect, test } from 'vitest';
import { farmOf } from '../../../../harness/gateway/link/farms.js';
import { findOneContract } from '../../../../trading/instruments/search/find.js';

test.each([
  ['usfarm', { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' }],
  ['eufarm', { symbol: 'SAP', secType: 'STK', exchange: 'IBIS', currency: 'EUR' }],
  ['cashfarm', { symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO', currency: 'USD' }],
  ['cashfarm', { symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS', currency: 'USD' }],
  ['usfarm.nj', { symbol: 'SPX', secType: 'IND', exchange: 'CBOE', currency: 'USD' }],
  [
    'usfuture',
    {
      symbol: 'ES',
      secType: 'FUT',
      exchange: 'CME',
      currency: 'USD',
      lastTradeDateOrContractMonth: '202603',
    },
  ],
  [
    'usopt',
    {
      ...{ symbol: 'SPY', secType: 'OPT', exchange: 'SMART', currency: 'USD' },
      ...{ lastTradeDateOrContractMonth: '20260320', strike: 650, right: 'C' },
    },
  ],
])('%s has the prices of %j', (farm, query) => {
  const found = findOneContract(query, '20260303');
  expect(found.found === 'one' && farmOf(found.match.instrument)).toBe(farm);
});
