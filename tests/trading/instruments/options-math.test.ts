import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cumulativeNormal,
  impliedVolatility,
  type OptionTerms,
  optionValue,
  smileVolatility,
} from '../../../trading/instruments/options-math.js';

const atTheMoney: OptionTerms = {
  right: 'C',
  underlying: 100,
  strike: 100,
  years: 1,
  rate: 0.05,
  dividendYield: 0,
};

const terms: fc.Arbitrary<OptionTerms> = fc
  .record({
    right: fc.constantFrom('C' as const, 'P' as const),
    underlying: fc.double({ min: 5, max: 6000, noNaN: true }),
    moneyness: fc.double({ min: 0.5, max: 2, noNaN: true }),
    years: fc.double({ min: 1 / 365, max: 3, noNaN: true }),
    rate: fc.double({ min: -0.01, max: 0.08, noNaN: true }),
    dividendYield: fc.double({ min: 0, max: 0.05, noNaN: true }),
  })
  .map(({ moneyness, ...rest }) => ({ ...rest, strike: rest.underlying * moneyness }));
const volatility = fc.double({ min: 0.05, max: 2, noNaN: true });

describe('the price of an option', () => {
  // Hull, "Options, Futures, and Other Derivatives": 42, 40, 10 %, 20 %, half a year; and a textbook case.
  test.each<[string, OptionTerms, number, number]>([
    ['a call', atTheMoney, 0.2, 10.450583572],
    ['its put', { ...atTheMoney, right: 'P' }, 0.2, 5.573526022],
    [
      'a call in the money',
      { ...atTheMoney, underlying: 42, strike: 40, years: 0.5, rate: 0.1 },
      0.2,
      4.759422,
    ],
    [
      'its put',
      { ...atTheMoney, right: 'P', underlying: 42, strike: 40, years: 0.5, rate: 0.1 },
      0.2,
      0.808599,
    ],
  ])('%s is what the books say', (_name, of, vol, price) => {
    expect(optionValue(of, vol).price).toBeCloseTo(price, 6);
  });

  test('keeps put–call parity', () => {
    fc.assert(
      fc.property(terms, volatility, (of, vol) => {
        const call = optionValue({ ...of, right: 'C' }, vol).price;
        const put = optionValue({ ...of, right: 'P' }, vol).price;
        const forward =
          of.underlying * Math.exp(-of.dividendYield * of.years) - of.strike * Math.exp(-of.rate * of.years);
        expect(Math.abs(call - put - forward)).toBeLessThan(1e-9 * of.underlying);
      }),
    );
  });

  test('changes as its Greeks foretell', () => {
    fc.assert(
      fc.property(terms, volatility, (of, vol) => {
        const { delta, gamma, vega, theta } = optionValue(of, vol);
        const { underlying, years } = of;
        const slope = (value: (shift: number) => number, h: number) => (value(h) - value(-h)) / (2 * h);
        const agree = (found: number, expected: number, unit: number) =>
          expect(Math.abs(found - expected)).toBeLessThan(1e-3 * Math.abs(expected) + 1e-5 * unit);
        // Small against the way that the price can go in the time left.
        const range = underlying * vol * Math.sqrt(years);
        const moved = (shift: number) => optionValue({ ...of, underlying: underlying + shift }, vol);
        const shaken = (shift: number) => optionValue(of, vol + shift).price;
        const aged = (days: number) => optionValue({ ...of, years: years - days / 365 }, vol).price;
        agree(
          slope((shift) => moved(shift).price, 1e-3 * range),
          delta,
          1,
        );
        agree(
          slope((shift) => moved(shift).delta, 1e-3 * range),
          gamma,
          1 / range,
        );
        agree(slope(shaken, 1e-3 * vol) / 100, vega, (underlying * Math.sqrt(years)) / 100);
        agree(slope(aged, 1e-3 * years * 365), theta, range / years / 365);
      }),
    );
  });

  test.each<[number, 'C' | 'P', number, number]>([
    [110, 'C', 10, 1],
    [90, 'C', 0, 0],
    [90, 'P', 10, -1],
    [110, 'P', 0, 0],
  ])('at expiry, with the underlying at %d, a %s pays %d', (underlying, right, price, delta) => {
    const value = optionValue({ ...atTheMoney, right, underlying, years: 0 }, 0.2);
    expect(value).toEqual({ price, delta, gamma: 0, vega: 0, theta: 0 });
  });
});

describe('implied volatility', () => {
  test('gives back the volatility that made the price, and the price that it was made from', () => {
    fc.assert(
      fc.property(terms, volatility, (of, vol) => {
        const { price, vega } = optionValue(of, vol);
        // A price holds 16 digits: where volatility hardly moves it, they cannot tell one from another.
        fc.pre(100 * vega > 1e-6 * of.underlying);
        const implied = impliedVolatility(of, price) ?? Number.NaN;
        expect(Math.abs(implied - vol)).toBeLessThan(1e-6);
        expect(Math.abs(optionValue(of, implied).price - price)).toBeLessThan(1e-6);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, Partial<OptionTerms>, number]>([
    ['below the payoff', { strike: 80 }, 19],
    ['of nothing', {}, 0],
    ['above the share itself', {}, 100.01],
    ['after expiry', { years: 0 }, 5],
    ['that is no number', {}, Number.NaN],
  ])('a price %s has none', (_name, changed, price) => {
    expect(impliedVolatility({ ...atTheMoney, ...changed }, price)).toBeUndefined();
  });
});

describe('the smile', () => {
  const of = (strike: number) => smileVolatility({ ...atTheMoney, strike, rate: 0 }, 0.2);

  test('leaves the volatility at the money as it is, and leans towards low strikes', () => {
    expect(of(100)).toBe(0.2);
    expect(of(80)).toBeGreaterThan(of(100));
    expect(of(80)).toBeGreaterThan(of(125));
    expect(of(200)).toBeGreaterThan(of(125));
  });

  test('never comes near zero', () => {
    fc.assert(
      fc.property(terms, volatility, (each, vol) => {
        expect(smileVolatility(each, vol)).toBeGreaterThan(0.9 * vol);
      }),
    );
  });
});

test.each([
  [0, 0.5],
  [1, 0.8413447460685429],
  [-1.959963984540054, 0.025],
  [3, 0.9986501019683699],
  [-3.5, 0.00023262907903552504],
  [-6, 9.865876450376981e-10],
  [-10, 7.61985302416047e-24],
  [50, 1],
  [-50, 0],
])('the normal distribution below %d is %d', (x, share) => {
  const found = cumulativeNormal(x);
  expect(Math.abs(found - share)).toBeLessThanOrEqual(1e-12 * share);
});
