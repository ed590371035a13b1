import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  computationsOf,
  computedFromPrice,
  computedFromVolatility,
  NOT_COMPUTED,
  termsAt,
} from '../../../../harness/gateway/market-data/option-computations.js';
import { isOption } from '../../../../trading/instruments/instrument.js';
import { findOneContract } from '../../../../trading/instruments/search/find.js';

const found = findOneContract(
  {
    ...{ symbol: 'SPY', secType: 'OPT', exchange: 'SMART', currency: 'USD' },
    ...{ lastTradeDateOrContractMonth: '20260320', strike: 660, right: 'C' },
  },
  '20260303',
);
if (found.found !== 'one' || !isOption(found.match.instrument)) throw new Error('expected an option');
const option = found.match.instrument;
const AT = Date.parse('2026-03-03T16:30:00Z');

test('price and volatility are each the inverse of the other', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      fc.double({ min: 620, max: 700, noNaN: true }),
      (volatility, underlying) => {
        const terms = termsAt(option, underlying, AT);
        const priced = computedFromVolatility(terms, volatility);
        // Where volatility hardly moves the price, no digit of the price tells of it.
        fc.pre(priced.vega > 1e-4);
        const back = computedFromPrice(terms, priced.optPrice);
        expect(back.impliedVol).toBeCloseTo(volatility, 6);
        expect(back).toMatchObject({ optPrice: priced.optPrice, undPrice: underlying });
        expect(back.delta).toBeCloseTo(priced.delta, 6);
      },
    ),
  );
});

test('a price that no volatility makes has no Greeks', () => {
  const terms = termsAt(option, 700, AT);
  expect(computedFromPrice(terms, 39)).toEqual({ ...NOT_COMPUTED, optPrice: 39, undPrice: 700 });
});

test('without a quote, the last price makes the model; without both, nothing does', () => {
  const underlying = {
    quote: { bid: 659.99, ask: 660.01, bidSize: 100, askSize: 100 },
    ...{ last: undefined, open: undefined, high: undefined, low: undefined, previousClose: undefined },
    ...{ volume: 0, halted: false },
  };
  const computed = computationsOf(option, undefined, 12, underlying, AT);
  expect(computed.model).toEqual(computed.last);
  expect(computed.model).toMatchObject({ optPrice: 12, undPrice: 660 });
  expect(computed.bid).toBe(NOT_COMPUTED);
  expect(computationsOf(option, undefined, undefined, underlying, AT).model).toBe(NOT_COMPUTED);
});
