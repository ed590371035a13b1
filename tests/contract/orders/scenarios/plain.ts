import { AAPL } from '../contracts.js';
import { cancelled, cents, feeOfSale, filled, taken, working } from '../lines.js';
import { ask, before, cancel, place, type Scenario, until } from '../script.js';

const market = (action: 'BUY' | 'SELL', totalQuantity: number) => ({
  ...{ action, orderType: 'MKT', totalQuantity },
});
const limit = (action: 'BUY' | 'SELL', totalQuantity: number, lmtPrice: number) => ({
  ...{ action, orderType: 'LMT', totalQuantity, lmtPrice: cents(lmtPrice) },
});

/** What becomes of one order: it fills, rests, changes, is cancelled, or is none. */
export const plainScenarios: readonly Scenario[] = [
  {
    name: 'a market order is taken, filled and charged for',
    script: (at) => [
      place(1, AAPL, market('BUY', 100)),
      ...taken(1, 100),
      ...filled(1, { side: 'BOT', quantity: 100, price: at.quote(AAPL).ask }),
    ],
  },
  {
    name: 'closing what was opened says what it has earned',
    script: (at) => {
      const { bid, ask } = at.quote(AAPL);
      return [
        place(1, AAPL, market('BUY', 100)),
        ...taken(1, 100),
        ...filled(1, { side: 'BOT', quantity: 100, price: ask }),
        place(2, AAPL, market('SELL', 100)),
        ...taken(2, 100),
        ...filled(2, {
          ...{ side: 'SLD', quantity: 100, price: bid, commission: feeOfSale(100, bid) },
          realized: 100 * (bid - ask) - 1 - feeOfSale(100, bid),
        }),
      ];
    },
  },
  {
    name: 'a limit order rests until the market comes to it',
    script: (at) => {
      const low = at.lowestAsk(AAPL);
      return [
        place(1, AAPL, limit('BUY', 10, low.price)),
        ...taken(1, 10),
        ...working(1, 10),
        before(low.at),
        until(low.at),
        ...filled(1, { side: 'BOT', quantity: 10, price: low.price }),
      ];
    },
  },
  {
    name: 'a limit order better than the market takes the price of the market',
    script: (at) => {
      const { ask } = at.quote(AAPL);
      return [
        place(1, AAPL, limit('BUY', 10, ask + 1)),
        ...taken(1, 10),
        ...filled(1, { side: 'BOT', quantity: 10, price: ask }),
      ];
    },
  },
  {
    name: 'cancelled: first the status, then 202; cancelled again: 10148',
    script: (at) => [
      place(1, AAPL, limit('BUY', 10, at.quote(AAPL).bid - 5)),
      ...taken(1, 10),
      ...working(1, 10),
      cancel(1),
      ...cancelled(1, 10),
      cancel(1),
      'error 1 10148',
    ],
  },
  {
    name: 'the same id again changes the order: resting, and then so that it trades',
    script: (at) => {
      const { bid, ask } = at.quote(AAPL);
      return [
        place(1, AAPL, limit('BUY', 10, bid - 5)),
        ...taken(1, 10),
        ...working(1, 10),
        place(1, AAPL, limit('BUY', 20, bid - 4)),
        ...working(1, 20),
        place(1, AAPL, limit('BUY', 20, ask)),
        ...working(1, 20),
        ...filled(1, { side: 'BOT', quantity: 20, price: ask }),
      ];
    },
  },
  {
    name: 'a limit order becomes a market order',
    script: (at) => {
      const { bid, ask } = at.quote(AAPL);
      return [
        place(1, AAPL, limit('BUY', 10, bid - 5)),
        ...taken(1, 10),
        ...working(1, 10),
        place(1, AAPL, market('BUY', 10)),
        ...working(1, 10),
        ...filled(1, { side: 'BOT', quantity: 10, price: ask }),
      ];
    },
  },
  {
    name: 'what is filled can be neither changed nor cancelled',
    script: (at) => [
      place(1, AAPL, market('BUY', 10)),
      ...taken(1, 10),
      ...filled(1, { side: 'BOT', quantity: 10, price: at.quote(AAPL).ask }),
      place(1, AAPL, limit('BUY', 20, at.quote(AAPL).bid)),
      'error 1 104',
      cancel(1),
      'error 1 10148',
    ],
  },
  {
    name: 'ids go up: one below the highest is a duplicate, an unknown one cannot be cancelled',
    script: (at) => [
      place(7, AAPL, limit('BUY', 10, at.quote(AAPL).bid - 5)),
      ...taken(7, 10),
      ...working(7, 10),
      place(6, AAPL, limit('BUY', 10, at.quote(AAPL).bid - 5)),
      'error 6 103',
      cancel(6),
      'error 6 10147',
      cancel(7),
      ...cancelled(7, 10),
      place(7, AAPL, limit('BUY', 10, at.quote(AAPL).bid - 5)),
      'error 7 103',
    ],
  },
  {
    name: 'an order larger than the best price has takes row after row of the book',
    script: (at) => {
      const rows = at.rows(AAPL, 'asks');
      const [first, second] = [rows[0], rows[1]];
      if (!first || !second) return ['a book with two rows'];
      const half = second.size / 2;
      const whole = first.size + half;
      const average = (first.size * first.price + half * second.price) / whole;
      return [
        place(1, AAPL, market('BUY', whole)),
        ...taken(1, whole),
        `execDetails 1 BOT ${first.size} @ ${first.price}`,
        'openOrder 1 Submitted',
        `orderStatus 1 Submitted ${first.size}/${half} @ ${first.price}`,
        `commissionReport ${(0.005 * first.size).toFixed(2)}`,
        `execDetails 1 BOT ${half} @ ${second.price}`,
        'openOrder 1 Filled',
        `orderStatus 1 Filled ${whole}/0 @ ${Number(average.toFixed(8))}`,
        `commissionReport ${(0.005 * half).toFixed(2)}`,
      ];
    },
  },
  {
    name: 'a limit that lets it take only a part leaves the rest to later quotes, or to its cancelling',
    script: (at) => {
      const { ask, askSize } = at.quote(AAPL);
      return [
        place(1, AAPL, limit('BUY', askSize + 100, ask)),
        ...taken(1, askSize + 100),
        `execDetails 1 BOT ${askSize} @ ${ask}`,
        'openOrder 1 Submitted',
        `orderStatus 1 Submitted ${askSize}/100 @ ${ask}`,
        `commissionReport ${(0.005 * askSize).toFixed(2)}`,
        cancel(1),
        `orderStatus 1 Cancelled ${askSize}/100 @ ${ask}`,
        'error 1 202',
      ];
    },
  },
  {
    name: 'more than the money reaches: the reason, then Inactive',
    script: (at) => [
      place(1, AAPL, limit('BUY', 50_000, at.quote(AAPL).bid)),
      'error 1 201',
      'openOrder 1 Inactive',
      'orderStatus 1 Inactive 0/50000',
      ask('all open orders', ({ reqAllOpenOrders }) => reqAllOpenOrders()),
      'openOrderEnd',
    ],
  },
  {
    name: 'a limit far beyond the market is cancelled, with the reason',
    script: (at) => [place(1, AAPL, limit('BUY', 10, at.quote(AAPL).ask + 50)), ...cancelled(1, 10)],
  },
];
