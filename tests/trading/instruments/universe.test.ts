import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import { dateOfDay, dayOf, dayOfDate, weekdayOf } from '../../../trading/instruments/calendar/date.js';
import { expirationsOf, optionOf, strikesOf } from '../../../trading/instruments/chains.js';
import {
  futureConId,
  futureKeyOf,
  madeUpConId,
  optionConId,
  optionKeyOf,
} from '../../../trading/instruments/con-id.js';
import { futureLastTradeDay } from '../../../trading/instruments/expiries.js';
import { futureSymbols, futuresOn } from '../../../trading/instruments/universe/futures.js';
import { OPTION_CLASSES } from '../../../trading/instruments/universe/option-classes.js';
import { universe } from '../../../trading/instruments/universe/universe.js';

const TODAY = '20261120';

test('the universe holds what people ask about', () => {
  const count = (secType: string) => universe().instruments.filter((each) => each.secType === secType).length;
  expect(count('STK')).toBeGreaterThanOrEqual(90);
  expect(count('CASH')).toBeGreaterThanOrEqual(15);
  expect(count('CRYPTO')).toBe(4);
  expect(futureSymbols()).toEqual(expect.arrayContaining(['ES', 'NQ', 'YM', 'RTY', 'CL', 'GC', 'ZN']));
});

test.each([
  ['AAPL', 265598],
  ['SPY', 756733],
  ['EUR.USD', 12087792],
  ['MSFT', 272093],
  ['SPX', 416904],
  ['VIX', 13455763],
  ['BRK B', 72063691],
  ['GBP.JPY', 14321015],
  ['AUD.JPY', 15016133],
  ['CHF.JPY', 14321010],
  ['AUD.CAD', 15016138],
  ['USD.CNH', 113342317],
  ['EUR.SEK', 37893488],
])('%s has its real conId, %i', (localSymbol, conId) => {
  expect(instrumentByConId(conId)?.localSymbol).toBe(localSymbol);
});

test('no two instruments share a conId, options and futures of a day included', () => {
  const seen = new Set<number>();
  let count = 0;
  const add = (conId: number) => {
    count++;
    seen.add(conId);
    if (conId <= 0 || conId >= 2 ** 31 - 1) throw new Error(`${conId} is no conId`);
  };
  for (const { conId } of universe().instruments) add(conId);
  for (const symbol of futureSymbols()) for (const { conId } of futuresOn(symbol, TODAY, 24)) add(conId);
  for (const family of OPTION_CLASSES) {
    for (const date of expirationsOf(family, TODAY)) {
      for (const strike of strikesOf(family)) {
        for (const right of ['C', 'P'] as const)
          add(optionOf(family, date, strike, right)?.conId ?? Number.NaN);
      }
    }
  }
  expect(count).toBeGreaterThan(50_000);
  expect(seen.size).toBe(count);
});

test('every fixed instrument and every future is found by its conId', () => {
  for (const each of universe().instruments) expect(instrumentByConId(each.conId)).toBe(each);
  for (const symbol of futureSymbols()) {
    for (const each of futuresOn(symbol, TODAY, 24)) expect(instrumentByConId(each.conId)).toEqual(each);
  }
});

test('every listed option is found by its conId alone', () => {
  const option = fc.constantFrom(...OPTION_CLASSES).chain((family) =>
    fc.record({
      family: fc.constant(family),
      date: fc.constantFrom(...expirationsOf(family, TODAY)),
      strike: fc.constantFrom(...strikesOf(family)),
      right: fc.constantFrom('C' as const, 'P' as const),
    }),
  );
  fc.assert(
    fc.property(option, ({ family, date, strike, right }) => {
      const made = optionOf(family, date, strike, right);
      expect(made).toMatchObject({ strike, right, lastTradeDate: date, tradingClass: family.tradingClass });
      expect(instrumentByConId(made?.conId ?? 0)).toEqual(made);
    }),
  );
});

test('a conId holds its option or future and gives it back', () => {
  const key = fc.record({
    family: fc.integer({ min: 0, max: 31 }),
    lastTradeDay: fc
      .integer({ min: dayOf(2015, 1, 5), max: dayOf(2045, 12, 29) })
      .filter((day) => weekdayOf(day) % 6 !== 0),
    step: fc.integer({ min: 1, max: 2047 }),
    right: fc.constantFrom('C' as const, 'P' as const),
  });
  fc.assert(
    fc.property(key, (each) => {
      expect(optionKeyOf(optionConId(each) ?? 0)).toEqual(each);
    }),
  );
  const future = fc.record({
    family: fc.integer({ min: 0, max: 63 }),
    month: fc.integer({ min: 0, max: 511 }),
  });
  fc.assert(
    fc.property(future, (each) => {
      expect(futureKeyOf(futureConId(each))).toEqual(each);
    }),
  );
});

test('numbers that are no conId of ours lead nowhere, the unset ones too', () => {
  for (const conId of [0, -1, 1, 2 ** 31 - 1, 2 ** 31, Number.NaN, 1.5, madeUpConId('nothing')])
    expect(instrumentByConId(conId)).toBeUndefined();
});

