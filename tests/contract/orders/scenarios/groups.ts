import { AAPL, MSFT } from '../contracts.js';
import type { PlainOrder } from '../driver.js';
import { cancelled, cents, filled, taken, working } from '../lines.js';
import { before, cancel, place, type Scenario, until } from '../script.js';

const oca = (fields: PlainOrder) => ({
  ...{ action: 'BUY', orderType: 'LMT', totalQuantity: 10, ocaGroup: 'one of two', ...fields },
});

/** One cancels all. */
export const groupScenarios: readonly Scenario[] = [
  {
    name: 'one of a group fills: the others are cancelled',
    script: (at) => {
      const low = at.lowestAsk(AAPL);
      return [
        place(1, AAPL, oca({ lmtPrice: low.price })),
        ...taken(1, 10),
        ...working(1, 10),
        place(2, MSFT, oca({ lmtPrice: cents(at.quote(MSFT).bid - 20) })),
        ...taken(2, 10),
        ...working(2, 10),
        before(low.at),
        until(low.at),
        ...filled(1, { side: 'BOT', quantity: 10, price: low.price }),
        ...cancelled(2, 10),
      ];
    },
  },
  {
    name: 'one of a group is cancelled: the others go too',
    script: (at) => [
      place(1, AAPL, oca({ lmtPrice: cents(at.quote(AAPL).bid - 5) })),
      ...taken(1, 10),
      ...working(1, 10),
      place(2, MSFT, oca({ lmtPrice: cents(at.quote(MSFT).bid - 20) })),
      ...taken(2, 10),
      ...working(2, 10),
      cancel(1),
      ...cancelled(1, 10),
      ...cancelled(2, 10),
    ],
  },
  {
    name: 'a group of type 2: one fills in part, and the other shrinks by as much',
    script: (at) => {
      const { ask, askSize } = at.quote(AAPL);
      const [whole, half] = [askSize * 2, askSize];
      return [
        place(1, MSFT, oca({ lmtPrice: cents(at.quote(MSFT).bid - 20), totalQuantity: whole, ocaType: 2 })),
        ...taken(1, whole),
        ...working(1, whole),
        place(2, AAPL, oca({ lmtPrice: ask, totalQuantity: whole, ocaType: 2 })),
        ...taken(2, whole),
        `execDetails 2 BOT ${half} @ ${ask}`,
        'openOrder 2 Submitted',
        `orderStatus 2 Submitted ${half}/${half} @ ${ask}`,
        `commissionReport ${(0.005 * half).toFixed(2)}`,
        ...working(1, half),
      ];
    },
  },
];
