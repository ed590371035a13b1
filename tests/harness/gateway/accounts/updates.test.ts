import { expect, test } from 'vitest';
import {
  cancelAccountUpdatesMulti,
  reqAccountUpdates,
  reqAccountUpdatesMulti,
} from '../../../../harness/wire/requests/account.js';
import { apple, spyCall } from './holdings.js';
import { openTrader } from './trader.js';

const THREE_MINUTES = 180_000;

const updates = (subscribe: boolean, acctCode: string) => ({ subscribe, acctCode });

/** Keys of values, each once. */
const keysOf = (rows: readonly Readonly<Record<string, unknown>>[]) => new Set(rows.map(({ key }) => key));

test('the download is all values, then what is held, the time, and the end', async () => {
  const { client, trade, close } = await openTrader();
  await trade('BUY', 100, apple);
  await trade('SELL', 2, spyCall);
  const before = client.messages.length;
  client.send(reqAccountUpdates, updates(true, 'DU1'));
  await client.settle();
  const names = client.messages.slice(before).map(({ layout }) => layout.name);
  const values = names.filter((name) => name === 'updateAccountValue').length;
  expect(values).toBeGreaterThan(120);
  expect(names.slice(values)).toEqual([
    ...['updatePortfolio', 'updatePortfolio', 'updateAccountTime', 'accountDownloadEnd'],
  ]);
  expect(client.named('updateAccountTime')).toMatchObject([{ timeStamp: '10:30' }]);
  expect(client.named('accountDownloadEnd')).toMatchObject([{ account: 'DU1' }]);
  const rows = client.named('updatePortfolio');
  expect(rows.find(({ symbol }) => symbol === 'AAPL')).toMatchObject({ position: '100', account: 'DU1' });
  expect(rows.find(({ symbol }) => symbol === 'SPY')).toMatchObject({ position: '-2', right: 'C' });
  close();
});

test('after each fill only the position that moved is told, and only what it changed', async () => {
  const { client, trade, heard, close } = await openTrader();
  await trade('BUY', 1, spyCall);
  client.send(reqAccountUpdates, updates(true, ''));
  await client.settle();
  heard('updatePortfolio');
  heard('updateAccountValue');

  await trade('BUY', 100, apple);
  expect(heard('updatePortfolio')).toMatchObject([{ symbol: 'AAPL', position: '100' }]);
  const keys = keysOf(heard('updateAccountValue'));
  expect(keys).toContain('CashBalance');
  expect(keys).toContain('StockMarketValue');
  expect(keys).not.toContain('OptionMarketValue');
  expect(keys).not.toContain('AccountCode');

  await trade('SELL', 100, apple);
  const [closed, ...others] = heard('updatePortfolio');
  expect(others).toEqual([]);
  expect(closed).toMatchObject({ symbol: 'AAPL', position: '0', marketValue: '0', averageCost: '0' });
  // Bought at the ask and sold at the bid, for two commissions.
  expect(Number(closed?.['realizedPNL'])).toBeLessThan(-2);

  await trade('BUY', 1, spyCall);
  expect(heard('updatePortfolio')).toMatchObject([{ symbol: 'SPY', position: '2' }]);
  expect(client.named('accountDownloadEnd')).toHaveLength(1);
  close();
});

test('every three minutes all is told again, and nothing in between', async () => {
  const { client, trade, heard, pass, close } = await openTrader();
  await trade('BUY', 100, apple);
  client.send(reqAccountUpdates, updates(true, ''));
  await client.settle();
  const all = heard('updateAccountValue').length;
  heard('updatePortfolio');
  await pass(THREE_MINUTES - 1000);
  expect(heard('updateAccountValue')).toEqual([]);
  await pass(1000);
  expect(heard('updateAccountValue')).toHaveLength(all);
  expect(heard('updatePortfolio')).toMatchObject([{ symbol: 'AAPL', position: '100' }]);
  expect(client.named('updateAccountTime')).toMatchObject([{ timeStamp: '10:30' }, { timeStamp: '10:33' }]);
  await pass(THREE_MINUTES);
  expect(heard('updateAccountValue')).toHaveLength(all);
  close();
});

