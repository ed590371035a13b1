import { EventName, FADataType } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

let gateway: TestGateway;
let client: StoqeyClient;

beforeAll(async () => {
  gateway = await startGateway({
    accounts: ['DF1000001', 'DU1000002', 'DU1000003'],
    settings: { groups: { Growth: ['DU1000002', 'DU1000003'] } },
  });
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

const document = (kind: FADataType, holds: string) =>
  client.event(EventName.receiveFA, (type, xml) => type === kind && String(xml).includes(holds));

const VALUE = `<?xml version="1.0" encoding="UTF-8"?><ListOfGroups><Group><name>Value</name>
<defaultMethod>Ratio</defaultMethod><ListOfAccts varName="list"><Account><acct>DU1000003</acct>
<amount>2.0</amount></Account></ListOfAccts></Group></ListOfGroups>`;

test('groups are read and replaced, and the new ones are asked about by name', async () => {
  client.api.requestFA(FADataType.GROUPS);
  await document(FADataType.GROUPS, '<name>Growth</name>');
  client.api.replaceFA(21, FADataType.GROUPS, VALUE);
  expect((await client.event(EventName.replaceFAEnd))[0]).toBe(21);
  client.api.requestFA(FADataType.GROUPS);
  const [, after] = await document(FADataType.GROUPS, '<name>Value</name>');
  expect(after).toContain('<amount>2.0</amount>');
  expect(after).not.toContain('Growth');
  client.api.reqAccountSummary(22, 'Value', 'NetLiquidation');
  await client.event(EventName.accountSummaryEnd, (reqId) => reqId === 22);
  const rows = client.events.filter(({ name }) => name === EventName.accountSummary);
  expect(rows.map(({ values }) => values.slice(0, 3))).toEqual([[22, 'DU1000003', 'NetLiquidation']]);
});

test('accounts have aliases', async () => {
  client.api.requestFA(FADataType.ALIASES);
  const [, xml] = await document(FADataType.ALIASES, '<alias>DF1000001</alias>');
  expect(String(xml).match(/<AccountAlias>/g)).toHaveLength(3);
});

test('groups with strangers are refused by name, and what is no document with the reason', async () => {
  client.api.replaceFA(31, FADataType.GROUPS, VALUE.replace('DU1000003', 'DU999'));
  expect(await errorOf(client, 31)).toMatchObject({ code: 10231, text: expect.stringContaining('Value') });
  client.api.replaceFA(32, FADataType.GROUPS, 'Growth');
  expect(await errorOf(client, 32)).toMatchObject({ code: 321 });
});

test('a login with one account has nothing of the kind', async () => {
  const plain = await startGateway();
  const trader = await connectStoqey(plain.port);
  try {
    trader.api.requestFA(FADataType.GROUPS);
    const isRefusal = (text: unknown, code: unknown) =>
      code === 321 && String(text).includes('FA data operations ignored for non FA customers.');
    expect(await trader.event(EventName.info, isRefusal)).toBeDefined();
    trader.api.replaceFA(41, FADataType.GROUPS, VALUE);
    expect(await errorOf(trader, 41)).toMatchObject({ code: 321 });
  } finally {
    trader.close();
    await plain.close();
  }
});
