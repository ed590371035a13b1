import { expect, test } from 'vitest';
import { describeWith } from '../../run/needs.js';
import { ibAsyncDriver } from '../orders/ib-async-driver.js';
import { runIbAsync } from '../python.js';
import { onScene } from './scene.js';

const HELPERS = `
apple = Stock('AAPL', 'SMART', 'USD')
def state(trade):
    return {
        'status': trade.orderStatus.status, 'done': trade.isDone(), 'active': trade.isActive(),
        'quantity': float(trade.order.totalQuantity), 'codes': [each.errorCode for each in trade.log if each.errorCode],
    }
def settle():
    ib.reqCurrentTime()
`;

describeWith('python', 'what ib_async makes of its trades', (python) => {
  const scene = async (script: string) => {
    const driver = ibAsyncDriver(python);
    let shown: unknown[] = [];
    await onScene(driver, async ({ port }) => {
      shown = await runIbAsync(python, port, HELPERS + script);
    });
    await driver.close();
    return shown;
  };

  test('a refused order is done, and its log has the 201', async () => {
    const shown = await scene(`
trade = ib.placeOrder(apple, MarketOrder('BUY', 25))
settle()
show(state(trade))
show(len(ib.openTrades()))
`);
    expect(shown).toEqual([
      { status: 'Cancelled', done: true, active: false, quantity: 25, codes: [201] },
      0,
    ]);
  });

  test('a trade whose modification is refused is open again, with its old quantity', async () => {
    const shown = await scene(`
order = LimitOrder('BUY', 5, 100)
trade = ib.placeOrder(apple, order)
settle()
show(state(trade))
order.totalQuantity = 25
ib.placeOrder(apple, order)
settle()
show(state(trade))
show([float(each.order.totalQuantity) for each in ib.openTrades()])
ib.cancelOrder(order)
settle()
show(state(trade))
`);
    expect(shown[0]).toMatchObject({ status: 'Submitted', done: false, quantity: 5 });
    expect(shown[1]).toMatchObject({ status: 'Submitted', done: false, active: true, quantity: 5 });
    expect(shown[2]).toEqual([5]);
    expect(shown[3]).toMatchObject({ status: 'Cancelled', done: true });
  });

  test('a bracket with a bad child is done, all three of it; a good one fills', async () => {
    const shown = await scene(`
def bracket(quantity, stop):
    orders = ib.bracketOrder('BUY', quantity, 230, 235, 150)
    orders[2].totalQuantity = stop
    trades = [ib.placeOrder(apple, each) for each in orders]
    settle()
    return [[each.orderStatus.status, each.isDone()] for each in trades]
show(bracket(5, 25))
show(bracket(5, 5))
`);
    expect(shown[0]).toEqual([
      ['Cancelled', true],
      ['Cancelled', true],
      ['Cancelled', true],
    ]);
    expect(shown[1]).toEqual([
      ['Filled', true],
      ['Submitted', false],
      ['PreSubmitted', false],
    ]);
  });

  test('a what-if answers with its margin, and one that breaks a rule fails at once', async () => {
    const shown = await scene(`
state = ib.whatIfOrder(apple, MarketOrder('BUY', 5))
show(state.initMarginChange != '')
ib.RequestTimeout = 3
try:
    show(str(ib.whatIfOrder(apple, MarketOrder('BUY', 25))))
except Exception as error:
    show(type(error).__name__)
show([[each[1], 'quantity' in each[2]] for each in errors if each[1] == 201])
`);
    expect(shown[0]).toBe(true);
    expect(shown[2]).toEqual([[201, true]]);
  });
});
