import { expect, test } from 'vitest';
import {
  cancelPnL,
  cancelPnLSingle,
  reqAccountSummary,
  reqAccountUpdates,
  reqPnL,
  reqPnLSingle,
} from '../../../../harness/wire/requests/account.js';
import { createWorld } from '../../../../harness/world/world.js';
import { apple, emini, euro, sap, spyCall } from './holdings.js';
import { openTrader, type Trader } from './trader.js';

const UNSET = '1.7976931348623157e+308';

const ofAccount = (reqId: number, account = '', modelCode = '') => ({ reqId, account, modelCode });

function single({ client }: Trader, reqId: number, conId: number, account = '') {
  client.send(reqPnLSingle, { reqId, account, modelCode: '', conId });
}

/** The last that was heard of each request. */
function lastOf(rows: readonly Readonly<Record<string, unknown>>[]) {
  return new Map(rows.map((row) => [Number(row['reqId']), row]));
}

test('the feeds of an account agree to the cent', async () => {
  const trader = await openTrader();
  const { client, trade, heard, pass, close } = trader;
  const traded = [apple, sap, emini, spyCall, euro];
  await trade('BUY', 100, apple);
  await trade('SELL', 30, apple);
  await trade('SELL', 200, sap);
  await trade('BUY', 80, sap);
  await trade('BUY', 2, emini);
  await trade('SELL', 3, emini);
  await trade('SELL', 5, spyCall);
  await trade('BUY', 25_000, euro);
  client.send(reqPnL, ofAccount(1));
  traded.forEach(({ conId }, at) => {
    single(trader, 100 + at, conId);
  });
  await pass(30_000);
  client.send(reqAccountUpdates, { subscribe: true, acctCode: '' });
  client.send(reqAccountSummary, { reqId: 2, groupName: 'All', tags: 'NetLiquidation,$LEDGER' });
  await client.settle();

  const account = lastOf(heard('pnl')).get(1);
  const singles = [...lastOf(heard('pnlSingle')).values()];
  expect(singles).toHaveLength(traded.length);
  const sumOf = (name: string) =>
    singles.reduce((sum, row) => sum + (row[name] === UNSET ? 0 : Number(row[name])), 0);
  for (const name of ['dailyPnL', 'unrealizedPnL', 'realizedPnL']) {
    expect(Number(account?.[name]), name).not.toBe(0);
    expect(sumOf(name), name).toBeCloseTo(Number(account?.[name]), 3);
  }

  const values = heard('updateAccountValue');
  const value = (key: string, currency: string) =>
    Number(values.findLast((row) => row['key'] === key && row['currency'] === currency)?.['value']);
  expect(value('UnrealizedPnL', 'BASE')).toBeCloseTo(Number(account?.['unrealizedPnL']), 2);
  expect(value('RealizedPnL', 'BASE')).toBeCloseTo(Number(account?.['realizedPnL']), 2);
  const parts = ['CashBalance', 'StockMarketValue', 'OptionMarketValue', 'FuturesPNL'];
  const whole = parts.reduce((sum, key) => sum + value(key, 'BASE'), 0);
  expect(Math.abs(whole - value('NetLiquidation', 'USD'))).toBeLessThan(0.05);

  const summary = heard('accountSummary');
  const summed = (tag: string) => Number(summary.findLast((row) => row['tag'] === tag)?.['value']);
  expect(summed('NetLiquidation')).toBe(value('NetLiquidation', 'USD'));
  expect(summed('UnrealizedPnL')).toBe(value('UnrealizedPnL', 'BASE'));

  const rows = new Map(heard('updatePortfolio').map((row) => [row['conId'], row]));
  const rate = value('ExchangeRate', 'EUR');
  const unrealized = [...rows.values()].reduce(
    (sum, row) => sum + Number(row['unrealizedPNL']) * (row['currency'] === 'EUR' ? rate : 1),
    0,
  );
  expect(Math.abs(unrealized - value('UnrealizedPnL', 'BASE'))).toBeLessThan(0.05);
  close();
});

test('profit is told at once, after trades, and once in a second in which it changes', async () => {
  const { client, trade, heard, pass, close } = await openTrader();
  client.send(reqPnL, ofAccount(1));
  await client.settle();
  expect(heard('pnl')).toMatchObject([{ dailyPnL: '0', unrealizedPnL: '0', realizedPnL: '0' }]);
  await pass(5000);
  expect(heard('pnl')).toEqual([]);
  await trade('BUY', 1000, apple);
  expect(heard('pnl')).toHaveLength(1);
  await pass(60_000);
  const minute = heard('pnl').length;
  expect(minute).toBeGreaterThan(10);
  expect(minute).toBeLessThanOrEqual(60);
  client.send(cancelPnL, { reqId: 1 });
  await pass(60_000);
  expect(heard('pnl')).toEqual([]);
  close();
});

