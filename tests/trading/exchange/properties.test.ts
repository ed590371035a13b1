import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createExchange } from '../../../trading/exchange/create.js';
import type { ExchangeEvent } from '../../../trading/exchange/event.js';
import type { Exchange } from '../../../trading/exchange/exchange.js';
import { newAccount } from '../../../trading/exchange/ledger/account.js';
import { valuation } from '../../../trading/exchange/ledger/valuation.js';
import type { Fill } from '../../../trading/exchange/orders/fill.js';
import { isDone, type Order, type OrderId } from '../../../trading/exchange/orders/order.js';
import { ACCOUNTS, play, type Step, stream, type Timed } from './stream.js';
import { type TableMarket, tableMarket } from './table-market.js';
import { freshState, NOW } from './venue.js';

interface World {
  readonly exchange: Exchange;
  readonly market: TableMarket;
}

/** Many short streams find more than few long ones. Together with the ledger's they are ten thousand. */
const RUNS = { numRuns: 1500 };

function world(): World {
  const market = tableMarket();
  const accounts = ACCOUNTS.map((id) => newAccount(id, 'USD', 1_000_000, '20260302'));
  return {
    exchange: createExchange({ prices: market.prices, fees: 'tiered', state: freshState(accounts) }),
    market,
  };
}

/** Plays a stream, and hands each step's events on. */
function playAll(
  steps: readonly Timed[],
  seen: (events: readonly ExchangeEvent[], world: World, now: number, step: Step) => void,
  { exchange, market }: World = world(),
): World {
  let now = NOW;
  for (const step of steps) {
    now += step.after;
    seen(play(exchange, market, step, now), { exchange, market }, now, step);
  }
  return { exchange, market };
}

/** What the market itself decides from moment to moment is told when it matters. */
function withoutFollowing({ stop: _stop, limit: _limit, ...order }: Order) {
  return { ...order, conditionsMet: undefined };
}

