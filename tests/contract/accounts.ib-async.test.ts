import { afterAll, beforeAll, expect, test } from 'vitest';
import { needs } from '../run/needs.js';
import { startGateway, type TestGateway } from './gateway.js';
import { runIbAsync } from './python.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

test('a position is opened and closed, and every feed follows', async () => {
  const script = `
stock = Stock('AAPL', 'SMART', 'USD')
ib.qualifyContracts(stock)
pnl = ib.reqPnL('DU1234567')
single = ib.reqPnLSingle('DU1234567', '', stock.conId)
closed = []
ib.updatePortfolioEvent += lambda item: closed.append([item.contract.symbol, item.position]) if item.position == 0 else None

def trade(action):
    trade = ib.placeOrder(stock, MarketOrder(action, 100))
    while not trade.isDone():
        ib.waitOnUpdate(timeout=2)
    ib.sleep(0.2)

def value(tag, currency='USD'):
    return [v.value for v in ib.accountValues() if v.tag == tag and v.currency == currency][-1]

trade('BUY')
[held] = ib.positions()
[item] = ib.portfolio()
show([held.account, held.contract.symbol, held.contract.exchange, held.position])
show([item.contract.primaryExchange, item.contract.right, item.position, item.account])
show(abs(item.averageCost - held.avgCost) < 1e-9)
show(abs(float(value('StockMarketValue')) - item.marketValue) < 0.01)
show(abs(float(value('UnrealizedPnL')) - pnl.unrealizedPnL) < 0.01)
show(abs(single.unrealizedPnL - item.unrealizedPNL) < 0.01)
show([single.position, abs(single.value - item.marketValue) < 0.01, single.realizedPnL > 1e300])
summary = {v.tag: v for v in ib.accountSummary()}
show(summary['NetLiquidation'].value == value('NetLiquidation'))
show([summary['CashBalance'].account, summary['NetLiquidation'].account])

trade('SELL')
show([ib.positions(), ib.portfolio(), closed])
show([single.position, single.value, abs(single.realizedPnL - pnl.realizedPnL) < 0.01])
show([pnl.unrealizedPnL, abs(float(value('RealizedPnL')) - pnl.realizedPnL) < 0.01, pnl.realizedPnL < 0])
ib.cancelPnL('DU1234567')
ib.cancelPnLSingle('DU1234567', '', stock.conId)
`;
  expect(await runIbAsync(needs('python'), gateway.port, script)).toEqual([
    ['DU1234567', 'AAPL', 'NASDAQ', 100],
    ['NASDAQ', '0', 100, 'DU1234567'],
    ...[true, true, true, true],
    [100, true, true],
    true,
    ['All', 'DU1234567'],
    [[], [], [['AAPL', 0]]],
    [0, 0, true],
    [0, true, true],
  ]);
});
