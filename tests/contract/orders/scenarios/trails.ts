import type { Contract } from '@stoqey/ib';
import { AAPL } from '../contracts.js';
import { feeOfSale, filled, taken, working } from '../lines.js';
import type { SceneMarket } from '../scene-market.js';
import { before, place, type Scenario, until } from '../script.js';

/** The first moment at which the last price lies so far below the highest since the beginning, and what then. */
function fallOf(market: SceneMarket, contract: Contract, amount: number) {
  let highest = market.last(contract);
  for (const { time, trade, quote } of market.events(contract, 10)) {
    if (!trade || trade.unreported || !quote) continue;
    highest = Math.max(highest, trade.price);
    if (trade.price <= Number((highest - amount).toFixed(8))) return { at: time, highest, quote };
  }
  throw new Error(`expected ${contract.symbol} to fall by ${amount}`);
}

const FALL = 0.2;

/** Stops that go along with the market. */
export const trailScenarios: readonly Scenario[] = [
  {
    name: 'a trailing stop follows the best price, and sells when the market has come back by so much',
    script: (at) => {
      const { ask } = at.quote(AAPL);
      const fall = fallOf(at, AAPL, FALL);
      const price = fall.quote.bid;
      return [
        place(1, AAPL, { action: 'BUY', orderType: 'MKT', totalQuantity: 10 }),
        ...taken(1, 10),
        ...filled(1, { side: 'BOT', quantity: 10, price: ask }),
        place(2, AAPL, { action: 'SELL', orderType: 'TRAIL', totalQuantity: 10, auxPrice: FALL }),
        ...taken(2, 10, 'trigger'),
        before(fall.at),
        until(fall.at),
        ...working(2, 10),
        ...filled(2, {
          ...{ side: 'SLD', quantity: 10, price, commission: feeOfSale(10, price) },
          realized: 10 * (price - ask) - 1 - feeOfSale(10, price),
        }),
      ];
    },
  },
  {
    name: 'a trailing stop limit becomes a limit order at its offset from the stop',
    script: (at) => {
      const fall = fallOf(at, AAPL, FALL);
      const trail = { orderType: 'TRAIL LIMIT', auxPrice: FALL, lmtPriceOffset: -5 };
      const trailStopPrice = Number((at.last(AAPL) - FALL).toFixed(2));
      return [
        place(1, AAPL, { action: 'SELL', totalQuantity: 10, ...trail, trailStopPrice }),
        ...taken(1, 10, 'trigger'),
        before(fall.at),
        until(fall.at),
        ...working(1, 10),
      ];
    },
  },
];
