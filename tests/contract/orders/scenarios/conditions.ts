import { SecType } from '@stoqey/ib';
import { AAPL, conIdOf, ES, MSFT } from '../contracts.js';
import type { PlainCondition, PlainOrder } from '../driver.js';
import { cancelled, filled, taken, working } from '../lines.js';
import type { SceneMarket } from '../scene-market.js';
import { before, place, type Scenario, type Step, until } from '../script.js';

const HALF_A_TICK = 0.005;

/** What will be true, when, and what the ask of what it is about to buy is then. */
interface Turn {
  readonly condition: PlainCondition;
  readonly at: number;
}

const buyWhen = (...conditions: readonly PlainCondition[]): PlainOrder => ({
  ...{ action: 'BUY', orderType: 'MKT', totalQuantity: 10, conditions },
});

/** A market order in AAPL that a turn in the market sets free. */
function setFree(at: SceneMarket, { condition, at: moment }: Turn): readonly (Step | string)[] {
  const beat = nextBeat(at, moment);
  return [
    place(1, AAPL, buyWhen(condition)),
    ...taken(1, 10),
    before(moment),
    until(moment),
    ...working(1, 10),
    ...filled(1, { side: 'BOT', quantity: 10, price: at.quote(AAPL, beat).ask }),
  ];
}

/** Four times a second the gateway looks what has happened. */
function nextBeat({ now }: SceneMarket, moment: number): number {
  return now + Math.ceil((moment - now) / 250) * 250;
}

const TURNS: Readonly<Record<string, (at: SceneMarket) => Turn>> = {
  price(at) {
    const high = at.highestTrade(MSFT);
    const price = high.price - HALF_A_TICK;
    return { condition: { of: 'price', conId: conIdOf(MSFT), isMore: true, price }, at: high.at };
  },
  time: () => ({
    condition: { of: 'time', isMore: true, time: '20260303 11:30:20 US/Eastern' },
    at: Date.parse('2026-03-03T16:30:20Z'),
  }),
  volume(at) {
    const first = at.events(MSFT, 1).find(({ trade }) => trade !== undefined && !trade.unreported);
    return {
      condition: { of: 'volume', conId: conIdOf(MSFT), isMore: true, volume: at.volume(MSFT) + 1 },
      at: first?.time ?? 0,
    };
  },
  change(at) {
    const high = at.highestTrade(MSFT);
    const percent = ((high.price - HALF_A_TICK) / at.previousClose(MSFT) - 1) * 100;
    return {
      condition: { of: 'change', conId: conIdOf(MSFT), isMore: true, percent: Number(percent.toFixed(6)) },
      at: high.at,
    };
  },
};

/** Orders that wait until something is so, or are given up then. */
export const conditionScenarios: readonly Scenario[] = [
  ...Object.entries(TURNS).map(
    ([name, turn]): Scenario => ({
      name: `an order that waits for a ${name} is held until then`,
      script: (at) => setFree(at, turn(at)),
    }),
  ),
  {
    name: 'an order that waits for an execution goes with the first one in that symbol',
    script: (at) => [
      place(1, AAPL, buyWhen({ of: 'execution', symbol: 'MSFT', secType: SecType.STK })),
      ...taken(1, 10),
      place(2, MSFT, { action: 'BUY', orderType: 'MKT', totalQuantity: 10 }),
      ...taken(2, 10),
      ...filled(2, { side: 'BOT', quantity: 10, price: at.quote(MSFT).ask }),
      ...working(1, 10),
      ...filled(1, { side: 'BOT', quantity: 10, price: at.quote(AAPL).ask }),
    ],
  },
  {
    name: 'an order that waits for the cushion to shrink goes when margin is used',
    script: (at) => {
      const soon = at.now + 250;
      return [
        place(1, AAPL, buyWhen({ of: 'margin', isMore: false, percent: 90 })),
        ...taken(1, 10),
        place(2, ES, { action: 'BUY', orderType: 'MKT', totalQuantity: 10 }),
        ...taken(2, 10),
        ...filled(2, { side: 'BOT', quantity: 10, price: at.quote(ES).ask, commission: 22.5 }),
        until(soon),
        ...working(1, 10),
        ...filled(1, { side: 'BOT', quantity: 10, price: at.quote(AAPL, soon).ask }),
      ];
    },
  },
  {
    name: 'a condition that holds already holds nothing up',
    script: (at) => [
      place(1, AAPL, buyWhen({ of: 'price', conId: conIdOf(MSFT), isMore: true, price: 1 })),
      ...taken(1, 10),
      ...filled(1, { side: 'BOT', quantity: 10, price: at.quote(AAPL).ask }),
    ],
  },
  {
    name: 'of two conditions joined by `and` both must hold; by `or`, one',
    script: (at) => {
      const never = { of: 'price', conId: conIdOf(MSFT), isMore: true, price: 100_000 } as const;
      const always = { of: 'price', conId: conIdOf(MSFT), isMore: true, price: 1 } as const;
      return [
        place(1, AAPL, buyWhen(always, never)),
        ...taken(1, 10),
        place(2, AAPL, buyWhen({ ...always, joined: 'o' }, never)),
        ...taken(2, 10),
        ...filled(2, { side: 'BOT', quantity: 10, price: at.quote(AAPL).ask }),
      ];
    },
  },
  {
    name: 'a condition upon which the order is cancelled',
    script: (at) => {
      const turn = TURNS['price']?.(at);
      if (!turn) return [];
      const lmtPrice = at.quote(AAPL).bid - 5;
      return [
        place(1, AAPL, {
          ...buyWhen(turn.condition),
          ...{ orderType: 'LMT', lmtPrice, conditionsCancelOrder: true },
        }),
        ...taken(1, 10),
        ...working(1, 10),
        before(turn.at),
        until(turn.at),
        ...cancelled(1, 10),
      ];
    },
  },
];
