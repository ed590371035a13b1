import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotingExchanges } from '../../../harness/world/quoting-exchanges.js';
import { anInstrument, find, future, NOW } from './samples.js';

test('on each side of a quote stand exchanges of the instrument, each once', () => {
  fc.assert(
    fc.property(anInstrument, fc.integer({ min: 0, max: 1e9 }), (instrument, after) => {
      for (const side of Object.values(quotingExchanges(instrument, NOW + after))) {
        expect(side.length > 0).toBe(instrument.secType !== 'IND');
        expect(new Set(side).size).toBe(side.length);
        expect(instrument.validExchanges).toEqual(expect.arrayContaining([...side]));
      }
    }),
    { numRuns: 300 },
  );
});

test('they stand for a second, and change from one to the next', () => {
  const apple = find('AAPL');
  const second = Math.floor(NOW / 1000) * 1000;
  const found = quotingExchanges(apple, second);
  expect(quotingExchanges(apple, second + 999)).toEqual(found);
  const seen = new Set<string>();
  for (let at = 0; at < 60; at++) seen.add(quotingExchanges(apple, second + at * 1000).bid.join(' '));
  expect(seen.size).toBeGreaterThan(30);
});

test('where a stock is listed it is quoted best most often, and a future in its one place always', () => {
  const bids = Array.from({ length: 1000 }, (_, at) => quotingExchanges(find('KO'), NOW + at * 1000).bid);
  const often = (exchange: string) => bids.filter((side) => side.includes(exchange)).length;
  expect(often('NYSE')).toBeGreaterThan(600);
  expect(often('NYSE')).toBeGreaterThan(often('ARCA'));
  expect(often('ARCA')).toBeGreaterThan(often('CHX'));
  expect(bids.flat()).not.toContain('SMART');
  expect(quotingExchanges(future('ES'), NOW)).toEqual({ bid: ['CME'], ask: ['CME'] });
});
