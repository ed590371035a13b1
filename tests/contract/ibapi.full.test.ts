import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { needs } from '../run/needs.js';
import { startGateway, type TestGateway } from './gateway.js';

const run = promisify(execFile);

/**
 * IBKR's own Python client. Its licence lets nobody hand it on, so that it is fetched here and thrown away.
 * From 10.37 on it wants protobuf, though it is met in text.
 */
const RELEASES = [
  { packages: ['ibapi==9.81.1.post1'], version: 157 },
  { packages: ['nautilus-ibapi==10.19.4'], version: 176 },
  { packages: ['nautilus-ibapi==10.30.1'], version: 187 },
  { packages: ['nautilus-ibapi==10.46.1', 'protobuf==5.29.5'], version: 200 },
] as const;

/** Connects as its documentation shows, asks once for each topic, and prints what came. */
const SCRIPT = `
import json, sys, threading
from ibapi.client import EClient
from ibapi.wrapper import EWrapper
from ibapi.contract import Contract

class App(EWrapper, EClient):
    def __init__(self):
        EClient.__init__(self, self)
        self.seen = {}
        self.done = threading.Event()
    def note(self, name, value):
        self.seen.setdefault(name, []).append(value)
        wanted = ('accountDownloadEnd', 'positionEnd', 'openOrderEnd', 'currentTime', 'contractDetailsEnd', 'historicalDataEnd', 'tickSnapshotEnd')
        if all(each in self.seen for each in wanted):
            self.done.set()
    def error(self, reqId, *rest):
        texts = [each for each in rest if isinstance(each, int) and each < 100000]
        self.note('error', [reqId, texts[-1] if texts else None])
    def nextValidId(self, orderId):
        self.note('nextValidId', orderId)
        apple = Contract()
        apple.symbol, apple.secType, apple.exchange, apple.currency = 'AAPL', 'STK', 'SMART', 'USD'
        self.reqCurrentTime()
        self.reqPositions()
        self.reqOpenOrders()
        self.reqAccountUpdates(True, '')
        self.reqContractDetails(1, apple)
        self.reqHistoricalData(2, apple, '', '1 D', '5 mins', 'TRADES', 1, 1, False, [])
        self.reqMktData(3, apple, '', True, False, [])
    def managedAccounts(self, accountsList): self.note('managedAccounts', accountsList)
    def currentTime(self, time): self.note('currentTime', time)
    def accountDownloadEnd(self, account): self.note('accountDownloadEnd', account)
    def updateAccountValue(self, key, value, currency, account):
        if key == 'NetLiquidation': self.note('NetLiquidation', value)
    def positionEnd(self): self.note('positionEnd', True)
    def openOrderEnd(self): self.note('openOrderEnd', True)
    def contractDetails(self, reqId, details): self.note('contract', [details.contract.conId, details.longName, details.minTick])
    def contractDetailsEnd(self, reqId): self.note('contractDetailsEnd', reqId)
    def historicalData(self, reqId, bar): self.note('bar', [bar.date, bar.close > 0])
    def historicalDataEnd(self, reqId, start, end): self.note('historicalDataEnd', reqId)
    def tickPrice(self, reqId, tickType, price, attrib): self.note('price', [tickType, price > 0])
    def tickSnapshotEnd(self, reqId): self.note('tickSnapshotEnd', reqId)

app = App()
app.connect('127.0.0.1', int(sys.argv[1]), 5)
threading.Thread(target=app.run, daemon=True).start()
app.done.wait(20)
print(json.dumps({'version': app.serverVersion(), **app.seen}))
app.disconnect()
`;

let gateway: TestGateway;
let folder: string;

beforeAll(async () => {
  gateway = await startGateway();
  folder = mkdtempSync(join(tmpdir(), 'ibs-ibapi-'));
  writeFileSync(join(folder, 'ask.py'), SCRIPT);
});

afterAll(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each(RELEASES)('$packages.0 connects at $version, and is answered on every topic', async (release) => {
  const python = needs('python');
  const target = join(folder, String(release.version));
  await run(python, ['-m', 'pip', 'install', '--quiet', '--target', target, ...release.packages]);
  const { stdout } = await run(python, [join(folder, 'ask.py'), String(gateway.port)], {
    env: { ...process.env, PYTHONPATH: target },
  });
  const seen = JSON.parse(stdout);
  expect(seen).toMatchObject({
    version: release.version,
    nextValidId: [1],
    managedAccounts: ['DU1234567'],
    currentTime: [Date.parse('2026-03-03T16:30:00Z') / 1000],
    NetLiquidation: ['1000000.00'],
    accountDownloadEnd: ['DU1234567'],
    positionEnd: [true],
    openOrderEnd: [true],
    contract: expect.arrayContaining([[265598, 'APPLE INC', 0.01]]),
    historicalDataEnd: [2],
    tickSnapshotEnd: [3],
  });
  expect(seen.bar.length).toBeGreaterThan(20);
  expect(seen.bar.every(([, priced]: [string, boolean]) => priced)).toBe(true);
  expect(seen.price).toEqual(
    expect.arrayContaining([
      [1, true],
      [2, true],
      [4, true],
    ]),
  );
  const codes = new Set(seen.error.map(([, code]: [number, number]) => code));
  expect(codes).toEqual(new Set([2104, 2106, 2158]));
});
