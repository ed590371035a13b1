import { expect, test } from 'vitest';
import { bboExchangeOf, smartComponentsOf } from '../../../../harness/gateway/contracts/bbo-exchange.js';
import { type ChainRequest, chainsOver } from '../../../../harness/gateway/contracts/option-chains.js';
import { futuresOn } from '../../../../trading/instruments/universe/futures.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';

const TODAY = '20260303';

const SPY = { underlyingSymbol: 'SPY', underlyingSecType: 'STK', underlyingConId: 756733 };
const SPX = { underlyingSymbol: 'SPX', underlyingSecType: 'IND', underlyingConId: 416904 };

function rowsOf(request: ChainRequest) {
  const chains = chainsOver(request, TODAY);
  if (!chains.ok) throw new Error(`expected chains, found ${chains.error.message}`);
  return chains.rows;
}

test('a stock has its chain at each exchange that lists it, SMART first', () => {
  const rows = rowsOf(SPY);
  expect(rows[0]).toMatchObject({ exchange: 'SMART', tradingClass: 'SPY', multiplier: '100' });
  expect(rows.map(({ exchange }) => exchange)).toContain('CBOE');
  expect(rows[0]?.expirations).toContain('20261218');
  expect(rows[0]?.strikes).toContain(600);
});

test('an index has a chain for each of its trading classes', () => {
  expect(new Set(rowsOf(SPX).map(({ tradingClass }) => tradingClass))).toEqual(new Set(['SPX', 'SPXW']));
});

test('a future has those options that end in it, at the exchange asked for', () => {
  const months = futuresOn('ES', TODAY);
  const expirations = months.slice(0, 3).map(({ conId }) => {
    const request = { underlyingSymbol: 'ES', underlyingSecType: 'FUT', underlyingConId: conId };
    return rowsOf({ ...request, futFopExchange: 'CME' }).flatMap((row) => row.expirations);
  });
  expect(expirations[0]).toContain('20260320');
  expect(expirations.flat().length).toBe(
    new Set(expirations.map((dates) => new Set(dates)).flatMap((each) => [...each])).size,
  );
});

test('an exchange asks for options on futures alone', () => {
  expect(rowsOf({ ...SPY, futFopExchange: 'SMART' })).toEqual([]);
});

test.each<[string, ChainRequest, string]>([
  [
    'no security type',
    { ...SPY, underlyingSecType: '' },
    "Error validating request.-'reqSecDefOptParams' : cause - Invalid security type - ",
  ],
  [
    'an option',
    { ...SPY, underlyingSecType: 'OPT' },
    "Error validating request.-'reqSecDefOptParams' : cause - Invalid security type - OPT",
  ],
  [
    'no conId',
    { underlyingSymbol: 'SPY', underlyingSecType: 'STK' },
    "Error validating request.-'reqSecDefOptParams' : cause - Invalid contract id",
  ],
  [
    'a future without an exchange',
    { underlyingSymbol: 'ES', underlyingSecType: 'FUT', underlyingConId: 1 },
    "Error validating request.-'reqSecDefOptParams' : cause - Missing exchange for security type FUT",
  ],
  [
    'a conId that nobody has',
    { ...SPY, underlyingConId: 3 },
    'Error processing request: No derivatives found',
  ],
  [
    'the conId of another symbol',
    { ...SPY, underlyingConId: 265598 },
    'Error processing request: No derivatives found',
  ],
])('%s gets an error', (_, request, message) => {
  expect(chainsOver(request, TODAY)).toMatchObject({ ok: false, error: { message } });
});

test('the name of where the best bid and offer come from leads to those exchanges', () => {
  const { byConId, bySymbol } = universe();
  const apple = byConId.get(265598);
  const bbo = apple ? bboExchangeOf(apple) : '';
  expect(smartComponentsOf(bbo)).toEqual(
    expect.arrayContaining([expect.objectContaining({ exchange: 'NASDAQ' })]),
  );
  const [pair] = bySymbol.get('EUR') ?? [];
  expect(pair && bboExchangeOf(pair)).toBe('');
  expect(smartComponentsOf('')).toBeUndefined();
});
