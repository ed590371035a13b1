import { expect, test } from 'vitest';
import {
  cancelPositions,
  cancelPositionsMulti,
  reqPositions,
  reqPositionsMulti,
} from '../../../../harness/wire/requests/account.js';
import { apple, deepCall, emini, euro, spyCall } from './holdings.js';
import { openTrader } from './trader.js';

test('what is held is told with an end, then what trades change, a closed position once', async () => {
  const { client, trade, heard, pass, close } = await openTrader(['DU1', 'DU2']);
  await trade('BUY', 10, apple, 'DU2');
  await trade('SELL', 1, emini, 'DU1');
  await trade('BUY', 3, spyCall, 'DU1');
  await trade('SELL', 3, spyCall, 'DU1');
  client.send(reqPositions, {});
  await client.settle();
  const first = heard('position');
  expect(first).toHaveLength(2);
  expect(first[0]).toMatchObject({ account: 'DU1', symbol: 'ES', position: '-1' });
  expect(first[0]).not.toHaveProperty('exchange');
  expect(first[1]).toMatchObject({ account: 'DU2', symbol: 'AAPL', position: '10', exchange: 'NASDAQ' });
  expect(client.messages.at(-1)?.layout.name).toBe('positionEnd');

  await trade('BUY', 20_000, euro, 'DU1');
  await trade('BUY', 5, apple, 'DU2');
  await trade('BUY', 1, emini, 'DU1');
  await trade('SELL', 15, apple, 'DU2');
  expect(heard('position')).toMatchObject([
    { account: 'DU1', symbol: 'EUR', secType: 'CASH', position: '20000' },
    { account: 'DU2', symbol: 'AAPL', position: '15' },
    { account: 'DU1', symbol: 'ES', position: '0', avgCost: '0' },
    { account: 'DU2', symbol: 'AAPL', position: '0', avgCost: '0' },
  ]);
  await pass(200_000);
  expect(heard('position')).toEqual([]);

  client.send(cancelPositions, {});
  await trade('BUY', 1, apple, 'DU2');
  expect(heard('position')).toEqual([]);
  expect(heard('positionEnd')).toHaveLength(1);
  close();
});

test('an option that ends in the money becomes its shares, whether or not anybody has an order', async () => {
  const { client, trade, heard, pass, close } = await openTrader(['DU1'], {
    at: Date.parse('2026-03-03T20:58:00Z'),
  });
  await trade('BUY', 2, deepCall);
  client.send(reqPositions, {});
  await client.settle();
  expect(heard('position')).toMatchObject([{ secType: 'OPT', position: '2' }]);
  await pass(20 * 60_000);
  expect(heard('position').map(({ symbol, secType, position }) => [symbol, secType, position])).toEqual(
    expect.arrayContaining([
      ['SPY', 'OPT', '0'],
      ['SPY', 'STK', '200'],
    ]),
  );
  close();
});

test.each([
  ['DU2', '', ['DU2']],
  ['', '', ['DU1', 'DU2']],
  ['All', '', ['DU1', 'DU2']],
  ['DU2', 'Growth', []],
])('account %j and model %j mean the positions of %j', async (account, modelCode, owners) => {
  const { client, trade, heard, close } = await openTrader(['DU1', 'DU2']);
  await trade('BUY', 10, apple, 'DU1');
  await trade('BUY', 20, apple, 'DU2');
  client.send(reqPositionsMulti, { reqId: 5, account, modelCode });
  await client.settle();
  expect(heard('positionMulti').map((row) => row['account'])).toEqual(owners);
  expect(heard('positionMultiEnd')).toMatchObject([{ reqId: '5' }]);
  await trade('BUY', 1, apple, 'DU1');
  await trade('BUY', 1, apple, 'DU2');
  expect(heard('positionMulti').map((row) => row['account'])).toEqual(owners);
  client.send(cancelPositionsMulti, { reqId: 5 });
  await trade('BUY', 1, apple, 'DU2');
  expect(heard('positionMulti')).toEqual([]);
  close();
});

test('positions of an account that is not there are refused', async () => {
  const { client, heard, close } = await openTrader();
  heard('errMsg');
  client.send(reqPositionsMulti, { reqId: 5, account: 'DU9', modelCode: '' });
  await client.settle();
  expect(heard('errMsg')).toMatchObject([{ reqId: '5', errorCode: '321' }]);
  expect(heard('positionMultiEnd')).toEqual([]);
  close();
});
