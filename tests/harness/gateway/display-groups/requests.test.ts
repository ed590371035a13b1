import { beforeEach, expect, test } from 'vitest';
import { createGateway, type Gateway } from '../../../../harness/gateway/create.js';
import {
  queryDisplayGroups,
  subscribeToGroupEvents,
  unsubscribeFromGroupEvents,
  updateDisplayGroup,
} from '../../../../harness/wire/requests/session.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../client.js';

let gateway: Gateway;
let client: TestClient;
let other: TestClient;

beforeEach(async () => {
  gateway = createGateway({ clock: steppedClock('2026-03-03T16:30:00Z') });
  client = await connectClient(gateway, { clientId: 1 });
  other = await connectClient(gateway, { clientId: 2 });
});

const shownTo = (to: TestClient) =>
  to.named('displayGroupUpdated').map(({ reqId, contractInfo }) => [reqId, contractInfo]);
const refusals = (to: TestClient) =>
  to
    .named('errMsg')
    .filter(({ errorCode }) => Number(errorCode) < 2000)
    .map(({ reqId, errorCode, errorMsg }) => [reqId, errorCode, String(errorMsg).replace(/.*cause - /, '')]);

test('there are seven groups', async () => {
  client.send(queryDisplayGroups, { reqId: 5 });
  await client.settle();
  expect(client.named('displayGroupList')).toMatchObject([{ reqId: '5', groups: '1|2|3|4|5|6|7' }]);
});

test('who follows a group is told what it shows at once, and each change, whoever makes it', async () => {
  client.send(subscribeToGroupEvents, { reqId: 1, groupId: 4 });
  client.send(subscribeToGroupEvents, { reqId: 2, groupId: 4 });
  client.send(subscribeToGroupEvents, { reqId: 3, groupId: 5 });
  client.send(updateDisplayGroup, { reqId: 1, contractInfo: '265598@SMART' });
  await client.settle();
  expect(shownTo(client)).toEqual([
    ['1', 'none'],
    ['2', 'none'],
    ['3', 'none'],
    ['1', '265598@SMART'],
    ['2', '265598@SMART'],
  ]);

  other.send(subscribeToGroupEvents, { reqId: 1, groupId: 4 });
  other.send(updateDisplayGroup, { reqId: 1, contractInfo: 'combo' });
  other.send(updateDisplayGroup, { reqId: 1, contractInfo: 'none' });
  await other.settle();
  expect(shownTo(other)).toEqual([
    ['1', '265598@SMART'],
    ['1', 'combo'],
    ['1', 'none'],
  ]);
  expect(shownTo(client).slice(5)).toEqual([
    ['1', 'combo'],
    ['2', 'combo'],
    ['1', 'none'],
    ['2', 'none'],
  ]);
});

test('a group that shows the contract already is not told of again', async () => {
  client.send(subscribeToGroupEvents, { reqId: 1, groupId: 1 });
  client.send(updateDisplayGroup, { reqId: 1, contractInfo: 'none' });
  client.send(updateDisplayGroup, { reqId: 1, contractInfo: '265598@SMART' });
  client.send(updateDisplayGroup, { reqId: 1, contractInfo: '265598@SMART' });
  await client.settle();
  expect(shownTo(client)).toEqual([
    ['1', 'none'],
    ['1', '265598@SMART'],
  ]);
});

test('who has unsubscribed or gone hears no more, and the group shows what it showed', async () => {
  client.send(subscribeToGroupEvents, { reqId: 1, groupId: 2 });
  client.send(subscribeToGroupEvents, { reqId: 2, groupId: 2 });
  client.send(unsubscribeFromGroupEvents, { reqId: 1 });
  client.send(updateDisplayGroup, { reqId: 2, contractInfo: '8314@NYSE' });
  await client.settle();
  expect(shownTo(client)).toEqual([
    ['1', 'none'],
    ['2', 'none'],
    ['2', '8314@NYSE'],
  ]);
  client.stream.end();
  await client.settle();
  const again = await connectClient(gateway, { clientId: 1 });
  again.send(updateDisplayGroup, { reqId: 2, contractInfo: 'none' });
  again.send(subscribeToGroupEvents, { reqId: 2, groupId: 2 });
  await again.settle();
  expect(refusals(again)).toMatchObject([['-1', '321', expect.stringContaining('ID=2')]]);
  expect(shownTo(again)).toEqual([['2', '8314@NYSE']]);
});

test.each([0, 8, 9, -1])('there is no group %i', async (groupId) => {
  client.send(subscribeToGroupEvents, { reqId: 3, groupId });
  await client.settle();
  expect(refusals(client)).toEqual([['-1', '321', `Invalid window group ID=${groupId}`]]);
  expect(shownTo(client)).toEqual([]);
});

test('an id follows one group at a time', async () => {
  client.send(subscribeToGroupEvents, { reqId: 2, groupId: 1 });
  client.send(subscribeToGroupEvents, { reqId: 2, groupId: 3 });
  client.send(unsubscribeFromGroupEvents, { reqId: 2 });
  client.send(unsubscribeFromGroupEvents, { reqId: 2 });
  await client.settle();
  expect(refusals(client)).toEqual([
    ['-1', '321', 'Request with ID=2 was already subscribed.'],
    ['-1', '321', "Subscription for Group Events with request ID=2 wasn't found."],
  ]);
});

const format = "expected format 'contractId@exchange'";
const unreadable = 'Request with ID=1 failed with invalid contract info=';

test.each([
  ['abc@SMART', `${unreadable}abc@SMART, ${format}`],
  ['', `${unreadable}, ${format}`],
  ['265598', `${unreadable}265598, ${format}`],
  ['0@SMART', `${unreadable}0@SMART: conid or excahge are missing, ${format}`],
  ['265598@', `${unreadable}265598@: conid or excahge are missing, ${format}`],
  [
    '265598@SMART|foo=1',
    'Action is unknown. Please check the pattern: conid@exch|param1=value1|...|action=(action)',
  ],
  ['265598@SMART|action=Foo', "Action 'Foo' is unknown"],
])('a group cannot show %j', async (contractInfo, cause) => {
  client.send(subscribeToGroupEvents, { reqId: 1, groupId: 1 });
  client.send(updateDisplayGroup, { reqId: 1, contractInfo });
  await client.settle();
  expect(refusals(client)).toEqual([['-1', '321', cause]]);
  expect(shownTo(client)).toEqual([['1', 'none']]);
});

test('a contract that does not exist cannot be shown', async () => {
  client.send(subscribeToGroupEvents, { reqId: 1, groupId: 1 });
  client.send(updateDisplayGroup, { reqId: 1, contractInfo: '999999999@SMART' });
  await client.settle();
  expect(refusals(client)).toMatchObject([['1', '473', expect.stringContaining('999999999')]]);
  expect(shownTo(client)).toEqual([['1', 'none']]);
});
