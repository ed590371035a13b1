import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComboQuery, findCombo, type LegQuery } from '../../../trading/instruments/combo.js';
import { impliedPrice, impliedQuote } from '../../../trading/instruments/combo-market.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { findContracts } from '../../../trading/instruments/search/find.js';
import { futuresOn } from '../../../trading/instruments/universe/futures.js';

const TODAY = '20261121';
const AAPL = 265598;
const MSFT = 272093;
const SPY_CALL = 843630132;

function leg(conId: number, action: string, ratio = 1, exchange = 'SMART'): LegQuery {
  return { conId, ratio, action, exchange };
}

function query(...legs: readonly LegQuery[]): ComboQuery {
  return { symbol: 'AAPL', currency: 'USD', exchange: 'SMART', legs };
}

function comboOf(...legs: readonly LegQuery[]) {
  const answer = findCombo(query(...legs), TODAY);
  if (answer.found !== 'combo') throw new Error(answer.message);
  return answer.combo;
}

/** A quote of 2 cents about a price, with 300 on the bid and 500 on the ask. */
function quoting(prices: Readonly<Record<number, number>>) {
  return ({ conId }: Instrument) => {
    const price = prices[conId];
    return price === undefined
      ? undefined
      : { bid: price - 0.01, ask: price + 0.01, bidSize: 300, askSize: 500 };
  };
}

test('a combo names its legs, under the id that all combos of a currency share', () => {
  const combo = comboOf(leg(AAPL, 'BUY'), leg(MSFT, 'SELL', 2));
  expect(combo).toMatchObject({
    secType: 'BAG',
    conId: 28812380,
    symbol: 'AAPL',
    localSymbol: '28812380',
    tradingClass: 'COMB',
    multiplier: 1,
    minTick: 0.01,
    legsDescription: '265598|1,272093|-2',
  });
  expect(combo.legs.map(({ instrument }) => instrument.symbol)).toEqual(['AAPL', 'MSFT']);
});

test.each<[string, ComboQuery, string]>([
  ['no legs', query(), "Security type 'BAG' requires combo leg details."],
  ['an unknown leg', query(leg(AAPL, 'BUY'), leg(12, 'SELL')), "The combo details for leg '1' are invalid."],
  ['a ratio of zero', query(leg(AAPL, 'BUY', 0)), "The combo details for leg '0' are invalid."],
  ['half a share', query(leg(AAPL, 'BUY', 0.5)), "The combo details for leg '0' are invalid."],
  ['an action that is none', query(leg(AAPL, 'HOLD')), "The combo details for leg '0' are invalid."],
  ['an index', query(leg(416904, 'BUY')), "The combo details for leg '0' are invalid."],
  [
    'a leg at a foreign exchange',
    query(leg(AAPL, 'BUY', 1, 'CME')),
    "The combo details for leg '0' are invalid.",
  ],
  ['another currency', { ...query(leg(AAPL, 'BUY')), currency: 'EUR' }, 'The combo details are invalid.'],
])('%s is refused', (_, asked, cause) => {
  expect(findCombo(asked, TODAY)).toEqual({
    found: 'none',
    code: 321,
    message: `Error validating request.-'bH' : cause - ${cause}`,
  });
});

test('an expired leg is refused', () => {
  expect(findCombo(query(leg(SPY_CALL, 'BUY')), '20281215').found).toBe('combo');
  expect(findCombo(query(leg(SPY_CALL, 'BUY')), '20281216').found).toBe('none');
});

test('the market of a spread buys at the ask and sells at the bid', () => {
  const combo = comboOf(leg(AAPL, 'BUY'), leg(MSFT, 'SELL', 2));
  const quote = impliedQuote(combo, quoting({ [AAPL]: 230, [MSFT]: 100 }));
  expect(quote).toEqual({ bid: 29.97, ask: 30.03, bidSize: 250, askSize: 150 });
  expect(impliedPrice(combo, ({ conId }) => (conId === AAPL ? 230 : 100))).toBe(30);
});

test('there is no market while a leg has none', () => {
  const combo = comboOf(leg(AAPL, 'BUY'), leg(MSFT, 'SELL'));
  expect(impliedQuote(combo, quoting({ [AAPL]: 230 }))).toBeUndefined();
  expect(impliedPrice(combo, () => undefined)).toBeUndefined();
});

test('a covered call is priced per share, as the option is', () => {
  const combo = comboOf(leg(756733, 'BUY', 100), leg(SPY_CALL, 'SELL'));
  expect(combo.multiplier).toBe(100);
  expect(impliedPrice(combo, ({ secType }) => (secType === 'STK' ? 600 : 12.5))).toBe(587.5);
});

test('a calendar spread of futures goes to their exchange', () => {
  const [near, far] = futuresOn('ES', TODAY);
  if (near === undefined || far === undefined) throw new Error('ES has two futures at least');
  const legs = [leg(near.conId, 'SELL', 1, ''), leg(far.conId, 'BUY', 1, 'CME')];
  const answer = findCombo({ symbol: 'ES', currency: 'USD', exchange: 'CME', legs }, TODAY);
  expect(answer).toMatchObject({ found: 'combo', combo: { multiplier: 50, minTick: 0.25 } });
  expect(answer.found === 'combo' && answer.combo.legs.map(({ exchange }) => exchange)).toEqual([
    'CME',
    'CME',
  ]);
});

test('turned round, a combo of options has the market turned round', () => {
  const chain = findContracts(
    { symbol: 'SPY', secType: 'OPT', lastTradeDateOrContractMonth: '20281215', right: 'C' },
    TODAY,
  ).map(({ instrument }) => instrument.conId);
  const anyLeg = fc.record({
    conId: fc.constantFrom(...chain.slice(0, 20)),
    ratio: fc.integer({ min: 1, max: 5 }),
    action: fc.constantFrom('BUY', 'SELL', 'SSHORT'),
    exchange: fc.constant('SMART'),
  });
  fc.assert(
    fc.property(fc.array(anyLeg, { minLength: 1, maxLength: 4 }), (legs) => {
      const turned = legs.map((each) => ({ ...each, action: each.action === 'BUY' ? 'SELL' : 'BUY' }));
      const prices = Object.fromEntries(chain.map((conId, i) => [conId, 5 + i / 4]));
      const quote = impliedQuote(comboOf(...legs), quoting(prices));
      const other = impliedQuote(comboOf(...turned), quoting(prices));
      expect(quote?.bid).toBeLessThan(quote?.ask ?? Number.NaN);
      expect(other).toEqual({
        bid: 0 - (quote?.ask ?? 0),
        ask: 0 - (quote?.bid ?? 0),
        bidSize: quote?.askSize,
        askSize: quote?.bidSize,
      });
    }),
  );
});
