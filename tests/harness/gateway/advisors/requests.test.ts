import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import {
  replaceFA,
  reqAccountSummary,
  reqPositionsMulti,
  requestFA,
} from '../../../../harness/wire/requests/account.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../client.js';

const ACCOUNTS = ['DF1000001', 'DU1000002', 'DU1000003'] as const;

async function connect(
  options: {
    readonly accounts?: readonly [string, ...string[]];
    readonly max?: number;
    readonly readOnly?: boolean;
  } = {},
): Promise<TestClient> {
  const { accounts = ACCOUNTS, max = 200, readOnly = false } = options;
  const settings = { groups: { Growth: ['DU1000002', 'DU1000003', 'DU9'] }, readOnly };
  const gateway = createGateway({ clock: steppedClock('2026-03-03T16:30:00Z'), accounts, settings });
  return connectClient(gateway, { max });
}

const documents = (client: TestClient) => client.named('receiveFA').map(({ xml }) => String(xml));
const refusals = (client: TestClient) =>
  client
    .named('errMsg')
    .filter(({ errorCode }) => !String(errorCode).startsWith('21'))
    .map(({ reqId, errorCode, errorMsg }) => [reqId, errorCode, String(errorMsg).replace(/.*cause - /, '')]);

const group = (name: string, accounts: readonly string[], method = 'NetLiq') =>
  `<Group><name>${name}</name><defaultMethod>${method}</defaultMethod><ListOfAccts varName="list">${accounts
    .map((account) => `<Account><acct>${account}</acct></Account>`)
    .join('')}</ListOfAccts></Group>`;
