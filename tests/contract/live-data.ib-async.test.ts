import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../harness/world/world.js';
import { acceleratedClock } from '../../platform/clock/accelerated.js';
import { systemClock } from '../../platform/clock/system.js';
import { needs } from '../run/needs.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import { AAPL, EURUSD, instrumentOf, SAP, SPX, SPY_CALL } from './live-data.js';
import { runIbAsync } from './python.js';

/** ib_async has a time of its own: the market's runs along, much faster. */
const clock = acceleratedClock(systemClock, { from: Date.parse(MARKET_HOURS), speed: 20 });
const world = createWorld({ seed: 1 });
let still: TestGateway;
let running: TestGateway;

beforeAll(async () => {
  still = await startGateway();
  running = await startGateway({ clock });
});

afterAll(async () => {
  await still.close();
  await running.close();
});

const NOW = Date.parse(MARKET_HOURS);
const CONTRACTS = `
aapl = Stock('AAPL', 'SMART', 'USD')
call = Option('SPY', '20260320', 660, 'C', 'SMART', currency='USD')
pair = Forex('EURUSD')
index = Index('SPX', 'CBOE')
sap = Stock('SAP', 'IBIS', 'EUR')
ib.qualifyContracts(aapl, call, pair, index, sap)
`;

test('reqTickers: stocks, currencies, indices and options, with their Greeks', async () => {
  const script = `${CONTRACTS}
stock, euro, level, option = ib.reqTickers(aapl, pair, index, call)
show([stock.bid, stock.ask, stock.last, stock.bidSize, stock.askSize, stock.lastSize])
show([stock.volume, stock.high, stock.low, stock.close, stock.open, stock.marketDataType, stock.minTick, stock.bboExchange])
show([euro.bid, euro.ask, level.last])
show([option.bidGreeks.optPrice, option.askGreeks.optPrice, option.modelGreeks.undPrice])
show([0 < option.modelGreeks.impliedVol < 1, 0 < option.modelGreeks.delta < 1])
show([stock.lastTimestamp.timestamp(), stock.hasBidAsk()])
`;
  const shown = await runIbAsync(needs('python'), still.port, script);
  const stock = world.snapshot(instrumentOf(AAPL), NOW);
  const option = world.snapshot(instrumentOf(SPY_CALL), NOW).quote;
  const spy = world.snapshot(instrumentOf({ ...AAPL, symbol: 'SPY' }), NOW).quote;
  const pair = world.snapshot(instrumentOf(EURUSD), NOW).quote;
  const { quote, last } = stock;
  expect(shown).toEqual([
    [quote?.bid, quote?.ask, last?.price, quote?.bidSize, quote?.askSize, last?.size],
    [stock.volume, stock.high, stock.low, stock.previousClose, stock.open, 1, 0.01, '9c0001'],
    [pair?.bid, pair?.ask, world.snapshot(instrumentOf(SPX), NOW).last?.price],
    [option?.bid, option?.ask, ((spy?.bid ?? 0) + (spy?.ask ?? 0)) / 2],
    [true, true],
    [Math.floor((last?.time ?? 0) / 1000), true],
  ]);
});

test('reqMktData: generic ticks, delayed data, and what is refused', async () => {
  const script = `${CONTRACTS}
line = ib.reqMktData(aapl, '100,101,104,105,106,165,232,233,236,293,294,295,318,375,411,456')
while not line.dividends and ib.sleep(0.05):
    pass
show([line.rtHistVolatility > 0, line.impliedVolatility > 0, line.histVolatility > 0, line.low52week <= line.low13week])
show([line.avVolume > 0, line.callVolume > 0, line.putOpenInterest > 0, line.avOptionVolume > 0, line.markPrice])
show([line.shortable, line.shortableShares > 0, line.tradeCount > 0, line.lastRthTrade, line.dividends is not None])
ib.cancelMktData(aapl)
refused = ib.reqMktData(sap)
ib.sleep(0.2)
show(sorted({code for _, code, _ in errors if code < 2000}))
ib.reqMarketDataType(3)
delayed = ib.reqMktData(sap)
ib.sleep(0.2)
show([delayed.bid, delayed.ask, delayed.last, delayed.marketDataType])
show(sorted({code for _, code, _ in errors if code > 10000}))
`;
  const { quote, last } = world.snapshot(instrumentOf(SAP), NOW - 900_000);
  const price = world.snapshot(instrumentOf(AAPL), NOW).last?.price;
  expect(await runIbAsync(needs('python'), still.port, script)).toEqual([
    [true, true, true, true],
    [true, true, true, true, expect.closeTo(price ?? 0, 1)],
    [3, true, true, price, true],
    [354],
    [quote?.bid, quote?.ask, last?.price, 3],
    [10167],
  ]);
});