test("at midnight in New York the day's profit begins anew", async () => {
  const at = Date.parse('2026-03-04T04:59:00Z');
  const { client, trade, heard, pass, close } = await openTrader(['DU1'], { at });
  await trade('BUY', 25_000, euro);
  await trade('SELL', 25_000, euro);
  client.send(reqPnL, ofAccount(1));
  await client.settle();
  expect(Number(heard('pnl')[0]?.['realizedPnL'])).toBeLessThan(0);
  await pass(90_000);
  expect(heard('pnl').at(-1)).toMatchObject({ dailyPnL: '0', unrealizedPnL: '0', realizedPnL: '0' });
  close();
});

test('nothing is said of what is not held, until it is', async () => {
  const trader = await openTrader();
  const { client, trade, heard, pass, close } = trader;
  single(trader, 1, apple.conId);
  single(trader, 2, 999_999_999);
  await pass(5000);
  expect(heard('pnlSingle')).toEqual([]);

  await trade('BUY', 10, apple);
  const [bought, ...more] = heard('pnlSingle');
  expect(more).toEqual([]);
  expect(bought).toMatchObject({ reqId: '1', position: '10', realizedPnL: UNSET });
  expect(Number(bought?.['value'])).toBeGreaterThan(1000);

  await trade('SELL', 10, apple);
  const [sold] = heard('pnlSingle');
  expect(sold).toMatchObject({ position: '0', unrealizedPnL: '0', value: '0' });
  expect(sold?.['realizedPnL']).toBe(sold?.['dailyPnL']);
  expect(Number(sold?.['realizedPnL'])).toBeLessThan(0);

  client.send(cancelPnLSingle, { reqId: 1 });
  await trade('BUY', 10, apple);
  expect(heard('pnlSingle')).toEqual([]);
  close();
});

test('an advisor sees all accounts as one', async () => {
  const trader = await openTrader(['DF1', 'DU2', 'DU3']);
  const { client, trade, heard, close } = trader;
  await trade('BUY', 10, apple, 'DU2');
  await trade('BUY', 30, apple, 'DU3');
  for (const [reqId, account] of [
    [1, 'All'],
    [2, 'DF1A'],
    [3, 'DU2'],
    [4, 'DU3'],
  ] as const) {
    client.send(reqPnL, ofAccount(reqId, account));
    single(trader, reqId, apple.conId, account);
  }
  client.send(reqPnL, ofAccount(5, 'DU2A'));
  client.send(reqPnL, ofAccount(6, 'DU2', 'Growth'));
  await client.settle();
  const accounts = lastOf(heard('pnl'));
  const daily = (reqId: number) => Number(accounts.get(reqId)?.['dailyPnL']);
  expect([...accounts.keys()]).toEqual([1, 2, 3, 4]);
  expect(daily(1)).toBeCloseTo(daily(3) + daily(4), 5);
  expect(daily(2)).toBe(daily(1));
  expect(lastOf(heard('pnlSingle')).get(1)).toMatchObject({ position: '40' });
  expect(heard('errMsg').at(-1)).toMatchObject({ reqId: '5', errorCode: '321' });

  client.send(reqAccountUpdates, { subscribe: true, acctCode: 'DF1A' });
  await client.settle();
  expect(heard('updatePortfolio')).toMatchObject([{ symbol: 'AAPL', position: '40', account: 'DF1A' }]);
  expect(heard('accountDownloadEnd')).toMatchObject([{ account: 'DF1A' }]);
  await trade('BUY', 1, apple, 'DU3');
  expect(heard('updatePortfolio')).toMatchObject([{ position: '41', account: 'DF1A' }]);
  close();
});

test('a feed whose figures cannot be made ends alone, and its id is free again', async () => {
  const world = createWorld({ seed: 1 });
  let isBroken = false;
  const snapshot: typeof world.snapshot = (instrument, at) => {
    if (isBroken) throw new Error('no snapshot today');
    return world.snapshot(instrument, at);
  };
  const trader = await openTrader(['DU1'], { market: { ...world, snapshot } });
  const { client, trade, heard, pass, close } = trader;
  await trade('BUY', 10, apple);
  client.send(reqPnL, ofAccount(1));
  await client.settle();
  heard('errMsg');
  isBroken = true;
  await pass(5000);
  expect(heard('errMsg')).toMatchObject([{ reqId: '1', errorCode: '322' }]);
  isBroken = false;
  heard('pnl');
  client.send(reqPnL, ofAccount(1));
  await client.settle();
  expect(heard('pnl')).toHaveLength(1);
  close();
});
