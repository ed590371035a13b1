import { expect, test } from 'vitest';
import {
  broken,
  call,
  coins,
  euros,
  type Fields,
  future,
  limit,
  MSFT,
  refusalOf,
  spread,
  termsOf,
} from './orders.js';

test('a market order is all its fields and nothing else', () => {
  expect(termsOf()).toEqual({
    account: 'DU1234567',
    conId: 265598,
    exchange: 'SMART',
    legs: [],
    side: 'BUY',
    quantity: 100,
    pricing: { kind: 'market' },
    timeInForce: { kind: 'day' },
    outsideRth: false,
    allOrNone: false,
    triggerMethod: 'default',
  });
});

test.each<[string, Fields, object]>([
  ['MKT', {}, { kind: 'market' }],
  ['LMT', { lmtPrice: 150 }, { kind: 'limit', limit: 150 }],
  ['STP', { auxPrice: 210 }, { kind: 'stop', stop: 210 }],
  ['STP LMT', { auxPrice: 210, lmtPrice: 211 }, { kind: 'stop-limit', stop: 210, limit: 211 }],
  ['TRAIL', { auxPrice: 1.5 }, { kind: 'trail', by: { amount: 1.5 } }],
  ['TRAIL', { trailingPercent: 5, trailStopPrice: 210 }, { kind: 'trail', by: { percent: 5 }, stop: 210 }],
  [
    'TRAIL LIMIT',
    { auxPrice: 1, trailStopPrice: 210, lmtPriceOffset: 0.05 },
    { kind: 'trail-limit', by: { amount: 1 }, stop: 210, limitOffset: 0.05 },
  ],
  [
    'TRAIL LIMIT',
    { trailingPercent: 2, trailStopPrice: 210, lmtPrice: 210.3 },
    { kind: 'trail-limit', by: { percent: 2 }, stop: 210, limitOffset: 0.3 },
  ],
  [
    'TRAIL LIMIT',
    { action: 'SELL', auxPrice: 1, trailStopPrice: 190, lmtPrice: 189.7 },
    { kind: 'trail-limit', by: { amount: 1 }, stop: 190, limitOffset: 0.3 },
  ],
  ['MIT', { auxPrice: 190 }, { kind: 'if-touched', trigger: 190 }],
  ['LIT', { auxPrice: 190, lmtPrice: 191 }, { kind: 'limit-if-touched', trigger: 190, limit: 191 }],
  ['MTL', {}, { kind: 'market-to-limit' }],
  ['REL', { auxPrice: 0.02, lmtPrice: 201 }, { kind: 'relative', offset: 0.02, cap: 201 }],
  ['REL', { lmtPrice: 0 }, { kind: 'relative', offset: 0.01 }],
  ['REL', { percentOffset: 0.001 }, { kind: 'relative', offset: 0.2 }],
  ['MIDPRICE', {}, { kind: 'midprice' }],
  ['MIDPRICE', { lmtPrice: 201 }, { kind: 'midprice', cap: 201 }],
  ['PEG MID', { auxPrice: 0.02 }, { kind: 'peg-mid', offset: 0.02 }],
  ['PEG MID', { lmtPrice: 201 }, { kind: 'peg-mid', offset: 0, cap: 201 }],
  ['SNAP MID', { auxPrice: 0.01 }, { kind: 'snap', to: 'mid', offset: 0.01 }],
  ['SNAP MKT', {}, { kind: 'snap', to: 'market', offset: 0 }],
  ['SNAP PRIM', { auxPrice: 0.01 }, { kind: 'snap', to: 'primary', offset: 0.01 }],
  [
    'PEG BENCH',
    {
      ...{ referenceContractId: MSFT, peggedChangeAmount: 0.5, referenceChangeAmount: 0.25 },
      ...{ startingPrice: 190, stockRefPrice: 400, stockRangeLower: 380, stockRangeUpper: 420 },
    },
    {
      kind: 'peg-bench',
      start: 190,
      reference: { conId: MSFT, price: 400, per: 0.25 },
      change: 0.5,
      range: { low: 380, high: 420 },
    },
  ],
  [
    'PEG BENCH',
    {
      ...{ referenceContractId: MSFT, peggedChangeAmount: 0.5, referenceChangeAmount: 0.25 },
      isPeggedChangeAmountDecrease: true,
    },
    { kind: 'peg-bench', start: 200.01, reference: { conId: MSFT, price: 1.01, per: 0.25 }, change: -0.5 },
  ],
])('%s with %o', (orderType, fields, pricing) => {
  expect(termsOf({ orderType, ...fields }).pricing).toEqual(pricing);
});

