import { describe, expect, test } from 'vitest';
import type { Condition, Conditions } from '../../../trading/exchange/orders/condition.js';
import { eventsOf, HOUR, limit, MINUTE, NOW, SECOND, SPY, termsOf, venueOn } from './venue.js';

type Kind<Name extends Condition['kind']> = Extract<Condition, { readonly kind: Name }>;

const dearer: Kind<'price'> = {
  kind: 'price',
  joined: 'and',
  conId: SPY,
  isMore: true,
  price: 601,
  method: 'default',
};
const busier: Kind<'volume'> = { kind: 'volume', joined: 'and', conId: SPY, isMore: true, volume: 5000 };
const when = (list: readonly Condition[], changes: Partial<Conditions> = {}): { conditions: Conditions } => ({
  conditions: { list, ignoreRegularHours: false, cancel: false, ...changes },
});

function venueWithSpy() {
  const venue = venueOn();
  venue.show({ quote: [99.99, 100] });
  venue.show({ quote: [599.99, 600.01], last: 600, volume: 100, previousClose: 600 }, NOW, SPY);
  return venue;
}

describe('an order with a condition waits until it is met', () => {
  const held = ['1 PreSubmitted conditions'];
  const released = ['1 Submitted', '1 fill 100@100 Filled'];

  test('by the price of another instrument', () => {
    const venue = venueWithSpy();
    expect(venue.place(when([dearer])).told).toEqual(held);
    expect(venue.show({ last: 600.99 }, NOW, SPY)).toEqual([]);
    expect(venue.show({ last: 601 }, NOW, SPY)).toEqual(released);
  });

  test('by volume', () => {
    const venue = venueWithSpy();
    expect(venue.place(when([busier])).told).toEqual(held);
    expect(venue.show({ volume: 5000 }, NOW, SPY)).toEqual(released);
  });

  test('by the change since the close before', () => {
    const venue = venueWithSpy();
    const fallen: Condition = { kind: 'change', joined: 'and', conId: SPY, isMore: false, percent: -1 };
    expect(venue.place(when([fallen])).told).toEqual(held);
    expect(venue.show({ last: 595 }, NOW, SPY)).toEqual([]);
    expect(venue.show({ last: 594 }, NOW, SPY)).toEqual(released);
  });

  test('by the time', () => {
    const venue = venueWithSpy();
    expect(venue.place(when([{ kind: 'time', joined: 'and', isMore: true, time: NOW + HOUR }])).told).toEqual(
      held,
    );
    expect(venue.advance(NOW + HOUR - 1)).toEqual([]);
    expect(venue.advance(NOW + HOUR)).toEqual(released);
  });

  test('by a fill in the symbol that comes after it', () => {
    const venue = venueWithSpy();
    const buySpy = { conId: SPY, quantity: 1 };
    venue.place(buySpy);
    const traded: Condition = { kind: 'execution', joined: 'and', symbol: 'SPY', secType: 'STK' };
    expect(venue.place(when([traded])).told).toEqual(['2 PreSubmitted conditions']);
    expect(venue.place(buySpy).told).toEqual([
      '3 PreSubmitted',
      '3 fill 1@600.01 Filled',
      '2 Submitted',
      '2 fill 100@100 Filled',
    ]);
  });

  test("by the account's cushion", () => {
    const venue = venueOn(undefined, 100_000);
    venue.show({ quote: [99.99, 100, 2000, 2000], last: 100 });
    const thin: Condition = { kind: 'margin', joined: 'and', isMore: false, percent: 80 };
    expect(venue.place({ quantity: 1, ...when([thin]) }).told).toEqual(held);
    venue.place({ quantity: 1500 });
    expect(venue.advance(NOW + SECOND)).toEqual(['1 Submitted', '1 fill 1@100 Filled']);
  });
});

test('conditions are joined from left to right', () => {
  const or = (condition: Condition): Condition => ({ ...condition, joined: 'or' });
  const met = (...list: Condition[]) => venueWithSpy().place(when(list)).told.length > 1;
  const [yes, no]: Condition[] = [{ ...dearer, price: 600 }, dearer];
  if (yes === undefined || no === undefined) throw new Error('expected two conditions');
  expect([met(yes, yes), met(yes, no), met(or(no), yes), met(or(yes), no)]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect([met(or(yes), no, no), met(or(no), yes, yes), met(no, or(yes), yes)]).toEqual([false, true, true]);
});

test('conditions once met stay met', () => {
  const venue = venueWithSpy();
  venue.place({ ...when([dearer]), pricing: limit(99) });
  expect(venue.show({ last: 601 }, NOW, SPY)).toEqual(['1 Submitted']);
  venue.show({ last: 590 }, NOW, SPY);
  expect(venue.show({ quote: [98.9, 98.95] })).toEqual(['1 fill 100@98.95 Filled']);
});

test('outside regular hours only those count that are told to', () => {
  const evening = NOW + 7 * HOUR;
  const venue = venueWithSpy();
  venue.show({ last: 602 }, evening, SPY);
  const works = { pricing: limit(100), outsideRth: true };
  expect(venue.place({ ...works, ...when([dearer]) }).told).toEqual(['1 PreSubmitted conditions']);
  expect(venue.place({ ...works, ...when([dearer], { ignoreRegularHours: true }) }).told).toEqual([
    '2 PreSubmitted',
    '2 fill 100@100 Filled',
  ]);
});

test('a condition may end an order instead', () => {
  const venue = venueWithSpy();
  expect(venue.place({ ...when([dearer], { cancel: true }), pricing: limit(99) }).told).toEqual([
    '1 PreSubmitted',
    '1 Submitted',
  ]);
  expect(venue.show({ last: 601 }, NOW, SPY)).toEqual(['1 Cancelled by-condition']);
});

test('an order under new conditions waits for these', () => {
  const venue = venueWithSpy();
  const { id } = venue.place({ ...when([dearer]), pricing: limit(99) });
  venue.show({ last: 601 }, NOW, SPY);
  const later = when([{ kind: 'time', joined: 'and', isMore: true, time: NOW + MINUTE }]);
  const changed = termsOf({ ...later, pricing: limit(99) });
  eventsOf(venue.exchange.modify(id, changed, NOW));
  expect(venue.order(id)).toMatchObject({ status: 'PreSubmitted', heldBy: ['conditions'] });
  expect(venue.exchange.watched()).not.toContain(SPY);
});
