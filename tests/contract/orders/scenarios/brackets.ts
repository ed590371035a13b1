import { AAPL } from '../contracts.js';
import type { PlainOrder } from '../driver.js';
import { cancelled, cents, feeOfSale, filled, taken, working } from '../lines.js';
import type { SceneMarket } from '../scene-market.js';
import { before, cancel, place, type Scenario, type Step, until } from '../script.js';

interface Levels {
  readonly entry: PlainOrder;
  readonly target: number;
  readonly stop: number;
}

/** An entry, a limit order that takes the profit and a stop: the last of them sends all three. */
function bracket({ entry, target, stop }: Levels): readonly Step[] {
  const exit = { action: 'SELL', totalQuantity: 10, parentId: 1 };
  return [
    place(1, AAPL, { action: 'BUY', totalQuantity: 10, ...entry, transmit: false }),
    place(2, AAPL, { ...exit, orderType: 'LMT', lmtPrice: target, transmit: false }),
    place(3, AAPL, { ...exit, orderType: 'STP', auxPrice: stop, transmit: true }),
  ];
}

const taking = [...taken(1, 10), ...taken(2, 10, 'child'), ...taken(3, 10, 'child,trigger')];

/** The bracket, its parent filled at once. */
function entered(at: SceneMarket, target: number, stop: number): readonly (Step | string)[] {
  return [
    ...bracket({ entry: { orderType: 'MKT' }, target, stop }),
    ...taking,
    ...filled(1, { side: 'BOT', quantity: 10, price: at.quote(AAPL).ask }),
    ...working(2, 10),
    ...taken(3, 10, 'trigger'),
  ];
}

/** Orders that come together: an entry, and what shall become of what it has bought. */
export const bracketScenarios: readonly Scenario[] = [
  {
    name: 'an order that is not to be transmitted is kept in silence, and sent under the same id',
    script: (at) => {
      const order = {
        action: 'BUY',
        orderType: 'LMT',
        totalQuantity: 10,
        lmtPrice: cents(at.quote(AAPL).bid - 5),
      };
      return [
        place(1, AAPL, { ...order, transmit: false }),
        place(1, AAPL, { ...order, transmit: true }),
        ...taken(1, 10),
        ...working(1, 10),
      ];
    },
  },
  {
    name: 'a bracket appears with its last order: the children wait for the parent, and work when it has filled',
    script: (at) => {
      const { bid } = at.quote(AAPL);
      return entered(at, bid + 5, bid - 5);
    },
  },
  {
    name: 'the target of a bracket is reached: the stop is cancelled',
    script: (at) => {
      const { bid, ask } = at.quote(AAPL);
      const high = at.highestBid(AAPL);
      const { price } = high;
      return [
        ...entered(at, price, bid - 5),
        before(high.at),
        until(high.at),
        ...filled(2, {
          ...{ side: 'SLD', quantity: 10, price, commission: feeOfSale(10, price) },
          realized: 10 * (price - ask) - 1 - feeOfSale(10, price),
        }),
        ...cancelled(3, 10),
      ];
    },
  },
  {
    name: 'the stop of a bracket is reached: the target is cancelled',
    script: (at) => {
      const { bid, ask } = at.quote(AAPL);
      const low = at.lowestTrade(AAPL);
      const price = low.quote.bid;
      return [
        ...entered(at, bid + 5, low.price),
        before(low.at),
        until(low.at),
        ...working(3, 10),
        ...filled(3, {
          ...{ side: 'SLD', quantity: 10, price, commission: feeOfSale(10, price) },
          realized: 10 * (price - ask) - 1 - feeOfSale(10, price),
        }),
        ...cancelled(2, 10),
      ];
    },
  },
  {
    name: 'the parent of a bracket is cancelled: so are its children',
    script: (at) => {
      const { bid } = at.quote(AAPL);
      return [
        ...bracket({
          entry: { orderType: 'LMT', lmtPrice: cents(bid - 5) },
          target: cents(bid + 5),
          stop: cents(bid - 9),
        }),
        ...taking,
        ...working(1, 10),
        cancel(1),
        ...cancelled(1, 10),
        ...cancelled(2, 10),
        ...cancelled(3, 10),
      ];
    },
  },
  {
    name: 'a child is cancelled before the parent fills: the other goes too, the parent stays',
    script: (at) => {
      const { bid } = at.quote(AAPL);
      return [
        ...bracket({
          entry: { orderType: 'LMT', lmtPrice: cents(bid - 5) },
          target: cents(bid + 5),
          stop: cents(bid - 9),
        }),
        ...taking,
        ...working(1, 10),
        cancel(3),
        ...cancelled(3, 10),
        ...cancelled(2, 10),
      ];
    },
  },
  {
    name: 'a child without a parent: 10006',
    script: (at) => [
      place(2, AAPL, {
        ...{ action: 'SELL', orderType: 'LMT', totalQuantity: 10, lmtPrice: cents(at.quote(AAPL).ask + 5) },
        parentId: 1,
      }),
      'error 2 10006',
    ],
  },
];
