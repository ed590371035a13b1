import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createExchange } from '../../../trading/exchange/create.js';
import type { ExchangeEvent } from '../../../trading/exchange/event.js';
import type { Exchange } from '../../../trading/exchange/exchange.js';
import { newAccount } from '../../../trading/exchange/ledger/account.js';
import { judgeBooks, judgeFills, judgeMoney, judgeOrders } from './judges.js';
import { ACCOUNTS, play, STREAMS, type Step, type Timed } from './stream.js';
import { type TableMarket, tableMarket } from './table-market.js';
import { freshState, NOW } from './venue.js';

/** A venue on a market of its own, and the time there. */
interface World {
  readonly exchange: Exchange;
  readonly market: TableMarket;
  now: number;
}

function newWorld(): World {
  const market = tableMarket();
  const accounts = ACCOUNTS.map((id) => newAccount(id, 'USD', 1_000_000, '20260302'));
  const exchange = createExchange({ prices: market.prices, fees: 'tiered', state: freshState(accounts) });
  return { exchange, market, now: NOW };
}

function playAll(
  world: World,
  steps: readonly Timed[],
  hear: (events: readonly ExchangeEvent[], step: Step) => void = () => {},
): void {
  for (const step of steps) {
    world.now += step.after;
    hear(play(world.exchange, world.market, step, world.now), step);
  }
}

/** Many short streams find more than few long ones. All of them together are ten thousand. */
describe.each(STREAMS)('over random streams of %s', (_name, stream) => {
  test('orders, fills, books and money agree', () => {
    fc.assert(
      fc.property(stream, (steps) => {
        const world = newWorld();
        const judges = [judgeOrders, judgeFills, judgeBooks, judgeMoney].map((judge) =>
          judge(world.exchange, world.market),
        );
        playAll(world, steps, (events, step) => {
          for (const judge of judges) judge.hear(events, step);
        });
        for (const judge of judges) judge.decide(world.now);
      }),
      { numRuns: 1750 },
    );
  });

  test('a venue that is restored goes on as if nothing had been', () => {
    fc.assert(
      fc.property(stream, fc.nat(10), (steps, until) => {
        const [one, other] = [newWorld(), newWorld()];
        for (const world of [one, other]) playAll(world, steps.slice(0, until));
        const state = JSON.parse(JSON.stringify(other.exchange.state()));
        const { prices } = other.market;
        const restored: World = { ...other, exchange: createExchange({ prices, fees: 'tiered', state }) };
        const told: string[] = [];
        playAll(one, steps.slice(until), (events) => told.push(JSON.stringify(events)));
        const again: string[] = [];
        playAll(restored, steps.slice(until), (events) => again.push(JSON.stringify(events)));
        expect(again).toEqual(told);
        expect(JSON.stringify(restored.exchange.state())).toBe(JSON.stringify(one.exchange.state()));
      }),
      { numRuns: 750 },
    );
  });

  test('a state once taken is not changed by what comes after', () => {
    fc.assert(
      fc.property(stream, fc.nat(10), (steps, until) => {
        const world = newWorld();
        playAll(world, steps.slice(0, until));
        const state = world.exchange.state();
        const written = JSON.stringify(state);
        playAll(world, steps.slice(until));
        expect(JSON.stringify(state)).toBe(written);
      }),
      { numRuns: 50 },
    );
  });
});
