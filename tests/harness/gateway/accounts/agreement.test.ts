import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountValue } from '../../../../harness/gateway/accounts/account-value.js';
import { changedValues, isHeld, movedPositions } from '../../../../harness/gateway/accounts/changes.js';
import { portfolioRow, positionRow } from '../../../../harness/gateway/accounts/portfolio.js';
import { accountValues } from '../../../../harness/gateway/accounts/values.js';
import { apple, type Deal, emini, euro, sap, spyCall, vodafone, worthAfter } from './holdings.js';

const PRICES = [
  [apple, 210.07],
  [sap, 158.34],
  [vodafone, 81.2],
  [emini, 6810.25],
  [spyCall, 7.35],
  [euro, 1.1123],
] as const;

/** At prices within a tenth of the market's. */
const deal: fc.Arbitrary<Deal> = fc
  .record({
    side: fc.constantFrom('BUY', 'SELL'),
    quantity: fc.integer({ min: 1, max: 300 }),
    market: fc.constantFrom(...PRICES),
    perMille: fc.integer({ min: 900, max: 1100 }),
    cents: fc.integer({ min: 0, max: 500 }),
  })
  .map(({ market: [of, price], perMille, cents, ...rest }) => ({
    ...{ ...rest, of, at: (price * perMille) / 1000, commission: cents / 100 },
  }));
const deals = fc.array(deal, { minLength: 1, maxLength: 12 });

const nameOf = ({ key, currency }: AccountValue) => `${key} ${currency}`;

test('whoever puts together what it was told after each trade knows what the account is', () => {
  fc.assert(
    fc.property(deals, (all) => {
      const values = new Map<string, string>();
      const positions = new Map<number, unknown>();
      let before = worthAfter([], PRICES);
      for (const row of accountValues(before)) values.set(nameOf(row), row.value);
      for (let count = 1; count <= all.length; count += 1) {
        const after = worthAfter(all.slice(0, count), PRICES);
        for (const row of changedValues(accountValues(before), accountValues(after))) {
          values.set(nameOf(row), row.value);
        }
        for (const held of movedPositions(before.positions, after.positions)) {
          if (isHeld(held)) positions.set(held.instrument.conId, positionRow(held));
          else positions.delete(held.instrument.conId);
        }
        before = after;
      }
      const now = accountValues(before).map((row) => [nameOf(row), row.value]);
      expect(Object.fromEntries(values)).toEqual(Object.fromEntries(now));
      const held = before.positions.filter(isHeld);
      expect(positions).toEqual(new Map(held.map((each) => [each.instrument.conId, positionRow(each)])));
    }),
    { numRuns: 60 },
  );
});

test('the rows of the portfolio add up to the profit and the worth of the account', () => {
  fc.assert(
    fc.property(deals, (all) => {
      const of = worthAfter(all, PRICES);
      const values = new Map(accountValues(of).map((row) => [nameOf(row), Number(row.value)]));
      const rows = of.positions.map(portfolioRow);
      const rateOf = (currency: string) => values.get(`ExchangeRate ${currency}`) ?? Number.NaN;
      const sumOf = (amount: (row: (typeof rows)[number]) => number) =>
        rows.reduce((sum, row) => sum + amount(row) * rateOf(row.currency), 0);
      // Rows are rounded to cents, and rates to seven digits.
      const near = (found: number, key: string) =>
        expect(Math.abs(found - (values.get(key) ?? Number.NaN)), key).toBeLessThan(0.1);
      near(
        sumOf(({ unrealizedPNL }) => unrealizedPNL),
        'UnrealizedPnL BASE',
      );
      near(
        sumOf(({ realizedPNL }) => realizedPNL),
        'RealizedPnL BASE',
      );
      near(
        sumOf(({ secType, marketValue }) => (secType === 'STK' ? marketValue : 0)),
        'StockMarketValue BASE',
      );
      const parts = ['CashBalance', 'StockMarketValue', 'OptionMarketValue', 'FuturesPNL'];
      near(
        parts.reduce((sum, key) => sum + (values.get(`${key} BASE`) ?? Number.NaN), 0),
        'NetLiquidation USD',
      );
      for (const key of ['NetLiquidation', 'TotalCashValue', 'InitMarginReq', 'AvailableFunds']) {
        near((values.get(`${key}-S USD`) ?? 0) + (values.get(`${key}-C USD`) ?? 0), `${key} USD`);
      }
    }),
    { numRuns: 150 },
  );
});
