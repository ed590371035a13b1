import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AccountState, newAccount } from '../../../../trading/exchange/ledger/account.js';
import { beginDay } from '../../../../trading/exchange/ledger/day.js';
import { expire } from '../../../../trading/exchange/ledger/settle.js';
import { applyTrade } from '../../../../trading/exchange/ledger/trade.js';
import { valuation } from '../../../../trading/exchange/ledger/valuation.js';
import { settlementOf, worthOfPoint } from '../../../../trading/exchange/ledger/worth.js';
import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import * as the from './samples.js';

const call = the.option(600, 'C');
const put = the.option(600, 'P');

/** What one unit might cost. */
const LEVELS: readonly (readonly [Instrument, number])[] = [
  [the.AAPL, 230],
  [the.SPY, 600],
  [the.VODAFONE, 70],
  [the.SAP, 200],
  [the.EURUSD, 1.05],
  [the.GBPUSD, 1.25],
  [the.BITCOIN, 90_000],
  [the.BANK_BOND, 99],
  [the.SHARE_CFD, 230],
  [the.ES, 6000],
  [call, 12],
  [put, 9],
];

interface Traded {
  readonly instrument: Instrument;
  readonly side: Side;
  readonly quantity: number;
  readonly price: number;
  readonly commission: number;
}

const trades: fc.Arbitrary<readonly Traded[]> = fc.array(
  fc
    .record({
      level: fc.constantFrom(...LEVELS),
      side: fc.constantFrom<Side>('BUY', 'SELL'),
      quantity: fc.oneof(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 9999 }).map((n) => n / 10_000),
      ),
      move: fc.double({ min: 0.8, max: 1.25, noNaN: true }),
      commission: fc.integer({ min: 0, max: 1000 }).map((cents) => cents / 100),
    })
    .map(({ level: [instrument, price], move, ...rest }) => ({ ...rest, instrument, price: price * move })),
  { minLength: 1, maxLength: 30 },
);

const moves = fc.array(fc.double({ min: 0.8, max: 1.25, noNaN: true }), {
  minLength: LEVELS.length,
  maxLength: LEVELS.length,
});

function market(by: readonly number[]) {
  return the.pricesAt(new Map(LEVELS.map(([instrument, price], at) => [instrument, price * (by[at] ?? 1)])));
}

const START = 1_000_000;
const start = newAccount('DU1', 'USD', START, '20261123');

function book(account: AccountState, { commission, ...trade }: Traded) {
  return applyTrade(account, { ...trade, commission, commissionCurrency: trade.instrument.currency });
}

/** To a millionth of what goes through the account. */
function expectSame(found: number, wanted: number, turnover: number): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-6 + 1e-12 * turnover);
}

function turnoverOf(all: readonly Traded[]): number {
  const values = all.map(
    ({ quantity, price, instrument }) => quantity * Math.abs(price) * instrument.multiplier,
  );
  return values.reduce((sum, value) => sum + value, START);
}

test('whatever is traded, an account is worth what it began with and what it has earned', () => {
  fc.assert(
    fc.property(trades, moves, (all, by) => {
      const account = all.reduce((before, trade) => book(before, trade).account, start);
      const { base, currencies, positions, totals } = valuation(account, market(by), the.NOON);
      const turnover = turnoverOf(all);
      const cash = currencies.reduce((sum, ledger) => sum + ledger.cash * ledger.exchangeRate, 0);
      const held = positions.reduce((sum, { equity, exchangeRate }) => sum + equity * exchangeRate, 0);
      expectSame(totals.netLiquidation, cash + held, turnover);
      expectSame(totals.netLiquidation, START + base.unrealizedPnl + base.realizedPnl, turnover);
      // All of it was traded on one day.
      expectSame(base.dailyPnl, base.unrealizedPnl + base.realizedPnl, turnover);
    }),
    { numRuns: 400 },
  );
});

