import { AAPL } from '../contracts.js';
import { cents, filled, taken } from '../lines.js';
import { cancel, place, type Scenario, until } from '../script.js';

const MINUTE = 60_000;

/** Orders that get their price from the market. */
export const priceScenarios: readonly Scenario[] = [
  {
    name: 'what one quote does not have, a later one brings',
    script: (at) => {
      const { ask, askSize } = at.quote(AAPL);
      const quantity = askSize + 100;
      const later = at
        .events(AAPL, 1)
        .find(({ quote }) => quote && quote.ask <= ask && quote.askSize !== askSize && quote.askSize >= 100);
      const price = later?.quote?.ask ?? 0;
      const average = Number(((askSize * ask + 100 * price) / quantity).toFixed(8));
      return [
        place(1, AAPL, { action: 'BUY', orderType: 'LMT', totalQuantity: quantity, lmtPrice: ask }),
        ...taken(1, quantity),
        `execDetails 1 BOT ${askSize} @ ${ask}`,
        'openOrder 1 Submitted',
        `orderStatus 1 Submitted ${askSize}/100 @ ${ask}`,
        `commissionReport ${(0.005 * askSize).toFixed(2)}`,
        until(later?.time ?? 0),
        `execDetails 1 BOT 100 @ ${price}`,
        'openOrder 1 Filled',
        `orderStatus 1 Filled ${quantity}/0 @ ${average}`,
        'commissionReport 0.50',
      ];
    },
  },
  {
    name: 'market to limit: what the best price does not have rests there',
    script: (at) => {
      const { ask, askSize } = at.quote(AAPL);
      const quantity = askSize + 100;
      return [
        place(1, AAPL, { action: 'BUY', orderType: 'MTL', totalQuantity: quantity }),
        ...taken(1, quantity),
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
    name: 'a midprice order is filled in the middle of the quote',
    script: (at) => {
      const { bid, ask } = at.quote(AAPL);
      return [
        place(1, AAPL, { action: 'BUY', orderType: 'MIDPRICE', totalQuantity: 10, lmtPrice: cents(ask + 1) }),
        ...taken(1, 10),
        ...filled(1, { side: 'BOT', quantity: 10, price: Number(((bid + ask) / 2).toFixed(6)) }),
      ];
    },
  },
  {
    name: 'an order that snaps to the market takes the best price of the other side',
    script: (at) => [
      place(1, AAPL, { action: 'BUY', orderType: 'SNAP MKT', totalQuantity: 10 }),
      ...taken(1, 10),
      ...filled(1, { side: 'BOT', quantity: 10, price: at.quote(AAPL).ask }),
    ],
  },
  {
    name: 'a relative order goes ahead of the best bid, and is told of no more until it trades',
    script: (at) => [
      place(1, AAPL, {
        ...{ action: 'BUY', orderType: 'REL', totalQuantity: 10, auxPrice: 0 },
        lmtPrice: cents(at.quote(AAPL).bid - 10),
      }),
      ...taken(1, 10),
      'openOrder 1 Submitted',
      'orderStatus 1 Submitted 0/10',
      until(at.now + MINUTE),
    ],
  },
];
