import { AAPL, BTC, DEEP_CALL, ES, EURUSD, LOWER_CALL, UPPER_CALL, VERTICAL } from '../contracts.js';
import { filled, taken, working } from '../lines.js';
import { cancel, place, type Scenario } from '../script.js';

const buy = (fields: Readonly<Record<string, string | number | boolean>>) => ({
  ...{ action: 'BUY', ...fields },
});

/** What can be traded besides shares. */
export const instrumentScenarios: readonly Scenario[] = [
  {
    name: 'currencies: two basis points of a hundredth, at least two dollars',
    script: (at) => [
      place(1, EURUSD, buy({ orderType: 'MKT', totalQuantity: 25_000 })),
      ...taken(1, 25_000),
      ...filled(1, { side: 'BOT', quantity: 25_000, price: at.quote(EURUSD).ask, commission: 2 }),
    ],
  },
  {
    name: 'a future: a fee for each contract',
    script: (at) => [
      place(1, ES, buy({ orderType: 'MKT', totalQuantity: 2 })),
      ...taken(1, 2),
      ...filled(1, { side: 'BOT', quantity: 2, price: at.quote(ES).ask, commission: 4.5 }),
    ],
  },
  {
    name: 'a share is sold short',
    script: (at) => {
      const { bid } = at.quote(AAPL);
      return [
        place(1, AAPL, { action: 'SELL', orderType: 'MKT', totalQuantity: 10 }),
        ...taken(1, 10),
        ...filled(1, {
          side: 'SLD',
          quantity: 10,
          price: bid,
          commission: 1 + 0.0000278 * 10 * bid + 0.00166,
        }),
      ];
    },
  },
  {
    name: 'an option: a dollar, and what the exchanges and the clearing house take',
    script: (at) => [
      place(1, DEEP_CALL, buy({ orderType: 'MKT', totalQuantity: 1 })),
      ...taken(1, 1),
      ...filled(1, { side: 'BOT', quantity: 1, price: at.quote(DEEP_CALL).ask, commission: 1.05 }),
    ],
  },
  {
    name: 'a coin: a limit order in parts of one',
    script: (at) => [
      place(
        1,
        BTC,
        buy({
          orderType: 'LMT',
          lmtPrice: Math.floor(at.quote(BTC).bid * 0.99),
          totalQuantity: 0.25,
          tif: 'GTC',
        }),
      ),
      ...taken(1, 0.25),
      ...working(1, 0.25),
      cancel(1),
      'orderStatus 1 Cancelled 0/0.25',
      'error 1 202',
    ],
  },
  {
    name: 'a coin at the market: as much as the money buys, for a fee of 0.18 %',
    script: (at) => {
      const { ask } = at.quote(BTC);
      const quantity = Math.floor((5000 / ask) * 1e8) / 1e8;
      return [
        place(1, BTC, buy({ orderType: 'MKT', totalQuantity: 0, cashQty: 5000, tif: 'IOC' })),
        ...taken(1, quantity),
        ...filled(1, { side: 'BOT', quantity, price: ask, commission: 0.0018 * quantity * ask }),
      ];
    },
  },
  {
    name: 'a currency for an amount of the other',
    script: (at) => {
      const { ask } = at.quote(EURUSD);
      const quantity = Math.floor(30_000 / ask);
      return [
        place(1, EURUSD, buy({ orderType: 'MKT', totalQuantity: 0, cashQty: 30_000 })),
        ...taken(1, quantity),
        ...filled(1, { side: 'BOT', quantity, price: ask, commission: 2 }),
      ];
    },
  },
  {
    name: 'a combo: an execution of the whole, then one of each leg, and a fee for each leg',
    script: (at) => {
      const [lower, upper] = [at.quote(LOWER_CALL).ask, at.quote(UPPER_CALL).bid];
      const price = Number((lower - upper).toFixed(2));
      return [
        place(1, VERTICAL, buy({ orderType: 'MKT', totalQuantity: 1 })),
        ...taken(1, 1),
        `execDetails 1 BOT 1 @ ${price}`,
        'openOrder 1 Filled',
        `orderStatus 1 Filled 1/0 @ ${price}`,
        `execDetails 1 BOT 1 @ ${lower}`,
        'commissionReport 1.05',
        `execDetails 1 SLD 1 @ ${upper}`,
        'commissionReport 1.07',
      ];
    },
  },
];
