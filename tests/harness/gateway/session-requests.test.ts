import { expect, test } from 'vitest';
import { branding } from '../../../harness/gateway/branding.js';
import { createGateway } from '../../../harness/gateway/create.js';
import { reqFamilyCodes } from '../../../harness/wire/requests/account.js';
import { reqSoftDollarTiers } from '../../../harness/wire/requests/reference.js';
import {
  reqCurrentTime,
  reqCurrentTimeInMillis,
  reqIds,
  reqManagedAccts,
  reqUserInfo,
  setServerLogLevel,
  startApi,
  verifyAndAuthMessage,
  verifyAndAuthRequest,
  verifyMessage,
  verifyRequest,
} from '../../../harness/wire/requests/session.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from './client.js';

const connect = (max = 200): Promise<TestClient> =>
  connectClient(
    createGateway({ clock: steppedClock('2026-03-03T16:30:00.789Z'), accounts: ['DU1', 'DU2'] }),
    { max },
  );

/** Errors, without the notices that every connection begins with. */
const errors = (client: TestClient) =>
  client.named('errMsg').filter(({ errorCode }) => !String(errorCode).startsWith('21'));

test('the time is told in whole seconds and, from version 197 on, in milliseconds', async () => {
  const [client, older] = [await connect(197), await connect(196)];
  for (const each of [client, older]) {
    each.send(reqCurrentTime, {});
    each.send(reqCurrentTimeInMillis, {});
    await each.settle();
    expect(each.named('currentTime')).toMatchObject([{ time: '1772555400' }]);
  }
  expect(client.named('currentTimeInMillis')).toMatchObject([{ time: '1772555400789' }]);
  expect(older.named('currentTimeInMillis')).toEqual([]);
  expect(errors(older)).toMatchObject([
    { reqId: '-1', errorCode: '321', errorMsg: expect.stringContaining('197') },
  ]);
});

test('accounts, ids and what else the login has are told again to whoever asks', async () => {
  const client = await connect();
  client.send(reqManagedAccts, {});
  client.send(reqIds, { numIds: 5 });
  client.send(reqUserInfo, { reqId: 7 });
  client.send(reqSoftDollarTiers, { reqId: 8 });
  client.send(reqFamilyCodes, {});
  await client.settle();
  expect(client.named('managedAccounts').at(-1)).toMatchObject({ accountsList: 'DU1,DU2' });
  expect(client.named('nextValidId')).toMatchObject([{ orderId: '1' }, { orderId: '1' }]);
  expect(client.named('userInfo')).toMatchObject([{ reqId: '7', whiteBrandingId: branding() }]);
  expect(client.named('softDollarTiers')).toMatchObject([{ reqId: '8', tiers: [] }]);
  expect(client.named('familyCodes')).toMatchObject([
    { familyCodes: [{ accountID: 'DU1' }, { accountID: 'DU2' }] },
  ]);
});

test('a log level is taken without a word if there is one', async () => {
  const client = await connect();
  for (const logLevel of [1, 5, 0, 6]) client.send(setServerLogLevel, { logLevel });
  await client.settle();
  expect(errors(client).map(({ reqId, errorCode }) => [reqId, errorCode])).toEqual([
    ['-1', '321'],
    ['-1', '321'],
  ]);
});

test('the API is started once', async () => {
  const client = await connect();
  client.send(startApi, { clientId: 9, optionalCapabilities: '' });
  await client.settle();
  expect(errors(client)).toMatchObject([{ reqId: '-1', errorCode: '321' }]);
  expect(client.named('nextValidId')).toHaveLength(1);
});

test('no program is verified, and each way of asking is told so in its own reply', async () => {
  const client = await connect();
  client.send(verifyRequest, { apiName: 'program', apiVersion: '1.0' });
  client.send(verifyMessage, { apiData: 'data' });
  client.send(verifyAndAuthRequest, { apiName: 'program', apiVersion: '1.0', opaqueIsvKey: 'key' });
  client.send(verifyAndAuthMessage, { apiData: 'data', xyzResponse: 'answer' });
  await client.settle();
  const no = { isSuccessful: 'false', errorText: expect.stringContaining('verification') };
  expect(client.named('verifyCompleted')).toMatchObject([no, no]);
  expect(client.named('verifyAndAuthCompleted')).toMatchObject([no, no]);
  expect(errors(client)).toEqual([]);
});
