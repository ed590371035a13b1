import { afterAll, beforeAll, expect, test } from 'vitest';
import { needs } from '../run/needs.js';
import { startGateway, type TestGateway } from './gateway.js';
import { runIbAsync } from './python.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

/** The library sends these requests and reads the replies, but keeps no methods for them. */
const LISTEN = `
heard = []
ib.wrapper.displayGroupList = lambda reqId, groups: heard.append([reqId, groups])
ib.wrapper.displayGroupUpdated = lambda reqId, shown: heard.append([reqId, shown])
`;

test('the low-level client asks for the groups, follows one and changes it', async () => {
  const script = `${LISTEN}
ib.client.queryDisplayGroups(1001)
ib.client.subscribeToGroupEvents(1002, 3)
ib.client.updateDisplayGroup(1002, '265598@SMART')
ib.reqCurrentTime()
ib.client.unsubscribeFromGroupEvents(1002)
ib.client.updateDisplayGroup(1002, 'none')
ib.client.subscribeToGroupEvents(1003, 9)
ib.reqCurrentTime()
show(heard)
show([[reqId, code, text.split('cause - ')[1]] for reqId, code, text in errors if code < 2000])
`;
  expect(await runIbAsync(needs('python'), gateway.port, script)).toEqual([
    [
      [1001, '1|2|3|4|5|6|7'],
      [1002, 'none'],
      [1002, '265598@SMART'],
    ],
    [
      [-1, 321, "Request with ID=1002 failed since request ID wasn't found."],
      [-1, 321, 'Invalid window group ID=9'],
    ],
  ]);
});
