import { EventName } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

let gateway: TestGateway;
let client: StoqeyClient;
let other: StoqeyClient;

beforeAll(async () => {
  gateway = await startGateway();
  client = await connectStoqey(gateway.port, 1);
  other = await connectStoqey(gateway.port, 2);
});

afterAll(async () => {
  client.close();
  other.close();
  await gateway.close();
});

const shownTo = ({ events }: StoqeyClient) =>
  events.filter(({ name }) => name === EventName.displayGroupUpdated).map(({ values }) => values);

test('the groups are told, and two clients see each other change one', async () => {
  client.api.queryDisplayGroups(5);
  expect(await client.event(EventName.displayGroupList)).toEqual([5, '1|2|3|4|5|6|7']);
  client.api.subscribeToGroupEvents(6, 4);
  expect(await client.event(EventName.displayGroupUpdated)).toEqual([6, 'none']);
  other.api.subscribeToGroupEvents(9, 4);
  other.api.updateDisplayGroup(9, '265598@SMART');
  await client.event(EventName.displayGroupUpdated, (_, shown) => shown === '265598@SMART');
  client.api.updateDisplayGroup(6, '8314@NYSE');
  await other.event(EventName.displayGroupUpdated, (_, shown) => shown === '8314@NYSE');
  expect(shownTo(client)).toEqual([
    [6, 'none'],
    [6, '265598@SMART'],
    [6, '8314@NYSE'],
  ]);
  expect(shownTo(other)).toEqual([
    [9, 'none'],
    [9, '265598@SMART'],
    [9, '8314@NYSE'],
  ]);
});

test('whoever has unsubscribed hears no more', async () => {
  client.api.unsubscribeFromGroupEvents(6);
  client.api.reqCurrentTime();
  await client.event(EventName.currentTime);
  const before = shownTo(client).length;
  other.api.updateDisplayGroup(9, 'none');
  await other.event(EventName.displayGroupUpdated, (id, shown) => id === 9 && shown === 'none');
  client.api.reqUserInfo(8);
  await client.event(EventName.userInfo);
  expect(shownTo(client)).toHaveLength(before);
});

test('what cannot be is refused in words, under no id, but for a contract that does not exist', async () => {
  client.api.subscribeToGroupEvents(7, 8);
  client.api.updateDisplayGroup(77, '265598@SMART');
  client.api.unsubscribeFromGroupEvents(77);
  other.api.updateDisplayGroup(9, 'Apple');
  other.api.updateDisplayGroup(9, '999999999@SMART');
  expect(await errorOf(other, 9)).toMatchObject({ code: 473 });
  const refused = (text: string) => (said: unknown, code: unknown) =>
    code === 321 && String(said).includes(text);
  expect(await client.event(EventName.info, refused('Invalid window group ID=8'))).toBeDefined();
  expect(await client.event(EventName.info, refused('ID=77 failed'))).toBeDefined();
  expect(await client.event(EventName.info, refused("request ID=77 wasn't found"))).toBeDefined();
  expect(await other.event(EventName.info, refused("expected format 'contractId@exchange'"))).toBeDefined();
});
