import { expect } from 'vitest';
import type { ExchangeEvent } from '../../../trading/exchange/event.js';
import type { Exchange } from '../../../trading/exchange/exchange.js';
import { valuation } from '../../../trading/exchange/ledger/valuation.js';
import type { Level } from '../../../trading/exchange/market-view.js';
import type { Fill } from '../../../trading/exchange/orders/fill.js';
import { isDone, type Order, type OrderId } from '../../../trading/exchange/orders/order.js';
import type { Step } from './stream.js';
import type { TableMarket } from './table-market.js';

/** Looks at a venue from outside while a stream goes through it. */
export interface Judge {
  hear(events: readonly ExchangeEvent[], step: Step): void;
  /** After the stream. */
  decide(now: number): void;
}

type Maker = (exchange: Exchange, market: TableMarket) => Judge;

/** An order never leaves a final state, and its fills add up to it. */
export const judgeOrders: Maker = () => {
  const orders = new Map<OrderId, Order>();
  const fills = new Map<OrderId, Fill[]>();
  return {
    hear(events) {
      for (const event of events) {
        if (event.type === 'position') continue;
        const { order } = event;
        const before = orders.get(order.id);
        if (before !== undefined && isDone(before)) throw new Error(`order ${order.id} came back to life`);
        orders.set(order.id, order);
        if (event.type === 'fill') fills.set(order.id, [...(fills.get(order.id) ?? []), event.fill]);
      }
    },
    decide() {
      for (const order of orders.values()) {
        const all = fills.get(order.id) ?? [];
        const quantity = all.reduce((sum, fill) => sum + fill.quantity, 0);
        const value = all.reduce((sum, fill) => sum + fill.quantity * fill.price, 0);
        expect([order.filled, all.at(-1)?.cumulative ?? 0]).toEqual([quantity, quantity]);
        if (quantity > order.quantity) throw new Error(`order ${order.id} got more than it asked for`);
        if (quantity > 0) expect(order.averagePrice).toBeCloseTo(value / quantity, 9);
        if (order.status === 'Filled') expect(quantity).toBe(order.quantity);
      }
    },
  };
};

/** Nobody gets a price or a size that the market did not show, nor a price worse than asked for. */
export const judgeFills: Maker = (_exchange, market) => {
  let gone = new Map<string, number>();
  return {
    hear(events, step) {
      if (step.do === 'show') gone = new Map([...gone].filter(([key]) => !key.startsWith(`${step.conId} `)));
      for (const event of events) {
        if (event.type !== 'fill') continue;
        const { conId, side, price, quantity } = event.fill;
        const key = `${conId} ${side} ${price}`;
        const sum = (gone.get(key) ?? 0) + quantity;
        gone.set(key, sum);
        const shown = shownAt(market, event.fill, event.order);
        if (sum > shown) throw new Error(`${sum} of ${shown} taken: ${key}`);
        const { pricing } = event.order.terms;
        const isWorse =
          'limit' in pricing && (side === 'BUY' ? price > pricing.limit : price < pricing.limit);
        if (isWorse) throw new Error(`a worse price than its limit: ${key}`);
      }
    },
    decide() {},
  };
};

function shownAt(market: TableMarket, { conId, side, price, time }: Fill, { terms }: Order): number {
  const quote = market.prices.view(conId, time)?.quote;
  if (quote === undefined) return 0;
  if (terms.pricing.kind === 'midprice') return Math.min(quote.bidSize, quote.askSize);
  const best: Level =
    side === 'BUY' ? { price: quote.ask, size: quote.askSize } : { price: quote.bid, size: quote.bidSize };
  const behind = market.prices.levels(conId, side === 'BUY' ? 'asks' : 'bids', time, 10);
  return [best, ...behind].find((level) => level.price === price)?.size ?? 0;
}

/** What was told, folded, is what the books say; but for what is older than a week, which they forget. */
export const judgeBooks: Maker = (exchange) => {
  const open = new Map<OrderId, Order>();
  const done = new Map<OrderId, Order>();
  const fills: Fill[] = [];
  return {
    hear(events) {
      for (const event of events) {
        if (event.type === 'position') continue;
        if (event.type === 'fill') fills.push(event.fill);
        open.delete(event.order.id);
        (isDone(event.order) ? done : open).set(event.order.id, event.order);
      }
    },
    decide() {
      const told = [...open.values()].sort((one, other) => one.id - other.id);
      const ended = exchange.doneOrders();
      expect(textOf(exchange.openOrders())).toBe(textOf(told));
      expect(textOf(ended)).toBe(textOf([...done.values()].slice(done.size - ended.length)));
      const remembered = exchange.fills();
      expect(remembered).toEqual(fills.slice(fills.length - remembered.length));
    },
  };
};

/** Where an order trails, is pegged to, and what it has children for, is told when it next matters. */
function textOf(orders: readonly Order[]): string {
  return JSON.stringify(orders.map(({ stop: _stop, limit: _limit, ...order }) => order));
}

/** Cash and positions are what the accounts are worth, and their gains are profit, realized or not. */
export const judgeMoney: Maker = (exchange, market) => {
  const start = exchange.accounts().reduce((sum, { cash }) => sum + (cash['USD'] ?? 0), 0);
  let realized = 0;
  let isPlain = true;
  return {
    hear(events) {
      for (const event of events) {
        if (event.type !== 'fill') continue;
        realized += event.fill.realized ?? 0;
        // A currency pair leaves cash of its own currency, and is worth something else each day.
        if (event.order.terms.exchange === 'IDEALPRO') isPlain = false;
      }
    },
    decide(now) {
      let worth = 0;
      let unrealized = 0;
      for (const account of exchange.accounts()) {
        const { totals, positions } = valuation(account, market.prices, now);
        worth += totals.netLiquidation;
        unrealized += totals.unrealizedPnl;
        if (!isPlain) continue;
        const held = positions.reduce((sum, { marketValue }) => sum + marketValue, 0);
        expect(totals.netLiquidation).toBeCloseTo((account.cash['USD'] ?? 0) + held, 4);
      }
      expect(worth - start).toBeCloseTo(realized + unrealized, 4);
    },
  };
};
