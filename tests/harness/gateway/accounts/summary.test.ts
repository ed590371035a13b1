import { expect, test } from 'vitest';
import { ledgersOf, readSummaryTags, summaryOf } from '../../../../harness/gateway/accounts/summary.js';
import { euro, sap, worthAfter } from './holdings.js';

const account = worthAfter(
  [{ side: 'BUY', quantity: 10, of: sap, at: 150 }],
  [
    [sap, 160],
    [euro, 1.25],
  ],
);

const OFFICIAL =
  'AccountType,NetLiquidation,TotalCashValue,SettledCash,AccruedCash,BuyingPower,EquityWithLoanValue,' +
  'PreviousDayEquityWithLoanValue,GrossPositionValue,ReqTEquity,ReqTMargin,SMA,InitMarginReq,MaintMarginReq,' +
  'AvailableFunds,ExcessLiquidity,Cushion,FullInitMarginReq,FullMaintMarginReq,FullAvailableFunds,' +
  'FullExcessLiquidity,LookAheadNextChange,LookAheadInitMarginReq,LookAheadMaintMarginReq,' +
  'LookAheadAvailableFunds,LookAheadExcessLiquidity,DayTradesRemaining,Leverage';

test('every tag has one row, what is no money first, each part by its name', () => {
  const rows = summaryOf(account, readSummaryTags(OFFICIAL));
  expect(rows.map(({ key }) => key).sort()).toEqual(OFFICIAL.split(',').sort());
  const plain = rows.filter(({ currency }) => currency === '').map(({ key }) => key);
  expect(plain).toEqual(['AccountType', 'Cushion', 'DayTradesRemaining', 'Leverage', 'LookAheadNextChange']);
  expect(rows.slice(plain.length).every(({ currency }) => currency === 'USD')).toBe(true);
  expect(rows[plain.length]).toEqual({ key: 'AccruedCash', value: '0.00', currency: 'USD' });
});

test('a tag that means nothing brings no row, one that is repeated brings one', () => {
  const rows = summaryOf(
    account,
    readSummaryTags('Nonsense, NetLiquidation ,NetLiquidation,,CashBalance,$LEDGER'),
  );
  expect(rows).toEqual([{ key: 'NetLiquidation', value: '1000125.00', currency: 'USD' }]);
});

test.each([
  ['$LEDGER', ['BASE']],
  ['$LEDGER:EUR', ['EUR']],
  ['$LEDGER:JPY', []],
  ['$LEDGER:ALL', ['BASE', 'USD', 'EUR']],
  ['NetLiquidation', []],
])('%s brings the ledgers %j', (tags, currencies) => {
  const rows = ledgersOf(account, readSummaryTags(tags));
  expect([...new Set(rows.map(({ currency }) => currency))]).toEqual(currencies);
  expect(rows.filter(({ key }) => key === 'CashBalance')).toHaveLength(currencies.length);
});
