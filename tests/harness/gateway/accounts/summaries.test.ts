import { expect, test } from 'vitest';
import {
  cancelAccountSummary,
  reqAccountSummary,
  reqPnL,
} from '../../../../harness/wire/requests/account.js';
import { apple, euro } from './holdings.js';
import { openTrader } from './trader.js';

const THREE_MINUTES = 180_000;

const asked = (reqId: number, tags: string, groupName = 'All') => ({ reqId, groupName, tags });

test('tags are told of every account, ledgers of all accounts together', async () => {
  const { client, trade, heard, close } = await openTrader(['DU1', 'DU2']);
  await trade('BUY', 1000, euro, 'DU2');
  client.send(reqAccountSummary, asked(1, 'NetLiquidation,AccountType,$LEDGER:EUR'));
  await client.settle();
  const rows = heard('accountSummary').map(({ account, tag, value, currency }) => [
    account,
    tag,
    value,
    currency,
  ]);
  expect(rows.slice(0, 3)).toEqual([
    ['DU1', 'AccountType', 'INDIVIDUAL', undefined],
    ['DU1', 'NetLiquidation', '1000000.00', 'USD'],
    ['DU2', 'AccountType', 'INDIVIDUAL', undefined],
  ]);
  expect(rows).toContainEqual(['All', 'CashBalance', '1000.00', 'EUR']);
  expect(rows.slice(4).every(([account]) => account === 'All')).toBe(true);
  expect(client.messages.at(-1)?.layout.name).toBe('accountSummaryEnd');
  close();
});

test('what has changed is told every three minutes, and nothing of it between', async () => {
  const { client, trade, heard, pass, close } = await openTrader();
  client.send(reqAccountSummary, asked(1, 'NetLiquidation,AccountType,TotalCashValue'));
  await client.settle();
  expect(heard('accountSummary')).toHaveLength(3);
  await trade('BUY', 100, apple);
  await pass(THREE_MINUTES - 1000);
  expect(heard('accountSummary')).toEqual([]);
  await pass(1000);
  expect(heard('accountSummary').map(({ tag }) => tag)).toEqual(['NetLiquidation', 'TotalCashValue']);
  await pass(THREE_MINUTES);
  expect(heard('accountSummary').map(({ tag }) => tag)).toEqual(['NetLiquidation']);
  expect(heard('accountSummaryEnd')).toHaveLength(1);
  client.send(cancelAccountSummary, { reqId: 1 });
  await pass(THREE_MINUTES);
  expect(heard('accountSummary')).toEqual([]);
  close();
});

test('two at a time, each under its own id, of a group that exists', async () => {
  const { client, heard, close } = await openTrader();
  heard('errMsg');
  client.send(reqAccountSummary, asked(1, 'SMA'));
  client.send(reqAccountSummary, asked(1, 'SMA'));
  client.send(reqAccountSummary, asked(2, 'SMA', 'Nobody'));
  client.send(reqAccountSummary, asked(3, 'SMA'));
  client.send(reqAccountSummary, asked(4, 'SMA'));
  client.send(cancelAccountSummary, { reqId: 3 });
  client.send(reqAccountSummary, asked(5, 'SMA'));
  await client.settle();
  expect(heard('errMsg').map(({ reqId, errorCode }) => [reqId, errorCode])).toEqual([
    ['1', '322'],
    ['2', '321'],
    ['4', '322'],
  ]);
  expect(heard('accountSummaryEnd').map(({ reqId }) => reqId)).toEqual(['1', '3', '5']);
  close();
});

test('a group of accounts is asked about by its name, in summaries and in profit and loss', async () => {
  const groups = { Growth: ['DU2', 'DU3'] };
  const { client, trade, heard, close } = await openTrader(['DF1', 'DU2', 'DU3'], { groups });
  await trade('BUY', 100, apple, 'DU3');
  client.send(reqAccountSummary, asked(1, 'NetLiquidation,$LEDGER', 'Growth'));
  client.send(reqAccountSummary, asked(2, 'NetLiquidation', 'Value'));
  client.send(reqPnL, { reqId: 3, account: 'Growth', modelCode: '' });
  await client.settle();
  const rows = heard('accountSummary');
  expect(new Set(rows.map(({ account }) => account))).toEqual(new Set(['DU2', 'DU3', 'All']));
  const worth = rows.find(({ tag }) => tag === 'NetLiquidationByCurrency');
  expect(worth).toMatchObject({ value: '1999998.00', currency: 'BASE' });
  expect(heard('errMsg').at(-1)).toMatchObject({ reqId: '2', errorCode: '321' });
  expect(heard('pnl')[0]).toMatchObject({ reqId: '3', dailyPnL: '-2' });
  close();
});
