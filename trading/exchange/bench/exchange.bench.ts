import { bench, type Contestant } from '../../../platform/bench/bench.js';
import { createExchange } from '../create.js';
import type { Exchange } from '../exchange.js';
import { newAccount } from '../ledger/account.js';
import type { MarketView, Prices } from '../market-view.js';
import type { OrderTerms } from '../orders/order.js';

const NOW = Date.parse('2026-03-02T15:00:00Z');
const AAPL = 265598;
const ORDERS = 2000;

export default bench({
  name: 'exchange',
  about: 'the venue, in a market that costs nothing to ask, beside the least that could be called a fill',
  cases: [
    {
      name: 'a market order placed and filled',
      runs: 60,
      project: trading((exchange, number) => placeOne(exchange, number % 2 === 0 ? 'BUY' : 'SELL', 'market')),
      peers: { 'a position counted in a map': counting() },
    },
    {
      name: 'the same, with a thousand fills behind it in one position and nineteen orders at rest',
      runs: 60,
      project: trading(
        (exchange, number) => placeOne(exchange, number % 2 === 0 ? 'BUY' : 'SELL', 'market'),
        (exchange) => {
          for (let made = 0; made < 1000; made++)
            placeOne(exchange, made % 2 === 0 ? 'BUY' : 'SELL', 'market');
          for (let made = 0; made < 19; made++) placeOne(exchange, 'BUY', 'limit');
        },
      ),
      peers: { 'a position counted in a map': counting() },
    },
    {
      name: 'a limit order placed and cancelled',
      runs: 60,
      project: trading((exchange) => {
        const id = placeOne(exchange, 'BUY', 'limit');
        exchange.cancel(id, NOW, 'by-client');
      }),
      peers: { 'a position counted in a map': counting() },
    },
    {
      name: 'a move, with nineteen orders at rest that it does not reach',
      runs: 60,
      project: trading(
        (exchange) => void exchange.move(AAPL, { time: NOW }),
        (exchange) => {
          for (let made = 0; made < 19; made++) placeOne(exchange, 'BUY', 'limit');
        },
      ),
      peers: { 'a position counted in a map': counting() },
    },
  ],
});

const VIEW: MarketView = {
  quote: { bid: 99.99, ask: 100.01, bidSize: 1e9, askSize: 1e9 },
  last: { price: 100, size: 100, time: NOW },
  volume: 1e6,
  previousClose: 99,
  halted: false,
};
const PRICES: Prices = { view: () => VIEW, levels: () => [] };

/** Each run on a venue of its own: one that has been running for a minute remembers more than any day would hold. */
function trading(
  task: (exchange: Exchange, number: number) => void,
  before?: (exchange: Exchange) => void,
): Contestant {
  return () => ({
    operations: ORDERS,
    run: () => {
      const exchange = newExchange();
      before?.(exchange);
      for (let number = 0; number < ORDERS; number++) task(exchange, number);
    },
  });
}

function newExchange(): Exchange {
  const accounts = [newAccount('DU1', 'USD', 1_000_000, '20260302')];
  const nothing = { lastOrderId: 0, lastPriority: 0, lastFill: 0, orders: [], fills: [], taken: [] };
  return createExchange({ prices: PRICES, fees: 'fixed', state: { ...nothing, accounts, now: NOW } });
}

function placeOne(exchange: Exchange, side: OrderTerms['side'], kind: 'market' | 'limit'): number {
  const id = exchange.reserve();
  const terms: OrderTerms = {
    account: 'DU1',
    conId: AAPL,
    exchange: 'SMART',
    legs: [],
    side,
    quantity: 1,
    pricing: kind === 'market' ? { kind } : { kind, limit: 90 },
    timeInForce: { kind: 'day' },
    outsideRth: false,
    allOrNone: false,
    triggerMethod: 'default',
  };
  const outcome = exchange.place([{ id, terms }], NOW);
  if (!outcome.ok) throw new Error(`expected the order to be taken, found ${outcome.refusal.kind}`);
  return id;
}

function counting(): Contestant {
  return () => ({
    operations: ORDERS,
    run: () => {
      const positions = new Map<string, number>();
      const fills: { readonly price: number; readonly quantity: number }[] = [];
      for (let number = 0; number < ORDERS; number++) {
        const quantity = number % 2 === 0 ? 1 : -1;
        positions.set('AAPL', (positions.get('AAPL') ?? 0) + quantity);
        fills.push({ price: 100, quantity });
      }
    },
  });
}