test.each<[string, Fields, string, object]>([
  ['MOC', {}, 'close', { kind: 'market' }],
  ['LOC', { lmtPrice: 300 }, 'close', { kind: 'limit', limit: 300 }],
  ['MKT', { tif: 'OPG' }, 'open', { kind: 'market' }],
  ['LMT', { tif: 'OPG', lmtPrice: 300 }, 'open', { kind: 'limit', limit: 300 }],
])('%s with %o waits for an auction', (orderType, fields, auction, pricing) => {
  expect(termsOf({ orderType, ...fields })).toMatchObject({ auction, pricing, timeInForce: { kind: 'day' } });
});

test.each([
  ['stp lmt', 'stop-limit'],
  ['STPLMT', 'stop-limit'],
  ['STOP LIMIT', 'stop-limit'],
  ['TRAILLIMIT', 'trail-limit'],
  ['TRAILLMT', 'trail-limit'],
  ['market', 'market'],
  ['LIMIT', 'limit'],
  ['PEGMID', 'peg-mid'],
  ['MIDPX', 'midprice'],
  ['SNAP PRI', 'snap'],
  ['SNAPPRIM', 'snap'],
  ['RELATIVE', 'relative'],
])('"%s" is another way to write it', (orderType, kind) => {
  const prices: Fields = { lmtPrice: 150, auxPrice: 140, trailStopPrice: 150 };
  expect(termsOf({ orderType, ...prices }).pricing.kind).toBe(kind);
});

test.each(['', 'FEELINGS', 'MOO', 'LOO', 'PEG PRI'])('"%s" is no order type', (orderType) => {
  expect(refusalOf({ orderType })).toEqual(broken('Invalid order type was entered'));
});

const unsupported = [387, 'Unsupported order type for this exchange and security type.'];

test.each<[string, Fields]>([
  ['PEG MKT', {}],
  ['PEG BEST', {}],
  ['MKT PRT', {}],
  ['STP PRT', {}],
  ['BOX TOP', {}],
  ['VOL', {}],
  ['TRAIL MIT', {}],
  ['REL + LMT', {}],
  ['PASSV REL', {}],
  ['MOC', future],
  ['MIDPRICE', call],
  ['STP', coins],
  ['TRAIL', coins],
  ['PEG BENCH', euros],
  ['MKT', { symbol: 'SPX', secType: 'IND', exchange: 'CBOE' }],
])('%s is not to be had for %o', (orderType, of) => {
  expect(refusalOf({ ...of, orderType, auxPrice: 1, lmtPrice: 1 })).toEqual(unsupported);
});

