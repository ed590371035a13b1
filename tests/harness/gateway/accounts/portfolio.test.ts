import { expect, test } from 'vitest';
import { portfolioRow, positionRow } from '../../../../harness/gateway/accounts/portfolio.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { apple, emini, euro, spyCall, vodafone, worthAfter } from './holdings.js';

function held(instrument: Instrument, quantity: number, at: number, price: number) {
  const side = quantity > 0 ? 'BUY' : 'SELL';
  const deal = { side, quantity: Math.abs(quantity), of: instrument, at, commission: 1 } as const;
  const [position] = worthAfter(
    [deal],
    [
      [euro, 1.25],
      [instrument, price],
    ],
  ).positions;
  if (position === undefined) throw new Error('expected one position');
  return position;
}

test.each([
  [apple, 10, 200, 210.5, { primaryExchange: 'NASDAQ', right: '0', strike: 0, multiplier: '' }],
  [spyCall, -2, 5, 4, { primaryExchange: 'AMEX', right: 'C', strike: 650, multiplier: '100' }],
  [emini, 1, 6800, 6810, { primaryExchange: 'CME', right: '0', strike: 0, multiplier: '50' }],
  [vodafone, 1000, 75, 80, { primaryExchange: 'LSE', right: '0', strike: 0, multiplier: '' }],
])('$symbol is named in the portfolio as TWS names it', (instrument, quantity, at, price, named) => {
  const { conId, localSymbol, currency } = instrument;
  const position = held(instrument, quantity, at, price);
  expect(portfolioRow(position)).toMatchObject({
    conId,
    localSymbol,
    currency,
    position: quantity,
    ...named,
  });
});

test('the figures of a row are in the currency of the contract, commission in the cost', () => {
  expect(portfolioRow(held(apple, 10, 200, 210.5))).toMatchObject({
    ...{ marketPrice: 210.5, marketValue: 2105, averageCost: 200.1, unrealizedPNL: 104, realizedPNL: 0 },
  });
  // Two sold for 500 each, less half a dollar.
  expect(portfolioRow(held(spyCall, -2, 5, 4))).toMatchObject({
    ...{ marketPrice: 4, marketValue: -800, averageCost: 499.5, unrealizedPNL: 199 },
  });
  // 75 pence are 0.75 pounds.
  expect(portfolioRow(held(vodafone, 1000, 75, 80))).toMatchObject({
    ...{ marketPrice: 0.8, marketValue: 800, averageCost: 0.751, unrealizedPNL: 49 },
  });
});

test('positions name an exchange for stocks alone', () => {
  expect(positionRow(held(apple, 10, 200, 210))).toMatchObject({
    exchange: 'NASDAQ',
    right: '',
    avgCost: 200.1,
  });
  expect(positionRow(held(spyCall, -2, 5, 4))).toMatchObject({ exchange: '', right: 'C', avgCost: 499.5 });
  expect(positionRow(held(emini, 1, 6800, 6810))).toMatchObject({ exchange: '', avgCost: 340_001 });
  expect(positionRow(held(euro, 1000, 1.25, 1.25))).toMatchObject({ exchange: '', localSymbol: 'EUR.USD' });
});