test('a client follows one account at a time, and is told when it has lost one', async () => {
  const { client, trade, heard, pass, close } = await openTrader(['DU1', 'DU2']);
  const notices = () => heard('errMsg').map(({ reqId, errorCode }) => [reqId, errorCode]);
  notices();
  client.send(reqAccountUpdates, updates(false, 'DU1'));
  client.send(reqAccountUpdates, updates(true, 'DU1'));
  await client.settle();
  expect(notices()).toEqual([]);
  client.send(reqAccountUpdates, updates(true, 'DU2'));
  await client.settle();
  expect(notices()).toEqual([['-1', '2100']]);
  heard('updatePortfolio');
  await trade('BUY', 1, apple, 'DU1');
  expect(heard('updatePortfolio')).toEqual([]);
  await trade('BUY', 2, apple, 'DU2');
  expect(heard('updatePortfolio')).toMatchObject([{ position: '2', account: 'DU2' }]);

  client.send(reqAccountUpdates, updates(false, 'DU2'));
  await client.settle();
  expect(notices()).toEqual([['-1', '2100']]);
  heard('updateAccountValue');
  await trade('BUY', 1, apple, 'DU2');
  await pass(THREE_MINUTES);
  expect(heard('updateAccountValue')).toEqual([]);
  close();
});

test('an account that is not there is refused, and takes nothing away', async () => {
  const { client, trade, heard, close } = await openTrader();
  client.send(reqAccountUpdates, updates(true, 'DU1'));
  await client.settle();
  heard('errMsg');
  client.send(reqAccountUpdates, updates(true, 'DU9'));
  await client.settle();
  expect(heard('errMsg')).toMatchObject([
    { reqId: '-1', errorCode: '321', errorMsg: expect.stringContaining("Invalid account code 'DU9'") },
  ]);
  await trade('BUY', 1, apple);
  expect(heard('updatePortfolio')).toMatchObject([{ symbol: 'AAPL' }]);
  close();
});

test('the multi kind has an id, no portfolio, and as many as one likes', async () => {
  const { client, trade, heard, pass, close } = await openTrader(['DU1', 'DU2']);
  const ask = (reqId: number, account: string, ledgerAndNLV: boolean, modelCode = '') =>
    client.send(reqAccountUpdatesMulti, { reqId, account, modelCode, ledgerAndNLV });
  ask(1, 'DU1', false);
  ask(2, 'DU2', true);
  ask(3, 'DU2', false, 'Growth');
  await client.settle();
  expect(heard('accountUpdateMultiEnd')).toMatchObject([{ reqId: '1' }, { reqId: '2' }, { reqId: '3' }]);
  const rows = heard('accountUpdateMulti');
  const of = (reqId: string) => rows.filter((row) => row['reqId'] === reqId);
  expect(keysOf(of('1'))).toContain('BuyingPower');
  expect(keysOf(of('2'))).not.toContain('BuyingPower');
  expect(of('2')).toContainEqual(
    expect.objectContaining({ account: 'DU2', key: 'NetLiquidation', value: '1000000.00', currency: 'USD' }),
  );
  // There are no models, so nothing belongs to one.
  expect(of('3')).toEqual([]);

  await trade('BUY', 10, apple, 'DU2');
  const after = heard('accountUpdateMulti');
  expect(new Set(after.map(({ reqId }) => reqId))).toEqual(new Set(['2']));
  expect(keysOf(after)).toContain('CashBalance');
  expect(keysOf(after)).not.toContain('ExchangeRate');

  client.send(cancelAccountUpdatesMulti, { reqId: 2 });
  await pass(THREE_MINUTES);
  expect(new Set(heard('accountUpdateMulti').map(({ reqId }) => reqId))).toEqual(new Set(['1']));
  close();
});
