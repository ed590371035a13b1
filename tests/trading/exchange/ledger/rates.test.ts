import { expect, test } from 'vitest';
import { markOf } from '../../../../trading/exchange/ledger/mark.js';
import { isKnownCurrency, rateTo } from '../../../../trading/exchange/ledger/rates.js';
import type { MarketView } from '../../../../trading/exchange/market-view.js';
import { AAPL, EURGBP, EURUSD, GBPUSD, NOON, pricesAt, USDJPY } from './samples.js';

const quote = { bid: 10, ask: 11, bidSize: 1, askSize: 1 };
const last = (price: number) => ({ price, size: 1, time: NOON });

const MARKS: readonly (readonly [string, Partial<MarketView>, number | undefined])[] = [
  ['the last price within the quote', { quote, last: last(10.2) }, 10.2],
  ['the bid where the last price lies below it', { quote, last: last(9) }, 10],
  ['the ask where it lies above it', { quote, last: last(12) }, 11],
  ['the middle of what nobody prints', { quote }, 10.5],
  ['the last price where nobody quotes', { last: last(9), previousClose: 8 }, 9],
  ['the close before where nobody has traded', { previousClose: 8 }, 8],
  ['nothing where nothing is known', {}, undefined],
];

test.each(MARKS)('a position is valued at %s', (_what, view, mark) => {
  expect(markOf(AAPL, pricesAt(new Map([[AAPL, view]])), NOON)).toBe(mark);
});

const prices = pricesAt(
  new Map([
    [EURUSD, 1.25],
    [GBPUSD, 1.5],
    [USDJPY, 160],
    [EURGBP, 0.8],
  ]),
);

const RATES: readonly (readonly [from: string, to: string, rate: number])[] = [
  ['USD', 'USD', 1],
  ['EUR', 'USD', 1.25],
  ['USD', 'EUR', 0.8],
  ['JPY', 'USD', 0.00625],
  ['EUR', 'GBP', 0.8],
  ['GBP', 'EUR', 1.25],
  // No pair of the two: by way of the dollar, the Swedish one at the rate it is laid about.
  ['SEK', 'JPY', 160 / 10.9],
];

test.each(RATES)('a %s in %s goes by the pair that there is', (from, to, rate) => {
  expect(rateTo(from, to, prices, NOON)).toBeCloseTo(rate, 10);
});

test('a currency without a pair is not known, and nothing is made up for it', () => {
  expect(isKnownCurrency('CHF')).toBe(true);
  expect(isKnownCurrency('USD')).toBe(true);
  expect(isKnownCurrency('XYZ')).toBe(false);
  expect(() => rateTo('XYZ', 'USD', prices, NOON)).toThrow('expected a currency');
});