describe('over random streams of orders, cancellations, quotes and time', () => {
  test('an order never leaves a final state, its fills add up to it, and it never gets more than it asked for', () => {
    fc.assert(
      fc.property(stream, (steps) => {
        const orders = new Map<OrderId, Order>();
        const fills = new Map<OrderId, Fill[]>();
        playAll(steps, (events) => {
          for (const event of events) {
            if (event.type === 'position') continue;
            const { order } = event;
            const before = orders.get(order.id);
            if (before !== undefined && isDone(before)) throw new Error(`order ${order.id} came back`);
            orders.set(order.id, order);
            if (event.type === 'fill') fills.set(order.id, [...(fills.get(order.id) ?? []), event.fill]);
          }
        });
        for (const order of orders.values()) {
          const all = fills.get(order.id) ?? [];
          const quantity = all.reduce((sum, fill) => sum + fill.quantity, 0);
          const value = all.reduce((sum, fill) => sum + fill.quantity * fill.price, 0);
          expect(order.filled).toBe(quantity);
          expect(quantity).toBeLessThanOrEqual(order.quantity);
          expect(all.at(-1)?.cumulative ?? 0).toBe(quantity);
          if (quantity > 0) expect(order.averagePrice).toBeCloseTo(value / quantity, 9);
          if (order.status === 'Filled') expect(quantity).toBe(order.quantity);
        }
      }),
      RUNS,
    );
  });

  test('nobody gets a price or a size that the market did not show, nor one worse than asked for', () => {
    fc.assert(
      fc.property(stream, (steps) => {
        const taken = new Map<string, number>();
        playAll(steps, (events, { market, exchange }, _now, step) => {
          if (step.do === 'show') {
            for (const key of taken.keys()) if (key.startsWith(`${step.conId} `)) taken.delete(key);
          }
          for (const event of events) {
            if (event.type !== 'fill') continue;
            const { conId, price, side, quantity, time, order } = event.fill;
            const view = market.prices.view(conId, time);
            const buys = side === 'BUY';
            const levels = [
              {
                price: buys ? view?.quote?.ask : view?.quote?.bid,
                size: buys ? view?.quote?.askSize : view?.quote?.bidSize,
              },
              ...market.prices.levels(conId, buys ? 'asks' : 'bids', time, 10),
            ];
            const { pricing } = event.order.terms;
            const inTheMiddle = pricing.kind === 'midprice';
            const shown = inTheMiddle
              ? Math.min(view?.quote?.bidSize ?? 0, view?.quote?.askSize ?? 0)
              : (levels.find((level) => level.price === price)?.size ?? 0);
            const key = `${conId} ${side} ${price} ${view?.quote?.bid} ${view?.quote?.askSize} ${view?.quote?.bidSize}`;
            const gone = (taken.get(key) ?? 0) + quantity;
            taken.set(key, gone);
            expect(gone).toBeLessThanOrEqual(shown);
            if ('limit' in pricing) {
              if (buys) expect(price).toBeLessThanOrEqual(pricing.limit);
              else expect(price).toBeGreaterThanOrEqual(pricing.limit);
            }
            expect(exchange.fills()).toContain(event.fill);
            expect(order).toBe(event.order.id);
          }
        });
      }),
      RUNS,
    );
  });

  test('what was told, folded, is what the books say', () => {
    fc.assert(
      fc.property(stream, (steps) => {
        const open = new Map<OrderId, Order>();
        const done = new Map<OrderId, Order>();
        const fills: Fill[] = [];
        const { exchange } = playAll(steps, (events) => {
          for (const event of events) {
            if (event.type === 'position') continue;
            if (event.type === 'fill') fills.push(event.fill);
            open.delete(event.order.id);
            (isDone(event.order) ? done : open).set(event.order.id, event.order);
          }
        });
        const inOrder = [...open.values()].sort((one, other) => one.id - other.id);
        expect(exchange.openOrders().map(withoutFollowing)).toEqual(inOrder.map(withoutFollowing));
        // What ended more than a week ago may be forgotten by now.
        const remembered = exchange.doneOrders();
        const told = [...done.values()];
        expect(remembered.map(withoutFollowing)).toEqual(
          told.slice(told.length - remembered.length).map(withoutFollowing),
        );
        expect(exchange.fills()).toEqual(fills.slice(fills.length - exchange.fills().length));
      }),
      RUNS,
    );
  });

  test('cash and positions are what the accounts are worth, and profit is what they have gained', () => {
    fc.assert(
      fc.property(stream, (steps) => {
        let realized = 0;
        let fees = 0;
        let now = NOW;
        const { exchange, market } = playAll(steps, (events, _world, at) => {
          now = at;
          for (const event of events) {
            if (event.type !== 'fill') continue;
            realized += event.fill.commissionCurrency === 'USD' ? (event.fill.realized ?? 0) : 0;
            fees += event.fill.commission;
          }
        });
        let gained = 0;
        let unrealized = 0;
        for (const account of exchange.accounts()) {
          const { totals, positions } = valuation(account, market.prices, now);
          const cash = Object.entries(account.cash);
          if (cash.some(([currency, amount]) => currency !== 'USD' && amount !== 0)) return;
          const held = positions.reduce((sum, { marketValue }) => sum + marketValue, 0);
          expect(totals.netLiquidation).toBeCloseTo((account.cash['USD'] ?? 0) + held, 4);
          gained += totals.netLiquidation - 1_000_000;
          unrealized += totals.unrealizedPnl;
        }
        expect(gained).toBeCloseTo(realized + unrealized, 4);
        expect(fees).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test('a venue that is restored goes on as if nothing had been', () => {
    fc.assert(
      fc.property(stream, fc.nat(10), (steps, until) => {
        const [first, same] = [1, 2].map(() => playAll(steps.slice(0, until), () => {}));
        if (first === undefined || same === undefined) return;
        const { market } = same;
        const state = JSON.parse(JSON.stringify(same.exchange.state()));
        const second = { exchange: createExchange({ prices: market.prices, fees: 'tiered', state }), market };
        const rest = steps.slice(until);
        const started = steps.slice(0, until).reduce((sum, { after }) => sum + after, 0);
        const [shift, ...later] = rest;
        if (shift === undefined) return;
        const resumed = [{ ...shift, after: shift.after + started }, ...later];
        const [one, other]: [ExchangeEvent[], ExchangeEvent[]] = [[], []];
        playAll(resumed, (events) => one.push(...events), first);
        playAll(resumed, (events) => other.push(...events), second);
        expect(JSON.stringify(other)).toBe(JSON.stringify(one));
        expect(JSON.stringify(second.exchange.state())).toBe(JSON.stringify(first.exchange.state()));
      }),
      RUNS,
    );
  });

  test('a state that was taken is not changed by what comes after', () => {
    fc.assert(
      fc.property(stream, stream, (steps, more) => {
        const played = playAll(steps, () => {});
        const state = played.exchange.state();
        const written = JSON.stringify(state);
        playAll([{ do: 'advance', after: 200 * 3_600_000 }, ...more], () => {}, played);
        expect(JSON.stringify(state)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });
});