test.each<[string, Fields, [number, string]]>([
  ['LMT', {}, [463, 'You must enter a valid price.']],
  ['LMT', { lmtPrice: 0 }, [463, 'You must enter a valid price.']],
  ['LMT', { lmtPrice: -1 }, [463, 'You must enter a valid price.']],
  ['STP LMT', { auxPrice: 210 }, [463, 'You must enter a valid price.']],
  ['LIT', { auxPrice: 190 }, [463, 'You must enter a valid price.']],
  ['STP', {}, broken('Please enter a stop price')],
  ['STP', { auxPrice: 0 }, broken('Please enter a stop price')],
  ['STP', { auxPrice: -5 }, broken('Invalid Stop Price')],
  ['STP LMT', { lmtPrice: 210 }, broken('Please enter a stop price')],
  ['TRAIL LIMIT', { auxPrice: 1, lmtPriceOffset: 0.1 }, broken('Please enter a stop price')],
  ['MIT', {}, broken('Invalid Trigger Price')],
  ['MIT', { auxPrice: -1 }, broken('Invalid Trigger Price')],
  ['LIT', { lmtPrice: 190 }, broken('Invalid Trigger Price')],
  ['TRAIL', {}, [158, 'You must specify an offset amount or a percent offset value.']],
  [
    'TRAIL',
    { auxPrice: 1, trailingPercent: 1 },
    [320, 'Error reading request:Cannot specify Trailing Amount and Trailing Percent at the same time'],
  ],
  [
    'TRAIL',
    { trailingPercent: 101 },
    broken('Invalid Trailing Percent value. Valid values are greater than 0 and less than 100.'),
  ],
  ['TRAIL', { auxPrice: -1 }, broken('Invalid Stop Price')],
  [
    'TRAIL LIMIT',
    { auxPrice: 1, trailStopPrice: 210 },
    broken('You must specify one value: limit price or limit price offset value.'),
  ],
  [
    'TRAIL LIMIT',
    { auxPrice: 1, trailStopPrice: 210, lmtPrice: 211, lmtPriceOffset: 1 },
    broken('You must specify one value: limit price or limit price offset value.'),
  ],
  ['REL', { percentOffset: 1.5 }, [159, 'The percent offset value must be between 0% and 100%.']],
  ['MIDPRICE', { lmtPrice: -1 }, [10240, 'You must enter a valid Price Cap.']],
  [
    'MIDPRICE',
    { outsideRth: true },
    broken('Midprice orders are not supported outside of regular trading hours.'),
  ],
  ['PEG BENCH', {}, broken('Pegged to benchmark orders need a reference contract')],
  [
    'PEG BENCH',
    { referenceContractId: 1, peggedChangeAmount: 1, referenceChangeAmount: 1 },
    [200, 'No security definition has been found for the request'],
  ],
])('%s with %o is refused', (orderType, fields, refusal) => {
  expect(refusalOf({ orderType, ...fields })).toEqual(refusal);
});

test.each<[string, Fields]>([
  ['LMT', { lmtPrice: 150.001 }],
  ['STP', { auxPrice: 150.001 }],
  ['STP LMT', { auxPrice: 150, lmtPrice: 150.001 }],
  ['MIT', { auxPrice: 150.001 }],
  ['TRAIL', { auxPrice: 1, trailStopPrice: 150.001 }],
  ['MIDPRICE', { lmtPrice: 150.001 }],
  ['LMT', { ...future, lmtPrice: 5000.1 }],
  ['LMT', { ...spread, lmtPrice: 1.001 }],
])('%s off the ticks of its contract (%o) is refused', (orderType, fields) => {
  expect(refusalOf({ orderType, ...fields })).toEqual([
    110,
    'The price does not conform to the minimum price variation for this contract.',
  ]);
});

test.each<[string, Fields]>([
  ['a spread', spread],
  ['a future', future],
])('%s may be priced below zero', (_, of) => {
  expect(termsOf({ ...of, ...limit(-2.25) }).pricing).toEqual({ kind: 'limit', limit: -2.25 });
});

test('a combo brings its legs', () => {
  expect(termsOf({ ...spread, ...limit(1) })).toMatchObject({
    exchange: 'SMART',
    legs: [
      { conId: 265598, ratio: 1, side: 'BUY' },
      { conId: MSFT, ratio: 2, side: 'SELL' },
    ],
  });
});

test('legs priced one by one make the price of their combo', () => {
  const priced = { ...spread, orderType: 'LMT', orderComboLegs: [{ price: 200.1 }, { price: 99.9 }] };
  expect(termsOf(priced).pricing).toEqual({ kind: 'limit', limit: 0.3 });
  expect(refusalOf({ ...priced, lmtPrice: 1 })).toEqual(
    broken("Can't specify combo price when using per-leg prices."),
  );
  expect(refusalOf({ ...priced, orderComboLegs: [{ price: 200 }, {}] })).toEqual(
    broken(
      "The combo details for leg '1' are invalid. - All leg prices are needed when specifying per-leg prices.",
    ),
  );
  expect(refusalOf({ ...priced, orderComboLegs: [{ price: 200 }] })).toEqual([
    320,
    'Error reading request:Mismatch per-leg price number with combo leg specification.',
  ]);
});
