import { afterAll, beforeAll, expect, test } from 'vitest';
import { needs } from '../run/needs.js';
import { startGateway, type TestGateway } from './gateway.js';
import { runIbAsync } from './python.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

test('connect() returns with the account downloaded and nothing missing', async () => {
  const script = `
show(ib.client.serverVersion())
show(ib.managedAccounts())
show(ib.client.getReqId() >= 1)
show(sorted({code for _, code, _ in errors}))
show([v.value for v in ib.accountValues() if v.tag == 'NetLiquidation' and v.currency == 'USD'])
show([ib.positions(), ib.openOrders(), ib.fills(), ib.trades()])
show(ib.reqCurrentTime().isoformat())
`;
  expect(await runIbAsync(needs('python'), gateway.port, script)).toEqual([
    178,
    ['DU1234567'],
    true,
    [2104, 2106, 2158],
    ['1000000.00'],
    [[], [], [], []],
    '2026-03-03T16:30:00+00:00',
  ]);
});

test('client 0 connects too, with every step of the longer way', async () => {
  const script = `
show([ib.isConnected(), ib.reqAllOpenOrders(), ib.reqCompletedOrders(False), ib.reqExecutions()])
`;
  expect(await runIbAsync(needs('python'), gateway.port, script, 0)).toEqual([[true, [], [], []]]);
});

test('connectAsync() does the same', async () => {
  const script = `
async def again():
    other = IB()
    await other.connectAsync('127.0.0.1', int(sys.argv[1]), clientId=99, timeout=4)
    accounts = other.managedAccounts()
    other.disconnect()
    return accounts
show(ib.run(again()))
`;
  expect(await runIbAsync(needs('python'), gateway.port, script)).toEqual([['DU1234567']]);
});

test('the summary, the account and its profit are asked for and found', async () => {
  const script = `
show([[v.tag, v.value] for v in ib.accountSummary() if v.tag in ('BuyingPower', 'Cushion')])
pnl = ib.reqPnL('DU1234567')
ib.sleep(0.1)
show([pnl.dailyPnL, pnl.unrealizedPnL, pnl.realizedPnL])
ib.cancelPnL('DU1234567')
show(ib.reqUserInfo())
`;
  const [summary, profit] = await runIbAsync(needs('python'), gateway.port, script);
  expect(summary).toEqual([
    ['Cushion', '1'],
    ['BuyingPower', '4000000.00'],
  ]);
  expect(profit).toEqual([0, 0, 0]);
});

test('a client id in use is refused with 326', async () => {
  const script = `
other = IB()
said = []
other.errorEvent += lambda reqId, code, text, contract: said.append([reqId, code])
try:
    other.connect('127.0.0.1', int(sys.argv[1]), clientId=int(sys.argv[2]), timeout=1)
except Exception as error:
    pass
show(said[:1])
`;
  expect(await runIbAsync(needs('python'), gateway.port, script)).toEqual([[[-1, 326]]]);
});
