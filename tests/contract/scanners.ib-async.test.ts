import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceleratedClock } from '../../platform/clock/accelerated.js';
import { systemClock } from '../../platform/clock/system.js';
import { needs } from '../run/needs.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import { runIbAsync } from './python.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const run = (script: string, { port } = gateway) => runIbAsync(needs('python'), port, script);

test('what its notebook asks is answered: the parameters, then scans by what they list', async () => {
  const script = `
import xml.etree.ElementTree as ET
tree = ET.fromstring(ib.reqScannerParameters())
tags = [e.text for e in tree.findall('.//AbstractField/code')]
codes = [e.text for e in tree.findall('.//scanCode')]
show([len(tags) > 100, len(codes) > 75])
show(sorted(set(e.text for e in tree.findall('.//Instrument/type'))))
show([e.text for e in tree.findall('.//locationCode')][:4])
sub = ScannerSubscription(instrument='STK', locationCode='STK.US.MAJOR', scanCode='TOP_PERC_GAIN')
data = ib.reqScannerData(sub)
show([len(data), [d.rank for d in data] == list(range(50)), type(data).__name__])
c = data[0].contractDetails.contract
show([c.secType, c.exchange, c.currency, c.symbol == c.localSymbol, c.tradingClass != '', c.lastTradeDateOrContractMonth])
show([data[0].distance, data[0].benchmark, data[0].projection, data[0].legsStr])
full = ib.reqContractDetails(c)[0]
show([full.contract.conId == c.conId, full.marketName == data[0].contractDetails.marketName])
sub.abovePrice = 200
show(all(ib.reqTickers(d.contractDetails.contract)[0].last >= 200 for d in ib.reqScannerData(sub)[:3]))
options = [TagValue('changePercAbove', '0.5'), TagValue('priceAbove', 5), TagValue('priceBelow', 100)]
sub.abovePrice = 1.7976931348623157e+308
some = ib.reqScannerData(sub, [], options)
show([0 < len(some) < 50, all(5 <= ib.reqTickers(d.contractDetails.contract)[0].last <= 100 for d in some[:3])])
show(sorted({code for _, code, _ in errors if code < 2000}))
`;
  expect(await run(script)).toEqual([
    [true, true],
    [
      'BOND',
      'BOND.GOVT',
      'ETF.EQ.US',
      'ETF.FI.US',
      'FUT.EU',
      'FUT.US',
      'IND.EU',
      'IND.US',
      'STK',
      'STOCK.EU',
    ],
    ['STK.US', 'STK.US.MAJOR', 'STK.NYSE', 'STK.ARCA'],
    [50, true, 'ScanDataList'],
    ['STK', 'SMART', 'USD', true, true, ''],
    ['', '', '', ''],
    [true, true],
    true,
    [true, true],
    [162],
  ]);
});

test('futures, indices, bonds and European stocks can be scanned too', async () => {
  const script = `
def scan(instrument, location, code):
    sub = ScannerSubscription(instrument=instrument, locationCode=location, scanCode=code, numberOfRows=3)
    return [d.contractDetails.contract for d in ib.reqScannerData(sub)]
show([[c.secType, c.exchange, c.currency, len(c.lastTradeDateOrContractMonth)] for c in scan('FUT.US', 'FUT.CME', 'MOST_ACTIVE')])
show([[c.secType, c.symbol, c.exchange] for c in scan('IND.EU', 'IND.EU', 'HIGH_OPT_IMP_VOLAT')][0][0])
show([[c.secType, c.localSymbol] for c in scan('BOND.GOVT', 'BOND.GOVT.US', 'FAR_MATURITY_DATE')])
show({c.currency for c in scan('STOCK.EU', 'STK.EU.IBIS', 'MOST_ACTIVE')} == {'EUR'})
`;
  expect(await run(script)).toEqual([
    Array.from({ length: 3 }, () => ['FUT', 'CME', 'USD', 8]),
    'IND',
    [
      ['BOND', 'IBCID912810TM0'],
      ['BOND', 'IBCID912828C57'],
    ],
    true,
  ]);
});

test('a scan that finds nothing, or cannot be, ends at once with the reason', async () => {
  const script = `
def scan(location, code, *options):
    errors.clear()
    sub = ScannerSubscription(instrument='STK', locationCode=location, scanCode=code)
    data = ib.reqScannerData(sub, [], list(options))
    ib.sleep(0.1)
    show([len(data), [[code, text.split(':')[-1]] for _, code, text in errors][0]])
scan('STK.US', 'TOP_PERC_GAIN', TagValue('priceAbove', 1000000))
scan('STK.MARS', 'TOP_PERC_GAIN')
scan('STK.US', 'MOST_BEAUTIFUL')
scan('STK.US', 'TOP_PERC_GAIN', TagValue('beautyAbove', 1))
`;
  expect(await run(script)).toEqual([
    [0, [165, 'no items retrieved']],
    [0, [162, 'Market Scanner is not configured for one of the chosen locations.']],
    [0, [162, 'Scanner type with code MOST_BEAUTIFUL is disabled.']],
    [0, [162, 'Scanner filter beautyAbove is disabled.']],
  ]);
});

test('a subscription is kept up to date until it is cancelled', async () => {
  const fast = await startGateway({
    clock: acceleratedClock(systemClock, { from: Date.parse(MARKET_HOURS), speed: 60 }),
  });
  const script = `
sub = ScannerSubscription(instrument='STK', locationCode='STK.NASDAQ', scanCode='TOP_TRADE_RATE', numberOfRows=5)
data = ib.reqScannerSubscription(sub)
seen = []
data.updateEvent += lambda data: seen.append([d.contractDetails.contract.symbol for d in data])
while len(seen) < 4:
    ib.waitOnUpdate(timeout=5)
ib.cancelScannerSubscription(data)
ib.sleep(0.2)
count = len(seen)
ib.sleep(1.5)
show([[len(rows) for rows in seen[:4]], len({tuple(rows) for rows in seen}) > 1, len(seen) == count])
show([text.split(':')[1] for _, code, text in errors if code == 162])
`;
  try {
    expect(await run(script, fast)).toEqual([
      [[5, 5, 5, 5], true, true],
      ['API scanner subscription cancelled'],
    ]);
  } finally {
    await fast.close();
  }
});