test('calculateImpliedVolatility undoes calculateOptionPrice', async () => {
  const script = `${CONTRACTS}
priced = ib.calculateOptionPrice(call, 0.25, 655)
implied = ib.calculateImpliedVolatility(call, priced.optPrice, 655)
show([round(implied.impliedVol, 6), implied.undPrice, implied.optPrice == priced.optPrice, 0 < priced.delta < 1])
show(ib.calculateImpliedVolatility(call, 1000, 655))
`;
  expect(await runIbAsync(needs('python'), still.port, script)).toEqual([[0.25, 655, true, true], []]);
});

test('a running market: ticks, tick by tick, bars of five seconds and the book', async () => {
  const script = `${CONTRACTS}
line = ib.reqMktData(aapl)
trades = ib.reqTickByTickData(aapl, 'AllLast', 10)
quotes = ib.reqTickByTickData(pair, 'BidAsk')
bars = ib.reqRealTimeBars(aapl, 5, 'TRADES', True)
book = ib.reqMktDepth(aapl, 5, True)
seen = []
updates = []
def on_tick(tickers):
    for each in tickers:
        seen.extend([t.time, t.price, t.size, t.exchange, t.tickAttribLast.unreported] for t in each.tickByTicks if hasattr(t, 'exchange'))
        updates.extend(each.ticks)
ib.pendingTickersEvent += on_tick
ib.sleep(2)
show([len(seen) > 3, len(updates) > 20, len(quotes.tickByTicks) >= 0])
show([[t[1], t[2], t[3], t[4]] for t in seen])
show([[b.time.timestamp(), b.open_, b.high, b.low, b.close, b.volume, b.wap, b.count] for b in bars])
show([[len(book.domBids), len(book.domAsks)], [l.price for l in book.domBids], [l.price for l in book.domAsks]])
show([b.bid < b.ask for b in [line]])
ib.cancelMktData(aapl)
ib.cancelTickByTickData(aapl, 'AllLast')
ib.cancelTickByTickData(pair, 'BidAsk')
ib.cancelRealTimeBars(bars)
ib.cancelMktDepth(aapl, True)
ib.sleep(0.2)
del seen[:]
ib.sleep(0.3)
show(seen)
show(sorted({code for _, code, _ in errors if not 2100 <= code < 2200}))
`;
  const from = clock.now();
  const [lively, trades, bars, book, ordered, after, codes] = await runIbAsync(
    needs('python'),
    running.port,
    script,
  );
  expect([lively, ordered, after, codes]).toEqual([[true, true, true], [true], [], []]);
  // Which stretch of time Python saw is its own affair; within it nothing is missing and nothing is new.
  const stock = instrumentOf(AAPL);
  const happened = world.events(stock, from, clock.now()).flatMap(({ trade }) => trade ?? []);
  const all = happened.map(({ price, size, exchange, unreported }) =>
    [price, size, exchange, unreported].join(),
  );
  const told = (trades as unknown[][]).map((trade) => trade.join());
  const start = all.findIndex((_, index) => told.every((each, offset) => all[index + offset] === each));
  expect(start).toBeGreaterThanOrEqual(0);
  const known = world.bars(stock, {
    ...{ from: Math.floor(from / 5000) * 5000, to: Math.floor(clock.now() / 5000) * 5000 },
    ...{ size: { unit: 'second', count: 5 }, whatToShow: 'TRADES', useRTH: true },
  });
  const rows = known.map(({ time, open, high, low, close, volume, wap, count }) => [
    ...[time / 1000, open, high, low, close, volume, wap, count],
  ]);
  expect((bars as unknown[]).length).toBeGreaterThan(3);
  expect(rows).toEqual(expect.arrayContaining(bars as unknown[]));
  const [sizes, bids, asks] = book as [number[], number[], number[]];
  expect(sizes).toEqual([5, 5]);
  expect([bids, asks]).toEqual([bids.toSorted((a, b) => b - a), asks.toSorted((a, b) => a - b)]);
});
