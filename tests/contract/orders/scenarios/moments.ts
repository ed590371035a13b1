import { AAPL } from '../contracts.js';
import { cancelled, cents, filled, taken, working } from '../lines.js';
import { before, place, type Scenario, until } from '../script.js';

const buy = (fields: Readonly<Record<string, string | number | boolean>>) => ({
  ...{ action: 'BUY', totalQuantity: 10, ...fields },
});
const BEFORE_OPEN = '2026-03-03T14:29:50Z';
const OPEN = Date.parse('2026-03-03T14:30:00Z');
const BEFORE_CLOSE = '2026-03-03T20:59:50Z';
const CLOSE = Date.parse('2026-03-03T21:00:00Z');

/** When orders work, and until when. */
export const momentScenarios: readonly Scenario[] = [
  {
    name: 'IOC that cannot fill: PendingCancel, Cancelled, and no 202',
    script: (at) => [
      place(1, AAPL, buy({ orderType: 'LMT', lmtPrice: cents(at.quote(AAPL).bid - 5), tif: 'IOC' })),
      'openOrder 1 PendingCancel',
      'orderStatus 1 PendingCancel 0/10',
      'orderStatus 1 Cancelled 0/10',
    ],
  },
  {
    name: 'IOC that fills in part: the rest is cancelled',
    script: (at) => {
      const { ask, askSize } = at.quote(AAPL);
      const totalQuantity = askSize + 100;
      return [
        place(1, AAPL, buy({ orderType: 'LMT', lmtPrice: ask, tif: 'IOC', totalQuantity })),
        ...taken(1, totalQuantity),
        `execDetails 1 BOT ${askSize} @ ${ask}`,
        'openOrder 1 Submitted',
        `orderStatus 1 Submitted ${askSize}/100 @ ${ask}`,
        `commissionReport ${(0.005 * askSize).toFixed(2)}`,
        'openOrder 1 PendingCancel',
        `orderStatus 1 PendingCancel ${askSize}/100 @ ${ask}`,
        `orderStatus 1 Cancelled ${askSize}/100 @ ${ask}`,
      ];
    },
  },
  {
    name: 'FOK that cannot be filled whole is Inactive',
    script: (at) => {
      const { ask, askSize } = at.quote(AAPL);
      const totalQuantity = askSize + 100;
      return [
        place(1, AAPL, buy({ orderType: 'LMT', lmtPrice: ask, tif: 'FOK', totalQuantity })),
        'openOrder 1 Inactive',
        `orderStatus 1 Inactive 0/${totalQuantity}`,
      ];
    },
  },
  {
    name: 'FOK that can be filled whole is',
    script: (at) => {
      const { ask } = at.quote(AAPL);
      return [
        place(1, AAPL, buy({ orderType: 'LMT', lmtPrice: ask, tif: 'FOK' })),
        ...taken(1, 10),
        ...filled(1, { side: 'BOT', quantity: 10, price: ask }),
      ];
    },
  },
  {
    name: 'before the opening: held with 399, then at work',
    at: BEFORE_OPEN,
    script: (at) => [
      place(1, AAPL, buy({ orderType: 'LMT', lmtPrice: cents(at.quote(AAPL).bid - 5) })),
      'error 1 399',
      ...taken(1, 10),
      before(OPEN),
      until(OPEN),
      ...working(1, 10),
    ],
  },
  {
    name: 'before the opening, but allowed outside regular hours: at work at once',
    at: BEFORE_OPEN,
    script: (at) => [
      place(1, AAPL, buy({ orderType: 'LMT', lmtPrice: cents(at.quote(AAPL).bid - 5), outsideRth: true })),
      ...taken(1, 10),
      ...working(1, 10),
    ],
  },
  {
    name: 'DAY ends with the session',
    at: BEFORE_CLOSE,
    script: (at) => [
      place(1, AAPL, buy({ orderType: 'LMT', lmtPrice: cents(at.quote(AAPL).bid - 5), tif: 'DAY' })),
      ...taken(1, 10),
      ...working(1, 10),
      before(CLOSE),
      until(CLOSE),
      ...cancelled(1, 10),
    ],
  },
  {
    name: 'GTC stays when the session ends, waiting for the next',
    at: BEFORE_CLOSE,
    script: (at) => [
      place(1, AAPL, buy({ orderType: 'LMT', lmtPrice: cents(at.quote(AAPL).bid - 5), tif: 'GTC' })),
      ...taken(1, 10),
      ...working(1, 10),
      before(CLOSE),
      until(CLOSE),
      ...taken(1, 10),
    ],
  },
  {
    name: 'GTD ends at its moment',
    script: (at) => {
      const goodTillDate = '20260303-16:30:20';
      const end = Date.parse('2026-03-03T16:30:20Z');
      return [
        place(1, AAPL, {
          ...buy({ orderType: 'LMT', lmtPrice: cents(at.quote(AAPL).bid - 5), tif: 'GTD', goodTillDate }),
        }),
        ...taken(1, 10),
        ...working(1, 10),
        before(end),
        until(end),
        ...cancelled(1, 10),
      ];
    },
  },
  {
    name: 'good after a time: not at work before',
    script: (at) => {
      const start = Date.parse('2026-03-03T16:30:20Z');
      const goodAfterTime = '20260303 11:30:20 US/Eastern';
      return [
        place(1, AAPL, buy({ orderType: 'LMT', lmtPrice: cents(at.quote(AAPL).bid - 5), goodAfterTime })),
        ...taken(1, 10),
        before(start),
        until(start),
        ...working(1, 10),
      ];
    },
  },
  {
    name: 'market on close fills at the last price of the session',
    at: '2026-03-03T20:49:30Z',
    script: (at) => {
      const trades = at
        .events(AAPL, 10.5)
        .flatMap(({ trade }) => (trade && !trade.unreported ? [trade] : []));
      const price = trades.at(-1)?.price ?? 0;
      return [
        place(1, AAPL, buy({ orderType: 'MOC' })),
        ...taken(1, 10),
        before(CLOSE),
        until(CLOSE),
        ...filled(1, { side: 'BOT', quantity: 10, price }),
      ];
    },
  },
  {
    name: 'market on open fills when the session opens, at its first quote',
    at: BEFORE_OPEN,
    script: (at) => [
      place(1, AAPL, buy({ orderType: 'MKT', tif: 'OPG' })),
      'error 1 399',
      ...taken(1, 10),
      before(OPEN),
      until(OPEN),
      ...filled(1, { side: 'BOT', quantity: 10, price: at.quote(AAPL, OPEN).ask }),
    ],
  },
];
