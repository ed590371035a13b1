import { AAPL } from '../contracts.js';
import { cents, filled, taken } from '../lines.js';
import type { SceneMarket } from '../scene-market.js';
import { cancel, place, type Scenario, type Step, until } from '../script.js';

const MINUTE = 60_000;

/** What a limit order gets out of the quotes that come, one after the other, until it has all. */
function fillsOf(
  at: SceneMarket,
  quantity: number,
  limit: number,
): readonly { size: number; time: number }[] {
  const fills: { size: number; time: number }[] = [];
  const first = at.quote(AAPL);
  let shown = '';
  let left = quantity;
  for (const { time, quote } of [{ time: at.now, quote: first }, ...at.events(AAPL, 5)]) {
    if (!quote || left === 0) continue;
    // The same quote again is still the one that was taken from.
    const { bid, ask, bidSize, askSize } = quote;
    const seen = [bid, ask, bidSize, askSize].join();
    if (seen === shown) continue;
    shown = seen;
    const size = ask === limit ? Math.min(left, askSize) : 0;
    if (size === 0) continue;
    fills.push({ size, time });
    left -= size;
  }
  return fills;
}

/** Orders that get their price from the market. */
export const priceScenarios: readonly Scenario[] = [
  {
    name: 'what one quote does not have, later quotes bring',
    script: (at) => {
      const { ask, askSize } = at.quote(AAPL);
      const quantity = askSize + 5000;
      const fills = fillsOf(at, quantity, ask);
      const lines: (Step | string)[] = [
        place(1, AAPL, { action: 'BUY', orderType: 'LMT', totalQuantity: quantity, lmtPrice: ask }),
        ...taken(1, quantity),
      ];
      let had = 0;
      for (const { size, time } of fills) {
        if (time > at.now) lines.push(until(time));
        had += size;
        const status = had === quantity ? 'Filled' : 'Submitted';
        lines.push(
          ...[`execDetails 1 BOT ${size} @ ${ask}`, `openOrder 1 ${status}`],
          ...[`orderStatus 1 ${status} ${had}/${quantity - had} @ ${ask}`],
          `commissionReport ${(0.005 * size).toFixed(2)}`,
        );
      }
      return lines;
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