test('cash is what trades have paid, reckoned apart', () => {
  fc.assert(
    fc.property(trades, (all) => {
      const account = all.reduce((before, trade) => book(before, trade).account, start);
      const paid = new Map([['USD', START]]);
      const pay = (currency: string, amount: number) =>
        paid.set(currency, (paid.get(currency) ?? 0) + amount);
      for (const { instrument, side, quantity, price, commission } of all) {
        const signed = side === 'BUY' ? quantity : -quantity;
        pay(instrument.currency, -commission);
        if (settlementOf(instrument) !== 'margined')
          pay(instrument.currency, -signed * price * worthOfPoint(instrument));
        if (settlementOf(instrument) === 'exchanged') pay(instrument.symbol, signed);
      }
      // What is margined pays its difference: what it brought less what it cost, and what is held at its cost.
      for (const [instrument] of LEVELS.filter(([each]) => settlementOf(each) === 'margined')) {
        const position = account.positions[instrument.conId];
        if (position === undefined) continue;
        const fees = all.filter((trade) => trade.instrument === instrument);
        const commissions = fees.reduce((sum, { commission }) => sum + commission, 0);
        const cost = position.quantity * position.averageCost - position.commissions;
        pay(instrument.currency, position.tradedToday + commissions + cost);
      }
      for (const [currency, amount] of paid)
        expectSame(account.cash[currency] ?? 0, amount, turnoverOf(all) * 10);
    }),
    { numRuns: 300 },
  );
});

test('the realized profits of the trades are those of the position', () => {
  fc.assert(
    fc.property(trades, (all) => {
      let account = start;
      const realized = new Map<number, number>();
      for (const trade of all) {
        const { conId } = trade.instrument;
        const held = account.positions[conId]?.quantity ?? 0;
        const traded = book(account, trade);
        expect(traded.realized === undefined).toBe(held === 0 || held > 0 === (trade.side === 'BUY'));
        realized.set(conId, (realized.get(conId) ?? 0) + (traded.realized ?? 0));
        account = traded.account;
      }
      for (const [conId, sum] of realized) {
        expectSame(account.positions[conId]?.realized ?? 0, sum, turnoverOf(all));
      }
    }),
    { numRuns: 200 },
  );
});

test('a position bought and sold back has left nothing but its profit', () => {
  fc.assert(
    fc.property(trades, (all) => {
      const opened = all.reduce((before, trade) => book(before, trade).account, start);
      const closed = Object.values(opened.positions).reduce((before, { conId, quantity }) => {
        const [instrument, price] = LEVELS.find(([each]) => each.conId === conId) ?? [];
        if (instrument === undefined || price === undefined || quantity === 0) return before;
        const side = quantity > 0 ? 'SELL' : 'BUY';
        return book(before, { instrument, side, quantity: Math.abs(quantity), price, commission: 1 }).account;
      }, opened);
      for (const position of Object.values(closed.positions)) {
        expect(position).toMatchObject({ quantity: 0, averageCost: 0, commissions: expect.closeTo(0, 8) });
      }
    }),
    { numRuns: 200 },
  );
});

test('profit from day to day is the change of what the account is worth', () => {
  const dollars = trades.map((all) => all.filter(({ instrument }) => isInDollars(instrument)));
  fc.assert(
    fc.property(dollars, dollars, moves, moves, (first, second, night, noon) => {
      const evening = first.reduce((before, trade) => book(before, trade).account, start);
      const before = valuation(evening, market(night), the.NOON).totals.netLiquidation;
      const morning = beginDay(evening, '20261124', market(night), the.NOON + 86_400_000);
      const later = second.reduce((account, trade) => book(account, trade).account, morning);
      const { totals } = valuation(later, market(noon), the.NOON);
      expectSame(totals.netLiquidation - before, totals.dailyPnl, turnoverOf([...first, ...second]));
    }),
    { numRuns: 200 },
  );
});

/** Currencies change the worth of cash over night as well, which is nobody's trade. */
function isInDollars({ currency, secType }: Instrument): boolean {
  return currency === 'USD' && secType !== 'CASH';
}

test('an option that ends makes nobody richer than its gain', () => {
  fc.assert(
    fc.property(trades, moves, fc.constantFrom(call, put), (all, by, option) => {
      const account = all.reduce((before, trade) => book(before, trade).account, start);
      const prices = market(by);
      const spot = prices.view(the.SPY.conId, the.NOON)?.last?.price ?? 0;
      const gain = Math.max(0, option.right === 'C' ? spot - option.strike : option.strike - spot);
      // Less than a cent is let go.
      fc.pre(gain === 0 || gain >= 0.01);
      // At its end an option is worth its gain, which is then in the stock.
      const atEnd = the.pricesAt(
        new Map([
          ...LEVELS.map(([each, price], at) => [each, price * (by[at] ?? 1)] as const),
          [option, gain],
        ]),
      );
      const before = valuation(account, atEnd, the.NOON).totals.netLiquidation;
      const ended = expire(account, option, prices, the.NOON).account;
      expectSame(valuation(ended, atEnd, the.NOON).totals.netLiquidation, before, turnoverOf(all));
      expect(ended.positions[option.conId]?.quantity ?? 0).toBe(0);
    }),
    { numRuns: 200 },
  );
});
