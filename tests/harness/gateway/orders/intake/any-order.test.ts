import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOrder } from '../../../../../harness/gateway/orders/intake/intake.js';
import type { OrderTerms } from '../../../../../trading/exchange/orders/order.js';
import {
  AAPL,
  call,
  coins,
  context,
  euros,
  type Fields,
  future,
  limit,
  MSFT,
  order,
  spread,
} from './orders.js';

/** Orders that are taken as they stand. */
const good: readonly Fields[] = [
  ...[{}, limit(150), { orderType: 'STP', auxPrice: 210 }, { orderType: 'MOC' }, { ...future }],
  ...[{ orderType: 'TRAIL', trailingPercent: 2 }, { orderType: 'REL' }, { orderType: 'MIDPRICE' }],
  { orderType: 'STP LMT', auxPrice: 210, lmtPrice: 211 },
  { orderType: 'TRAIL LIMIT', auxPrice: 1, trailStopPrice: 210, lmtPriceOffset: 0.1 },
  { orderType: 'PEG BENCH', referenceContractId: MSFT, peggedChangeAmount: 1, referenceChangeAmount: 1 },
  ...[
    { ...call, ...limit(3) },
    { ...euros, totalQuantity: 0, cashQty: 5000 },
    { ...coins, ...limit(1) },
  ],
  { ...spread, ...limit(-2) },
  { ...limit(150), algoStrategy: 'Vwap', algoParams: [{ tag: 'maxPctVol', value: '0.1' }] },
  { conditions: [{ type: 1, conjunction: 'a', isMore: true, value: '210', conId: AAPL, triggerMethod: 0 }] },
];

/** Rather what could be meant than noise; the wire lets no number through that is not finite. */
const price = fc.oneof(
  fc.integer({ min: -10, max: 40_000 }).map((cents) => cents / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const count = fc.integer({ min: -2, max: 300 });
const text = (...known: readonly string[]) => fc.oneof(fc.constantFrom(...known), fc.string());
const moment = text('', '20260305-16:00:00', '20260305 16:00:00 US/Eastern', '20260302', '09:30:00');
const types = [
  'MKT',
  'LMT',
  'STP',
  'STP LMT',
  'TRAIL',
  'MIT',
  'LIT',
  'MTL',
  'LOC',
  'PEG MID',
  'SNAP MKT',
  'VOL',
];

const field = <Name extends keyof Fields>(
  name: Name,
  value: fc.Arbitrary<Fields[Name]>,
): fc.Arbitrary<Fields> => value.map((found) => ({ [name]: found }));

const change: fc.Arbitrary<Fields> = fc.oneof(
  ...(['lmtPrice', 'auxPrice', 'trailStopPrice', 'lmtPriceOffset', 'trailingPercent'] as const).map((name) =>
    field(name, price),
  ),
  ...(['percentOffset', 'totalQuantity', 'cashQty', 'discretionaryAmt', 'startingPrice'] as const).map(
    (name) => field(name, price),
  ),
  ...(['peggedChangeAmount', 'referenceChangeAmount', 'stockRefPrice', 'scalePriceIncrement'] as const).map(
    (name) => field(name, price),
  ),
  ...(['minQty', 'displaySize', 'scaleInitLevelSize', 'triggerMethod', 'ocaType', 'duration'] as const).map(
    (name) => field(name, count),
  ),
  ...(['outsideRth', 'allOrNone', 'sweepToFill', 'whatIf', 'transmit', 'eTradeOnly'] as const).map((name) =>
    field(name, fc.boolean()),
  ),
  ...(['goodTillDate', 'goodAfterTime'] as const).map((name) => field(name, moment)),
  field('action', text('BUY', 'SELL', 'SSHORT')),
  field('orderType', text(...types)),
  field('tif', text('', 'DAY', 'GTC', 'IOC', 'FOK', 'GTD', 'OPG', 'Minutes')),
  field('account', text('', 'DU1234567')),
  field('hedgeType', text('', 'D', 'P')),
  field('adjustedOrderType', text('', 'None', 'STP')),
  field('algoStrategy', text('', 'Adaptive', 'PctVol')),
);

const anyOrder = fc
  .tuple(fc.constantFrom(...good), fc.array(change, { maxLength: 3 }))
  .map(([start, changes]): Fields => Object.assign({}, start, ...changes));

/** Every number there is in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** What must lie above zero, of an order in something that cannot trade below. */
function pricesOf({ pricing }: OrderTerms): number[] {
  const names = ['limit', 'stop', 'trigger', 'cap', 'start'];
  return Object.entries(pricing).flatMap(([name, value]) => (names.includes(name) ? numbersIn(value) : []));
}

test('any order is taken in numbers that make sense, or refused with a code', () => {
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(anyOrder, (fields) => {
      const reading = readOrder(order(fields), context);
      if (!reading.ok) {
        refused += 1;
        expect(reading.error.code).toBeGreaterThan(100);
        expect(reading.error.message).not.toMatch(/undefined|NaN|\[object/);
        return;
      }
      taken += 1;
      const { terms } = reading;
      expect(numbersIn(terms).every(Number.isFinite)).toBe(true);
      expect(terms.quantity).toBeGreaterThan(0);
      const mayBeNegative = ['BAG', 'FUT'].includes(fields.secType ?? 'STK');
      expect(mayBeNegative || pricesOf(terms).every((each) => each > 0)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(taken).toBeGreaterThan(400);
  expect(refused).toBeGreaterThan(400);
});
