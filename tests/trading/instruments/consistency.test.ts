import { expect, test } from 'vitest';
import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { expirationsOf, optionOf, strikesOf } from '../../../trading/instruments/chains.js';
import { type Instrument, isDerivative } from '../../../trading/instruments/instrument.js';
import { isOnTick, marketRule } from '../../../trading/instruments/market-rules.js';
import { futureSymbols, futuresOn } from '../../../trading/instruments/universe/futures.js';
import { OPTION_CLASSES } from '../../../trading/instruments/universe/option-classes.js';
import { universe } from '../../../trading/instruments/universe/universe.js';

const TODAY = '20261121';

/** Everything fixed, every future, and of each option class the middle strike of its first and last expiry. */
const sample: readonly Instrument[] = [
  ...universe().instruments,
  ...futureSymbols().flatMap((symbol) => futuresOn(symbol, TODAY)),
  ...OPTION_CLASSES.flatMap((family) => {
    const dates = expirationsOf(family, TODAY);
    const strikes = strikesOf(family);
    const strike = strikes[Math.floor(strikes.length / 2)] ?? 0;
    return [dates[0] ?? '', dates.at(-1) ?? ''].map((date) => {
      const option = optionOf(family, date, strike, 'P');
      if (option === undefined)
        throw new Error(`${family.tradingClass} lists ${date} but has no option on it`);
      return option;
    });
  }),
];

function nameOf({ secType, localSymbol }: Instrument): string {
  return `${secType} ${localSymbol}`;
}

test('everything moves by the ticks of its market rules, one for each exchange', () => {
  const odd = sample.filter(({ marketRuleIds, validExchanges, minTick, market, ...each }) => {
    const rules = marketRuleIds.map((id) => marketRule(id) ?? []);
    const increments = rules.map((rule) => Math.min(...rule.map(({ increment }) => increment)));
    // What a derivative is told of the market is about its underlying, which has other ticks.
    const prices = 'underConId' in each ? [] : [market.referencePrice];
    return (
      rules.length !== validExchanges.length ||
      increments.some((increment) => increment !== minTick) ||
      rules.some((rule) => prices.some((price) => !isOnTick(rule, price)))
    );
  });
  expect(odd.map(nameOf)).toEqual([]);
});

test('everything has the time of its calendar, and its usual exchange among those it trades at', () => {
  const odd = sample.filter(
    ({ calendar, timeZoneId, exchange, validExchanges }) =>
      timeZoneId !== calendars[calendar].timeZone ||
      !validExchanges.includes(exchange) ||
      new Set(validExchanges).size !== validExchanges.length,
  );
  expect(odd.map(nameOf)).toEqual([]);
});

test.each([
  ['OPT AAPL', 'US_OPTIONS', 'US/Eastern'],
  ['OPT SPX', 'CBOE', 'US/Central'],
  ['OPT XSP', 'CBOE', 'US/Central'],
  ['OPT VIX', 'CBOE', 'US/Central'],
  ['FOP ES', 'CME', 'US/Central'],
  ['FUT ESZ6', 'CME', 'US/Central'],
  ['FUT CLF7', 'NYMEX', 'US/Eastern'],
  ['FUT NGF7', 'NYMEX', 'US/Eastern'],
  ['FUT GCZ6', 'NYMEX', 'US/Eastern'],
  ['FUT SIZ6', 'NYMEX', 'US/Eastern'],
  ['FUT HGZ6', 'NYMEX', 'US/Eastern'],
  ['FUT VXZ6', 'CFE', 'US/Central'],
  ['FUT FDAX 20261218 M', 'EUREX', 'MET'],
  ['FOP LO', 'NYMEX', 'US/Eastern'],
  ['IND SPX', 'US_INDICES', 'US/Central'],
  ['IND DAX', 'XETRA', 'MET'],
  ['STK AAPL', 'NYSE', 'US/Eastern'],
  ['STK HSBA', 'LSE', 'GB-Eire'],
  ['CASH EUR.USD', 'FOREX', 'US/Eastern'],
  ['CRYPTO BTC.USD', 'CRYPTO', 'US/Eastern'],
])('%s trades by the calendar %s, in %s', (start, calendar, timeZoneId) => {
  expect(sample.find((each) => nameOf(each).startsWith(start))).toMatchObject({ calendar, timeZoneId });
});

test('what lies under a derivative exists, by its conId and by its symbol', () => {
  for (const each of sample) {
    if (!isDerivative(each) && each.secType !== 'CFD') continue;
    const { underConId, underSymbol, underSecType } = each;
    expect(instrumentByConId(underConId)).toMatchObject({ secType: underSecType, localSymbol: underSymbol });
  }
});

test('every stock and fund has its place among the industries, and the same name leads to one only', () => {
  const above = new Map<string, string>();
  for (const { secType, localSymbol, industry, category, subcategory } of sample) {
    if (secType !== 'STK') continue;
    const place = `${industry}/${category}`;
    expect([localSymbol, industry !== '', category !== '', subcategory !== '']).toEqual([
      localSymbol,
      ...[true, true, true],
    ]);
    expect(above.get(subcategory) ?? place).toBe(place);
    above.set(subcategory, place);
  }
  expect(above.get('Computers')).toBe('Technology/Computers');
  expect(above.get('Growth-Large Cap')).toBe('Funds/Equity Fund');
});
