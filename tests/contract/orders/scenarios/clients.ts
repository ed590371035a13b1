import { AAPL } from '../contracts.js';
import { cancelled, cents, filled, listed, taken, working } from '../lines.js';
import type { SceneMarket } from '../scene-market.js';
import { ask, cancel, connect, disconnect, place, type Scenario } from '../script.js';

const resting = (at: SceneMarket) => ({
  ...{ action: 'BUY', orderType: 'LMT', totalQuantity: 10, lmtPrice: cents(at.quote(AAPL).bid - 5) },
});
const market = { action: 'BUY', orderType: 'MKT', totalQuantity: 10 };
const openOrders = (by = 1) => ask('open orders', ({ reqOpenOrders }) => reqOpenOrders(), by);
const allOpenOrders = (by = 1) => ask('all open orders', ({ reqAllOpenOrders }) => reqAllOpenOrders(), by);
const heardBy = (client: number, lines: readonly string[]) => lines.map((line) => `${client}: ${line}`);

/** Who sees which orders, and may touch them. */
export const clientScenarios: readonly Scenario[] = [
  {
    name: 'a client hears of its own orders only; asked for all, it is told of all',
    script: (at) => [
      connect(2),
      place(1, AAPL, resting(at)),
      ...taken(1, 10),
      ...working(1, 10),
      openOrders(),
      ...listed(1, 'Submitted', 10),
      'openOrderEnd',
      openOrders(2),
      '2: openOrderEnd',
      allOpenOrders(2),
      ...heardBy(2, listed(1, 'Submitted', 10)),
      '2: openOrderEnd',
    ],
  },
  {
    name: 'each client has ids of its own',
    script: (at) => [
      place(5, AAPL, resting(at)),
      ...taken(5, 10),
      ...working(5, 10),
      ask('next id', ({ reqIds }) => reqIds()),
      'nextValidId 6',
      ask('next id', ({ reqIds }) => reqIds(), 2),
      '2: nextValidId 1',
      place(1, AAPL, resting(at), 2),
      ...heardBy(2, taken(1, 10)),
      ...heardBy(2, working(1, 10)),
    ],
  },
  {
    name: 'a client that comes back finds its orders and its next id',
    script: (at) => [
      place(3, AAPL, resting(at)),
      ...taken(3, 10),
      ...working(3, 10),
      disconnect(),
      connect(1),
      ask('next id', ({ reqIds }) => reqIds()),
      'nextValidId 4',
      openOrders(),
      ...listed(3, 'Submitted', 10),
      'openOrderEnd',
      cancel(3),
      ...cancelled(3, 10),
    ],
  },
  {
    name: 'the master client hears of everything',
    settings: { masterClientId: 2 },
    script: (at) => [
      connect(2),
      place(1, AAPL, market),
      ...taken(1, 10),
      ...filled(1, { side: 'BOT', quantity: 10, price: at.quote(AAPL).ask }),
      ...heardBy(2, taken(1, 10)),
      ...heardBy(2, filled(1, { side: 'BOT', quantity: 10, price: at.quote(AAPL).ask })),
    ],
  },
  {
    name: 'client 0 cancels the order of another, and both are told',
    script: (at) => [
      place(1, AAPL, resting(at)),
      ...taken(1, 10),
      ...working(1, 10),
      connect(0),
      cancel(1, 0),
      ...cancelled(1, 10),
      ...heardBy(0, cancelled(1, 10)),
    ],
  },
  {
    name: 'a paper gateway lets any client cancel the order of another',
    script: (at) => [
      place(9, AAPL, resting(at)),
      ...taken(9, 10),
      ...working(9, 10),
      connect(2),
      cancel(9, 2),
      ...cancelled(9, 10),
      ...heardBy(2, cancelled(9, 10)),
    ],
  },
  {
    name: 'cancel all: everybody’s orders',
    script: (at) => [
      place(1, AAPL, resting(at)),
      ...taken(1, 10),
      ...working(1, 10),
      place(4, AAPL, resting(at), 2),
      ...heardBy(2, taken(4, 10)),
      ...heardBy(2, working(4, 10)),
      ask('cancel all', ({ reqGlobalCancel }) => reqGlobalCancel()),
      ...cancelled(1, 10),
      ...heardBy(2, cancelled(4, 10)),
      allOpenOrders(),
      'openOrderEnd',
    ],
  },
  {
    name: 'binding orders by themselves is for client 0',
    script: () => [
      ask('bind', ({ reqAutoOpenOrders }) => reqAutoOpenOrders(true)),
      'error -1 327',
      ask('bind', ({ reqAutoOpenOrders }) => reqAutoOpenOrders(true), 0),
    ],
  },
  {
    name: 'a login that may only read refuses whatever trades',
    settings: { readOnly: true },
    script: (at) => [
      place(1, AAPL, resting(at)),
      'error 1 321',
      cancel(1),
      'error 1 321',
      ask('cancel all', ({ reqGlobalCancel }) => reqGlobalCancel()),
      'error -1 321',
      allOpenOrders(),
      'openOrderEnd',
    ],
  },
];
