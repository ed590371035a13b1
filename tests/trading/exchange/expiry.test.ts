import { describe, expect, test } from 'vitest';
import type { Exercise } from '../../../trading/exchange/exchange.js';
import {
  conIdOf,
  eventsOf,
  futureOf,
  HOUR,
  limit,
  NOW,
  optionOf,
  restored,
  SPY,
  toldOf,
  venueOn,
} from './venue.js';

const CALL = optionOf('SPY', '20260306', 600, 'C').conId;
/** Sixteen o'clock in New York on the option's last day. */
const END = Date.parse('2026-03-06T21:00:00Z');

function holding(spy: number) {
  const venue = venueOn();
  venue.show({ quote: [spy - 0.01, spy + 0.01], last: spy }, NOW, SPY);
  venue.show({ quote: [5, 5.1, 50, 50], last: 5 }, NOW, CALL);
  venue.place({ conId: CALL, quantity: 2 });
  const held = (conId: number) => venue.exchange.account('DU1')?.positions[conId]?.quantity ?? 0;
  const ask = (request: Partial<Exercise> = {}) =>
    venue.exchange.exercise(
      { account: 'DU1', conId: CALL, action: 'exercise', quantity: 1, override: false, ...request },
      NOW,
    );
  return { ...venue, held, ask };
}

describe('a contract that comes to its end', () => {
  test('takes its orders with it', () => {
    const venue = holding(610);
    venue.place({
      conId: CALL,
      quantity: 1,
      pricing: limit(0.5),
      timeInForce: { kind: 'good-till-cancelled' },
    });
    venue.advance(END - 1);
    expect(venue.advance(END)[0]).toBe('2 Cancelled contract-expired');
  });

  test('in the money is exercised', () => {
    const venue = holding(610);
    expect(venue.advance(END)).toEqual([`${CALL} exercise`, `${SPY} exercise`]);
    expect([venue.held(CALL), venue.held(SPY)]).toEqual([0, 200]);
  });

  test('out of the money is worth nothing', () => {
    const venue = holding(590);
    expect(venue.advance(END)).toEqual([`${CALL} expiry`]);
    expect([venue.held(CALL), venue.held(SPY)]).toEqual([0, 0]);
  });

  test('is settled by a restored venue too', () => {
    const venue = holding(610);
    const again = restored(venue, venue.market.prices);
    expect(toldOf(again.advance(END))).toEqual([`${CALL} exercise`, `${SPY} exercise`]);
  });

  test('a future is paid out', () => {
    const { conId } = futureOf('ES', '20260302');
    const venue = venueOn();
    venue.show({ quote: [6000, 6000.25], last: 6000 }, NOW, conId);
    venue.place({ conId, exchange: 'CME', quantity: 1 });
    venue.show({ quote: [6100, 6100.25], last: 6100 }, NOW + HOUR, conId);
    expect(venue.advance(Date.parse('2026-03-21T21:00:00Z'))).toEqual([`${conId} expiry`]);
    expect(venue.exchange.account('DU1')?.cash['USD']).toBeGreaterThan(1_004_900);
  });
});

describe('exercise', () => {
  test('brings the stock before the end', () => {
    const venue = holding(610);
    expect(toldOf(eventsOf(venue.ask()))).toEqual([`${CALL} exercise`, `${SPY} exercise`]);
    expect([venue.held(CALL), venue.held(SPY)]).toEqual([1, 100]);
  });

  test('gives up what is to lapse', () => {
    const venue = holding(590);
    expect(toldOf(eventsOf(venue.ask({ action: 'lapse', quantity: 2 })))).toEqual([`${CALL} lapse`]);
    expect(venue.held(CALL)).toBe(0);
  });

  test('against reason wants an override', () => {
    const [above, below] = [holding(610), holding(590)];
    const refusal = { kind: 'not-in-the-money', conId: CALL };
    expect(below.ask()).toEqual({ ok: false, refusal });
    expect(above.ask({ action: 'lapse' })).toEqual({ ok: false, refusal });
    expect(below.ask({ override: true }).ok).toBe(true);
    expect(above.ask({ action: 'lapse', override: true }).ok).toBe(true);
  });

  test.each<[string, Partial<Exercise>, object]>([
    ['more than there is', { quantity: 3 }, { kind: 'no-position', conId: CALL }],
    ['half a contract', { quantity: 0.5 }, { kind: 'exercise-quantity', found: 0.5 }],
    ['none', { quantity: 0 }, { kind: 'exercise-quantity', found: 0 }],
    ['a stock', { conId: SPY }, { kind: 'not-tradable', conId: SPY }],
    ['what there is not', { conId: 1 }, { kind: 'unknown-instrument', conId: 1 }],
    ['for a stranger', { account: 'DU9' }, { kind: 'unknown-account', account: 'DU9' }],
  ])('of %s is refused', (_name, request, refusal) => {
    const venue = holding(610);
    const before = venue.exchange.state();
    expect(venue.ask(request)).toEqual({ ok: false, refusal });
    expect(venue.exchange.state()).toEqual(before);
  });

  test('of an option on an index is refused before its end, whatever it is worth', () => {
    const venue = holding(610);
    const { conId } = optionOf('SPX', '20260306', 6000, 'C');
    venue.show({ quote: [6100, 6101], last: 6100 }, NOW, conIdOf('SPX', 'IND'));
    venue.show({ quote: [100, 101] }, NOW, conId);
    venue.place({ conId, quantity: 1 });
    expect(venue.ask({ conId })).toEqual({ ok: false, refusal: { kind: 'not-tradable', conId } });
    expect(venue.ask({ conId, action: 'lapse', override: true }).ok).toBe(true);
  });
});