test.each([
  ['third-friday', 2026, 12, '20261218'],
  ['third-friday', 2026, 6, '20260618'],
  ['third-friday', 2019, 4, '20190418'],
  ['before-25th-of-month-before', 2027, 1, '20261221'],
  ['before-third-wednesday', 2026, 12, '20261214'],
  ['before-month', 2026, 12, '20261125'],
  ['volatility', 2026, 12, '20261216'],
  ['volatility', 2026, 5, '20260519'],
  ['volatility', 2019, 3, '20190319'],
  ['last-friday', 2026, 11, '20261127'],
  ['last-friday', 2026, 12, '20261224'],
  ['third-friday-of-frankfurt', 2026, 12, '20261218'],
  ['third-friday-of-frankfurt', 2026, 6, '20260619'],
] as const)('%s of %i-%i is %s', (rule, year, month, date) => {
  expect(dateOfDay(futureLastTradeDay(rule, year, month))).toBe(date);
});

test('the futures of a day are the nearest first, none expired, under the names of the exchange', () => {
  const es = futuresOn('ES', TODAY);
  expect(es.slice(0, 3).map(({ localSymbol }) => localSymbol)).toEqual(['ESZ6', 'ESH7', 'ESM7']);
  expect(es[0]?.lastTradeDate).toBe('20261218');
  expect(futuresOn('ES', '20261218')[0]?.localSymbol).toBe('ESZ6');
  expect(futuresOn('ES', '20261219')[0]?.localSymbol).toBe('ESH7');
});

test('the future of the S&P is listed for five years ahead, each contract since it was', () => {
  const es = futuresOn('ES', TODAY);
  expect(es).toHaveLength(21);
  expect(es.at(-1)?.localSymbol).toBe('ESZ1');
  expect(new Set(es.map(({ localSymbol }) => localSymbol)).size).toBe(21);
  for (const symbol of futureSymbols()) {
    for (const { localSymbol, market } of futuresOn(symbol, TODAY))
      expect([localSymbol, market.firstTraded <= TODAY]).toEqual([localSymbol, true]);
  }
});

test('every pair among the eight great currencies is there, one way round', () => {
  const great = ['EUR', 'GBP', 'AUD', 'NZD', 'USD', 'CAD', 'CHF', 'JPY'];
  const pairs = great.flatMap((base, i) => great.slice(i + 1).map((quote) => `${base}.${quote}`));
  const listed = new Set(universe().instruments.map(({ localSymbol }) => localSymbol));
  expect(pairs.filter((pair) => !listed.has(pair))).toEqual([]);
});

test('SPY lists every day of the next two weeks and January, June and December for three years', () => {
  const spy = OPTION_CLASSES.find(({ tradingClass }) => tradingClass === 'SPY');
  if (spy === undefined) throw new Error('SPY has no options');
  const dates = expirationsOf(spy, '20261123');
  expect(dates.slice(0, 4)).toEqual(['20261123', '20261124', '20261125', '20261127']);
  expect(dates).toContain('20281215');
  expect(dates.every((date) => weekdayOf(dayOfDate(date)) % 6 !== 0)).toBe(true);
  expect(instrumentByConId(843630132)).toMatchObject({
    localSymbol: 'SPY   281215C00750000',
    strike: 750,
    right: 'C',
  });
});

test('a morning-settled index option stops trading the day before it settles', () => {
  const spx = OPTION_CLASSES.find(({ tradingClass }) => tradingClass === 'SPX');
  const option = spx && optionOf(spx, '20261217', 6000, 'P');
  expect(option).toMatchObject({ realExpirationDate: '20261218', localSymbol: 'SPX   261218P06000000' });
});

test('VIX options last trade on the Tuesday before the Wednesday on which they settle', () => {
  const vix = OPTION_CLASSES.find(({ tradingClass }) => tradingClass === 'VIX');
  if (vix === undefined) throw new Error('VIX has no options');
  expect(expirationsOf(vix, TODAY).slice(0, 3)).toEqual(['20261215', '20270119', '20270216']);
  expect(optionOf(vix, '20261215', 20, 'C')).toMatchObject({
    realExpirationDate: '20261216',
    contractMonth: '202612',
    localSymbol: 'VIX   261216C00020000',
  });
  expect(optionOf(vix, '20261218', 20, 'C')).toBeUndefined();
});

test('an option on a future bears the month and the year of the future it ends with', () => {
  const es = OPTION_CLASSES.find(({ tradingClass }) => tradingClass === 'ES');
  expect(es && optionOf(es, '20261218', 6000, 'C')).toMatchObject({
    secType: 'FOP',
    localSymbol: 'ESZ6 C6000',
    underSymbol: 'ESZ6',
  });
});

test.each([
  ['LO', '20261216', 70, { localSymbol: 'LOF7 P7000', contractMonth: '202701', underSymbol: 'CLF7' }],
  ['OG', '20261124', 2650, { localSymbol: 'OGZ6 P2650', contractMonth: '202612', underSymbol: 'GCZ6' }],
  // The December contract is being delivered by then.
  ['OG', '20261228', 2650, { localSymbol: 'OGF7 P2650', contractMonth: '202701', underSymbol: 'GCG7' }],
])(
  'an option of the class %s that ends on %s is named after the month to come',
  (name, date, strike, expected) => {
    const family = OPTION_CLASSES.find(({ tradingClass }) => tradingClass === name);
    expect(family && optionOf(family, date, strike, 'P')).toMatchObject(expected);
  },
);
