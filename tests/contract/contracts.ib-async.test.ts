import { afterAll, beforeAll, expect, test } from 'vitest';
import { needs } from '../run/needs.js';
import { startGateway, type TestGateway } from './gateway.js';
import { runIbAsync } from './python.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const run = (script: string) => runIbAsync(needs('python'), gateway.port, script);

test('contracts qualify, by description and by conId', async () => {
  const script = `
wanted = [Stock('AAPL', 'SMART', 'USD'), Forex('EURUSD'), Index('SPX', 'CBOE'), Crypto('BTC', 'PAXOS', 'USD'),
          Future('ES', '202612', 'CME'), Option('SPY', '20281215', 750, 'C', 'SMART'), ContFuture('ES', 'CME'),
          Contract(conId=756733), CFD('AAPL'), Bond(symbol='US064159KJ44', exchange='SMART', currency='USD')]
show([[c.secType, c.localSymbol, c.conId, c.exchange] for c in ib.qualifyContracts(*wanted)])
`;
  const [rows] = await run(script);
  expect(rows).toEqual([
    ['STK', 'AAPL', 265598, 'SMART'],
    ['CASH', 'EUR.USD', 12087792, 'IDEALPRO'],
    ['IND', 'SPX', 416904, 'CBOE'],
    ['CRYPTO', 'BTC.USD', 479624278, 'PAXOS'],
    ['FUT', 'ESZ6', expect.any(Number), 'CME'],
    ['OPT', 'SPY   281215C00750000', 843630132, 'SMART'],
    ['CONTFUT', 'ESH6', expect.any(Number), 'CME'],
    ['STK', 'SPY', 756733, 'SMART'],
    ['CFD', 'AAPLn', expect.any(Number), 'SMART'],
    ['BOND', expect.any(String), expect.any(Number), 'SMART'],
  ]);
});

/** What a client takes apart must fall into place at every version that it can be met at. */
test('details are whole at every version', async () => {
  const script = `
for version in (157, 163, 164, 176, 178):
    old = IB()
    old.client.MaxClientVersion = version
    old.connect('127.0.0.1', int(sys.argv[1]), clientId=version)
    apple, = old.reqContractDetails(Stock('AAPL', 'SMART', 'USD'))
    call, = old.reqContractDetails(Option('SPY', '20281215', 750, 'C', 'SMART'))
    bond, = old.reqContractDetails(Bond(symbol='US064159KJ44', exchange='SMART', currency='USD'))
    found = old.reqMatchingSymbols('AAPL')[0]
    show({
        'version': old.client.serverVersion(),
        'stock': [apple.contract.conId, apple.contract.primaryExchange, apple.longName, apple.stockType,
                  apple.minTick, apple.aggGroup, apple.marketRuleIds[:5], [i.value for i in apple.secIdList]],
        'sizes': [apple.minSize, apple.sizeIncrement, apple.suggestedSizeIncrement],
        'option': [call.contract.strike, call.contract.right, call.contract.multiplier, call.underConId,
                   call.contractMonth, call.contract.lastTradeDateOrContractMonth, call.realExpirationDate],
        'bond': [bond.cusip, bond.coupon, bond.maturity, bond.contract.conId > 0, bond.marketRuleIds],
        'symbol': [found.contract.conId, found.contract.description, 'OPT' in found.derivativeSecTypes],
    })
    old.disconnect()
`;
  const same = {
    stock: [265598, 'NASDAQ', 'APPLE INC', 'COMMON', 0.01, 1, '26,26', ['US0378331005']],
    option: [750, 'C', '100', 756733, '202812', '20281215', '20281215'],
    bond: ['064159KJ4', 5, '20351216', true, '32'],
  };
  const unnamed = [265598, '', true];
  const named = [265598, 'APPLE INC', true];
  const sizes = [0.0001, 0.0001, 100];
  expect(await run(script)).toEqual([
    { version: 157, ...same, sizes: [0, 0, 0], symbol: unnamed },
    { version: 163, ...same, sizes: [0, 0, 0.0001], symbol: unnamed },
    { version: 164, ...same, sizes, symbol: unnamed },
    { version: 176, ...same, sizes, symbol: named },
    { version: 178, ...same, sizes, symbol: named },
  ]);
});

test('trading sessions are read as times', async () => {
  const script = `
d, = ib.reqContractDetails(Stock('SPY', 'SMART', 'USD'))
show([[s.start.isoformat(), s.end.isoformat()] for s in d.liquidSessions()][:2])
show(len(d.tradingSessions()))
`;
  expect(await run(script)).toEqual([
    [
      ['2026-03-03T09:30:00-05:00', '2026-03-03T16:00:00-05:00'],
      ['2026-03-04T09:30:00-05:00', '2026-03-04T16:00:00-05:00'],
    ],
    4,
  ]);
});

test('a chain is found through its parameters', async () => {
  const script = `
spy, = ib.qualifyContracts(Stock('SPY', 'SMART', 'USD'))
chain = next(c for c in ib.reqSecDefOptParams(spy.symbol, '', spy.secType, spy.conId) if c.exchange == 'SMART')
show([chain.underlyingConId, chain.tradingClass, chain.multiplier, '20261218' in chain.expirations])
strikes = [s for s in chain.strikes if 595 <= s <= 605]
options = [Option('SPY', '20261218', s, r, 'SMART') for s in strikes for r in 'CP']
show([len(strikes), len({o.conId for o in ib.qualifyContracts(*options)})])
es, = ib.qualifyContracts(Future('ES', '202606', 'CME'))
show(sorted({c.tradingClass for c in ib.reqSecDefOptParams('ES', 'CME', 'FUT', es.conId)}))
`;
  expect(await run(script)).toEqual([
    ['756733', 'SPY', '100', true],
    [11, 22],
    ['ES', 'EW'],
  ]);
});

test('reference data', async () => {
  const script = `
show([[r.lowEdge, r.increment] for r in ib.reqMarketRule(110)])
show([c.exchange for c in ib.reqSmartComponents('a60001') if c.exchange in ('NYSE', 'ARCA')])
show([e.serviceDataType for e in ib.reqMktDepthExchanges() if e.exchange == 'NASDAQ'])
`;
  expect(await run(script)).toEqual([
    [
      [0, 0.05],
      [3, 0.1],
    ],
    ['NYSE', 'ARCA'],
    ['Deep2'],
  ]);
});

test('what is unknown ends its request with an error', async () => {
  const script = `
show([ib.reqContractDetails(Stock('NONE', 'SMART', 'USD')), ib.reqSecDefOptParams('SPY', '', 'STK', 5)])
show([[code, text] for _, code, text in errors if code in (200, 322)])
`;
  expect(await run(script)).toEqual([
    [[], []],
    [
      [200, 'No security definition has been found for the request'],
      [322, 'Error processing request: No derivatives found'],
    ],
  ]);
});
