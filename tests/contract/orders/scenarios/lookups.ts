import { SecType } from '@stoqey/ib';
import { AAPL, MSFT } from '../contracts.js';
import { cancelled, cents, filled, taken, working } from '../lines.js';
import type { SceneMarket } from '../scene-market.js';
import { ask, cancel, place, type Scenario } from '../script.js';

const resting = (at: SceneMarket) => ({
  ...{ action: 'BUY', orderType: 'LMT', totalQuantity: 10, lmtPrice: cents(at.quote(AAPL).bid - 5) },
});
const market = { action: 'BUY', orderType: 'MKT', totalQuantity: 10 };

/** What can be asked of orders that are done, or not even placed. */
export const lookupScenarios: readonly Scenario[] = [
  {
    name: 'completed orders: the filled and the cancelled, in the order in which they ended',
    script: (at) => [
      place(1, AAPL, resting(at)),
      ...taken(1, 10),
      ...working(1, 10),
      place(2, AAPL, market),
      ...taken(2, 10),
      ...filled(2, { side: 'BOT', quantity: 10, price: at.quote(AAPL).ask }),
      cancel(1),
      ...cancelled(1, 10),
      ask('completed orders', ({ reqCompletedOrders }) => reqCompletedOrders()),
      'completedOrder Filled Size: 10',
      'completedOrder Cancelled by Trader',
      'completedOrdersEnd',
    ],
  },
  {
    name: 'a question what an order would do is no order',
    script: () => [
      place(1, AAPL, { ...market, whatIf: true }),
      'openOrder 1 PreSubmitted',
      ask('all open orders', ({ reqAllOpenOrders }) => reqAllOpenOrders()),
      'openOrderEnd',
    ],
  },
  {
    name: 'executions: all of the day, or those that a filter lets through',
    script: (at) => {
      const shares = at.quote(AAPL);
      const others = at.quote(MSFT);
      const first = [`execDetails 1 BOT 10 @ ${shares.ask}`, 'commissionReport 1.00'];
      const second = [`execDetails 2 BOT 10 @ ${others.ask}`, 'commissionReport 1.00'];
      const executions = (filter: object, by = 1) =>
        ask(`executions ${JSON.stringify(filter)}`, ({ reqExecutions }) => reqExecutions(filter), by);
      return [
        place(1, AAPL, market),
        ...taken(1, 10),
        ...filled(1, { side: 'BOT', quantity: 10, price: shares.ask }),
        place(2, MSFT, market),
        ...taken(2, 10),
        ...filled(2, { side: 'BOT', quantity: 10, price: others.ask }),
        executions({}),
        ...first,
        ...second,
        'execDetailsEnd',
        executions({ symbol: 'MSFT', secType: SecType.STK, side: 'BUY' }),
        ...second,
        'execDetailsEnd',
        executions({ side: 'SELL' }),
        'execDetailsEnd',
        executions({ clientId: 2 }),
        'execDetailsEnd',
        executions({ time: '20260303-16:30:01' }),
        'execDetailsEnd',
        executions({ time: '20260303-16:29:00', acctCode: 'DU1234567' }),
        ...first,
        ...second,
        'execDetailsEnd',
      ];
    },
  },
];
