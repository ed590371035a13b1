import { describe, expect, test } from 'vitest';
import { eventsOf, limit, NOW, optionOf, SPY, termsOf, toldOf, venueOn } from './venue.js';

const LOW = optionOf('SPY', '20260320', 600, 'C').conId;
const HIGH = optionOf('SPY', '20260320', 610, 'C').conId;
/** IB's number of every combo in dollars. */
const COMBO = 28812380;

const vertical = {
  conId: COMBO,
  legs: [
    { conId: LOW, ratio: 1, side: 'BUY' },
    { conId: HIGH, ratio: 2, side: 'SELL' },
  ],
  quantity: 3,
} as const;

function venueWithLegs() {
  const venue = venueOn();
  venue.show({ quote: [599.9, 600.1], last: 600 }, NOW, SPY);
  venue.show({ quote: [7, 7.1, 50, 50], last: 7 }, NOW, LOW);
  venue.show({ quote: [2, 2.05, 50, 50], last: 2 }, NOW, HIGH);
  return venue;
}

describe('a combo', () => {
  test('fills as a whole, and then leg by leg at prices that make its own', () => {
    const venue = venueWithLegs();
    expect(venue.place({ ...vertical, pricing: limit(3.1) }).told).toEqual([
      '1 PreSubmitted',
      '1 fill 3@3.1 Filled',
      '1 fill 3@7.1 Filled',
      '1 fill 6@2 Filled',
    ]);
    const [whole, low, high] = venue.exchange.fills();
    expect(whole).toMatchObject({ conId: COMBO, isCombo: true, commission: 0, quantity: 3 });
    expect(low).toMatchObject({ conId: LOW, isCombo: false, side: 'BUY', legOf: whole?.number });
    expect(high).toMatchObject({ conId: HIGH, isCombo: false, side: 'SELL', legOf: whole?.number });
    expect(low?.commission).toBeGreaterThan(0);
    const positions = venue.exchange.account('DU1')?.positions;
    expect([positions?.[LOW]?.quantity, positions?.[HIGH]?.quantity, positions?.[COMBO]]).toEqual([
      3,
      -6,
      undefined,
    ]);
  });

  test('rests until its legs together can be had for its limit', () => {
    const venue = venueWithLegs();
    expect(venue.place({ ...vertical, pricing: limit(3) }).told).toEqual(['1 PreSubmitted', '1 Submitted']);
    expect([...venue.exchange.watched()].sort()).toEqual([LOW, HIGH].sort());
    expect(venue.show({ quote: [6.9, 7, 50, 50] }, NOW, LOW)[0]).toBe('1 fill 3@3 Filled');
  });

  test('is as large as its thinnest leg allows, and takes from it', () => {
    const venue = venueWithLegs();
    venue.show({ quote: [2, 2.05, 5, 5] }, NOW, HIGH);
    expect(venue.place({ ...vertical, pricing: limit(3.1) }).told[1]).toBe('1 fill 2@3.1 Submitted');
    expect(venue.place({ ...vertical, pricing: limit(3.1) }).told).toEqual(['2 PreSubmitted', '2 Submitted']);
    expect(venue.show({ quote: [2, 2.06, 5, 5] }, NOW, HIGH)[0]).toBe('1 fill 1@3.1 Filled');
    const legs = venue.exchange.fills().filter(({ conId, order }) => conId === HIGH && order === 1);
    expect(legs.map(({ quantity, cumulative }) => [quantity, cumulative])).toEqual([
      [4, 4],
      [2, 6],
    ]);
  });

  test('with two legs in one instrument charges and counts both as one order', () => {
    const legs = [
      { conId: LOW, ratio: 1, side: 'BUY' },
      { conId: LOW, ratio: 2, side: 'BUY' },
    ] as const;
    const venue = venueWithLegs();
    expect(venue.place({ ...vertical, legs, quantity: 1, pricing: limit(22) }).told[1]).toBe(
      '1 fill 1@21.3 Filled',
    );
    const [first, second] = venue.exchange.fills().filter(({ isCombo }) => !isCombo);
    expect([first?.cumulative, second?.cumulative]).toEqual([1, 3]);
    const plain = venueWithLegs();
    plain.place({ conId: LOW, quantity: 3, pricing: limit(8) });
    const whole = plain.exchange.fills()[0]?.commission;
    expect((first?.commission ?? 0) + (second?.commission ?? 0)).toBeCloseTo(whole ?? 0, 8);
  });

  test('is sold against the other sides, and may be priced below zero', () => {
    const venue = venueWithLegs();
    expect(venue.place({ ...vertical, side: 'SELL', pricing: limit(2.9) }).told[1]).toBe(
      '1 fill 3@2.9 Filled',
    );
    const credit = [...vertical.legs].reverse().map((leg) => ({ ...leg, ratio: leg.conId === HIGH ? 5 : 1 }));
    expect(venue.place({ ...vertical, legs: credit, pricing: limit(-2.9) }).told[1]).toBe(
      '2 fill 3@-2.9 Filled',
    );
  });

  test('of stock and option is priced as the option is', () => {
    const venue = venueWithLegs();
    const legs = [
      { conId: SPY, ratio: 100, side: 'BUY' },
      { conId: LOW, ratio: 1, side: 'SELL' },
    ] as const;
    const id = venue.exchange.reserve();
    const terms = termsOf({ conId: COMBO, legs, quantity: 1, pricing: limit(594) });
    expect(toldOf(eventsOf(venue.exchange.place([{ id, terms }], NOW))).slice(1)).toEqual([
      '1 fill 1@593.1 Filled',
      '1 fill 100@600.1 Filled',
      '1 fill 1@7 Filled',
    ]);
  });
});