const groups = (...each: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><ListOfGroups>${each.join('')}</ListOfGroups>`;

test('groups come as a document with a tag a line, and go back as they came', async () => {
  const client = await connect();
  client.send(requestFA, { faDataType: 1 });
  await client.settle();
  expect(client.named('receiveFA')).toMatchObject([{ faDataType: '1' }]);
  const [document = ''] = documents(client);
  expect(document.split('\n')).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<ListOfGroups>',
    '\t<Group>',
    '\t\t<name>Growth</name>',
    '\t\t<defaultMethod>NetLiq</defaultMethod>',
    '\t\t<ListOfAccts varName="list">',
    '\t\t\t<Account>',
    '\t\t\t\t<acct>DU1000002</acct>',
    '\t\t\t</Account>',
    '\t\t\t<Account>',
    '\t\t\t\t<acct>DU1000003</acct>',
    '\t\t\t</Account>',
    '\t\t</ListOfAccts>',
    '\t</Group>',
    '</ListOfGroups>',
    '',
  ]);
  client.send(replaceFA, { faDataType: 1, xml: document, reqId: 8 });
  client.send(requestFA, { faDataType: 1 });
  await client.settle();
  expect(client.named('replaceFAEnd')).toMatchObject([{ reqId: '8' }]);
  expect(documents(client)[1]).toBe(document);
});

test('replaced groups are those that other requests know, in place of the ones before', async () => {
  const client = await connect();
  client.send(replaceFA, { faDataType: 1, xml: groups(group('Value', ['DU1000003'])), reqId: 8 });
  client.send(reqAccountSummary, { reqId: 1, groupName: 'Value', tags: 'NetLiquidation' });
  client.send(reqPositionsMulti, { reqId: 2, account: 'Value', modelCode: '' });
  client.send(reqAccountSummary, { reqId: 3, groupName: 'Growth', tags: 'NetLiquidation' });
  await client.settle();
  expect(client.named('accountSummary')).toMatchObject([{ reqId: '1', account: 'DU1000003' }]);
  expect(client.named('positionMultiEnd')).toMatchObject([{ reqId: '2' }]);
  expect(refusals(client)).toEqual([['3', '321', "Invalid group name 'Growth'"]]);
});

test('amounts and strange names are kept, and the older form of a list is read', async () => {
  const client = await connect();
  const given =
    '<Group><name>A&amp;B \\ é</name><ListOfAccts varName="list"><String>DU1000002</String></ListOfAccts>' +
    '<defaultMethod>Equal</defaultMethod></Group><Group><name>Split</name><defaultMethod>Percent</defaultMethod>' +
    '<ListOfAccts><Account><acct>DU1000003</acct><amount>60.0</amount></Account></ListOfAccts></Group>';
  client.send(replaceFA, { faDataType: 1, xml: groups(given), reqId: 8 });
  client.send(requestFA, { faDataType: 1 });
  await client.settle();
  const [document = ''] = documents(client);
  expect(document).toContain('<name>A&#38;B &#92; &#233;</name>');
  expect(document).toContain('<amount>60.0</amount>');
});

test('accounts are called by their ids until they are given aliases', async () => {
  const client = await connect();
  const xml =
    '<ListOfAccountAliases><AccountAlias><account>DU1000003</account><alias>Kids</alias></AccountAlias></ListOfAccountAliases>';
  client.send(requestFA, { faDataType: 3 });
  client.send(replaceFA, { faDataType: 3, xml, reqId: 8 });
  client.send(requestFA, { faDataType: 3 });
  await client.settle();
  const aliases = documents(client).map((document) =>
    [...document.matchAll(/<alias>(.*)<\/alias>/g)].map(([, name]) => name),
  );
  expect(aliases).toEqual([[...ACCOUNTS], ['DF1000001', 'DU1000002', 'Kids']]);
});

test.each([
  ['nothing', 1, '  ', '321', 'An XML string is required'],
  ['no XML', 1, 'Growth', '321', 'outside its root'],
  ['a DTD', 1, '<!DOCTYPE a><ListOfGroups/>', '321', 'cannot be read at character 1'],
  ['another list', 1, '<ListOfAccountAliases/>', '321', 'expected a ListOfGroups'],
  ['what is no group', 1, groups('<Profile/>'), '321', 'has a Profile in its ListOfGroups'],
  ['a group without a name', 1, groups(group('', ['DU1000002'])), '321', 'no name'],
  ['a group of nobody', 1, groups(group('A', [])), '321', 'no accounts'],
  ['an account twice', 1, groups(group('A', ['DU1000002', 'DU1000002'])), '321', 'an account twice'],
  ['an unknown method', 1, groups(group('A', ['DU1000002'], 'Luck')), '321', "'Luck'"],
  [
    'a method that needs amounts',
    1,
    groups(group('A', ['DU1000002'], 'Ratio')),
    '321',
    'no amount for account DU1000002',
  ],
  [
    'one name for two',
    1,
    groups(group('A', ['DU1000002']), group('A', ['DU1000003'])),
    '321',
    "'A' is taken",
  ],
  ['the name of all accounts', 1, groups(group('All', ['DU1000002'])), '321', "'All' is taken"],
  ['the name of an account', 1, groups(group('DU1000002', ['DU1000003'])), '321', 'is taken'],
  ['profiles', 2, '<ListOfAllocationProfiles/>', '321', 'FA Profile is not supported anymore'],
  ['what there is not', 7, groups(), '321', 'Non-existent FA data operation request.'],
  [
    'the alias of a stranger',
    3,
    '<ListOfAccountAliases><AccountAlias><account>DU9</account><alias>x</alias></AccountAlias></ListOfAccountAliases>',
    '321',
    "'DU9'",
  ],
])('%s is refused, and all stays as it was', async (_, faDataType, xml, code, cause) => {
  const client = await connect();
  client.send(requestFA, { faDataType: 1 });
  client.send(replaceFA, { faDataType, xml, reqId: 8 });
  client.send(requestFA, { faDataType: 1 });
  await client.settle();
  expect(refusals(client)).toEqual([['8', code, expect.stringContaining(cause)]]);
  expect(client.named('replaceFAEnd')).toEqual([]);
  const [before, after] = documents(client);
  expect(after).toBe(before);
});

test('groups with accounts of other logins are named', async () => {
  const client = await connect();
  const xml = groups(group('A', ['DU9']), group('B', ['DU1000002']), group('C', ['DU1000002', 'DU8']));
  client.send(replaceFA, { faDataType: 1, xml, reqId: 8 });
  client.send(requestFA, { faDataType: 1 });
  await client.settle();
  expect(refusals(client)).toEqual([
    ['8', '10231', 'The following Groups and/or Profiles contain invalid accounts: A, C'],
  ]);
  expect(documents(client)[0]).toContain('Growth');
});

test('whoever has one account is no advisor', async () => {
  const client = await connect({ accounts: ['DU1000001'] });
  client.send(requestFA, { faDataType: 1 });
  client.send(replaceFA, { faDataType: 1, xml: groups(), reqId: 8 });
  await client.settle();
  const cause = 'FA data operations ignored for non FA customers.';
  expect(refusals(client)).toEqual([
    ['-1', '321', cause],
    ['8', '321', cause],
  ]);
});

test('profiles are an empty list to clients who still know them, and gone for others', async () => {
  const [old, young] = [await connect({ max: 176 }), await connect({ max: 177 })];
  for (const client of [old, young]) {
    client.send(requestFA, { faDataType: 2 });
    await client.settle();
  }
  expect(documents(old)[0]).toContain('<ListOfAllocationProfiles>\n</ListOfAllocationProfiles>');
  expect(refusals(young)).toEqual([['-1', '321', expect.stringContaining('FA Profile')]]);
});

test('an API set to read-only changes nothing that an advisor has set up', async () => {
  const client = await connect({ readOnly: true });
  client.send(replaceFA, { faDataType: 1, xml: groups(), reqId: 8 });
  client.send(requestFA, { faDataType: 1 });
  await client.settle();
  expect(refusals(client)).toEqual([['8', '321', expect.stringContaining('Read-Only')]]);
  expect(documents(client)[0]).toContain('Growth');
});
