import { bench, type Contestant } from '../../../platform/bench/bench.js';
import type { Random } from '../../../platform/random/random.js';
import { seededRandom } from '../../../platform/random/seeded.js';
import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import type { BarSize, Market } from '../market.js';
import { createWorld } from '../world.js';

const NOW = Date.parse('2026-11-20T05:00:00Z');
const OPEN = Date.parse('2026-11-19T14:30:00Z');
const DAY: BarSize = { unit: 'day', count: 1 };
const MINUTE: BarSize = { unit: 'second', count: 60 };
const MINUTES_A_YEAR = 252 * 390;

export default bench({
  name: 'world',
  about:
    'the seeded market, beside a plain random walk that agrees with nothing and must begin at the beginning',
  cases: [
    {
      name: 'a year of daily bars, cold',
      runs: 15,
      project: cold((market) => bars(market, 365, DAY)),
      peers: { 'a walk of its minutes': walk(MINUTES_A_YEAR) },
    },
    {
      name: 'a year of daily bars, warm',
      runs: 100,
      project: warm((market) => bars(market, 365, DAY)),
      peers: { 'a walk of its days': walk(252) },
    },
    {
      name: 'a day of minute bars, cold',
      runs: 100,
      project: cold((market) => bars(market, 1, MINUTE)),
      peers: { 'a walk of its minutes': walk(390) },
    },
    {
      name: 'an hour of events (some fifteen thousand)',
      runs: 30,
      project: cold((market) => market.events(spy(), OPEN, OPEN + 3_600_000).length),
      peers: { 'a walk of as many steps': walk(15_000) },
    },
    {
      name: 'a snapshot, warm (a thousand in a minute)',
      runs: 30,
      project: warm((market) => {
        for (let at = 0; at < 1000; at++) market.snapshot(spy(), OPEN + 3_600_000 + at * 59);
      }, 1000),
      peers: { 'a walk of as many steps': walk(1000, 1000) },
    },
    {
      name: 'a new world',
      runs: 100,
      project: () => ({
        operations: 100,
        run: () => {
          for (let at = 0; at < 100; at++) createWorld({ seed: at });
        },
      }),
      peers: { 'a new source of chance': () => ({ operations: 1, run: () => void seededRandom(1) }) },
    },
  ],
});

let seeds = 0;

/** Each run in a market of its own, of which nothing is known yet. */
function cold(ask: (market: Market) => unknown): Contestant {
  return () => ({ run: () => void ask(createWorld({ seed: `bench ${seeds++}` })) });
}

function warm(ask: (market: Market) => unknown, operations = 1): Contestant {
  return () => {
    const market = createWorld({ seed: 'bench' });
    ask(market);
    return { operations, run: () => void ask(market) };
  };
}

function bars(market: Market, days: number, size: BarSize): number {
  const range = { from: NOW - days * DAY_MS, to: NOW };
  return market.bars(spy(), { ...range, size, whatToShow: 'TRADES', useRTH: true }).length;
}

function spy() {
  const found = universe().bySymbol.get('SPY')?.[0];
  if (found === undefined) throw new Error('expected SPY in the universe');
  return found;
}

function walk(steps: number, operations = 1): Contestant {
  return () => ({
    operations,
    run: () => {
      const random = seededRandom('walk');
      let price = 600;
      for (let at = 0; at < steps; at++) price *= Math.exp(0.0004 * normal(random));
      if (!(price > 0)) throw new Error('a walk in logarithms cannot end below zero');
    },
  });
}

/** A normally distributed number, mean 0, standard deviation 1 (Box and Muller). */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
