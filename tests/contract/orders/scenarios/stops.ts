import { AAPL } from '../contracts.js';
import { cents, feeOfSale, filled, taken, working } from '../lines.js';
import { before, cancel, place, type Scenario, until } from '../script.js';

const sell = (fields: Readonly<Record<string, string | number>>) => ({
  ...{ action: 'SELL', totalQuantity: 10, ...fields },
});
const buy = (fields: Readonly<Record<string, string | number>>) => ({
  ...{ action: 'BUY', totalQuantity: 10, ...fields },
});
const long = (price: number) => [
  place(1, AAPL, buy({ orderType: 'MKT' })),
  ...taken(1, 10),
  ...filled(1, { side: 'BOT', quantity: 10, price }),
];

/** Orders that wait for a price before they are orders. */
export const stopScenarios: readonly Scenario[] = [
  {
    name: 'a stop waits as `trigger` for the last price, then is a market order',
    script: (at) => {
      const { ask } = at.quote(AAPL);
      const low = at.lowestTrade(AAPL);
      return [
        ...long(ask),
        place(2, AAPL, sell({ orderType: 'STP', auxPrice: low.price })),
        ...taken(2, 10, 'trigger'),
        before(low.at),
        until(low.at),
        ...working(2, 10),
        ...filled(2, {
          ...{ side: 'SLD', quantity: 10, price: low.quote.bid, commission: feeOfSale(10, low.quote.bid) },
          realized: 10 * (low.quote.bid - ask) - 1 - feeOfSale(10, low.quote.bid),
        }),
      ];
    },
  },
  {
    name: 'a stop can be moved while it waits, and cancelled',
    script: (at) => {
      const { bid, ask } = at.quote(AAPL);
      return [
        ...long(ask),
        place(2, AAPL, sell({ orderType: 'STP', auxPrice: cents(bid - 10) })),
        ...taken(2, 10, 'trigger'),
        place(2, AAPL, sell({ orderType: 'STP', auxPrice: cents(bid - 9) })),
        ...taken(2, 10, 'trigger'),
        cancel(2),
        'orderStatus 2 Cancelled 0/10',
        'error 2 202',
      ];
    },
  },
  {
    name: 'a stop limit, once triggered, is a limit order',
    script: (at) => {
      const high = at.highestTrade(AAPL);
      const limit = at.quote(AAPL).bid - 1;
      return [
        place(1, AAPL, buy({ orderType: 'STP LMT', auxPrice: high.price, lmtPrice: limit })),
        ...taken(1, 10, 'trigger'),
        before(high.at),
        until(high.at),
        ...working(1, 10),
        cancel(1),
        'orderStatus 1 Cancelled 0/10',
        'error 1 202',
      ];
    },
  },
  {
    name: 'a market-if-touched order waits for the price to come down',
    script: (at) => {
      const low = at.lowestTrade(AAPL);
      return [
        place(1, AAPL, buy({ orderType: 'MIT', auxPrice: low.price })),
        ...taken(1, 10, 'trigger'),
        before(low.at),
        until(low.at),
        ...working(1, 10),
        ...filled(1, { side: 'BOT', quantity: 10, price: low.quote.ask }),
      ];
    },
  },
  {
    name: 'a limit-if-touched order becomes a limit order',
    script: (at) => {
      const low = at.lowestTrade(AAPL);
      return [
        place(1, AAPL, buy({ orderType: 'LIT', auxPrice: low.price, lmtPrice: cents(low.price - 1) })),
        ...taken(1, 10, 'trigger'),
        before(low.at),
        until(low.at),
        ...working(1, 10),
      ];
    },
  },
];
