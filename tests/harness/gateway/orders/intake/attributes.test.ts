import { expect, test } from 'vitest';
import { broken, call, type Fields, future, limit, noticesOf, refusalOf, spread, termsOf } from './orders.js';

const missingParent = [10006, 'Missing parent order.'];

test.each<[string, Fields, unknown]>([
  ['eTradeOnly', { eTradeOnly: true }, [10268, "The 'EtradeOnly' order attribute is not supported."]],
  [
    'firmQuoteOnly',
    { firmQuoteOnly: true },
    [10269, "The 'firmQuoteOnly' order attribute is not supported."],
  ],
  ['nbboPriceCap', { nbboPriceCap: 1 }, [10270, "The 'nbboPriceCap' order attribute is not supported."]],
  [
    'all or none of a future',
    { ...future, allOrNone: true },
    [10257, "The 'All or None' order attribute may not be specified for this order."],
  ],
  [
    'a least fill of more than the whole',
    { minQty: 101 },
    broken('Minimum quantity must be a positive number not exceeding the order size'),
  ],
  [
    'a least fill of a combo',
    { ...spread, minQty: 1 },
    [350, 'Minimum quantity is not supported for best combo order.'],
  ],
  ['the whole on display', { displaySize: 100 }, [10020, 'Display size should be smaller than order size.']],
  [
    'an iceberg with discretion',
    { displaySize: 10, discretionaryAmt: 0.1 },
    [
      157,
      'An order can be EITHER Iceberg or Discretionary. Please remove either the Discretionary amount or the Display' +
        ' size.',
    ],
  ],
  [
    'negative discretion',
    { discretionaryAmt: -0.1 },
    [
      320,
      'Error reading request:Discretionary amount does not conform to the minimum price variation for this contract ',
    ],
  ],
  ['a small block', { ...call, blockOrder: true }, [117, 'The block order size must be at least 50.']],
  [
    'a short sale slot for a purchase',
    { shortSaleSlot: 1 },
    [348, 'Order not a short sale -- type must be SSHORT to specify short sale slot.'],
  ],
  [
    'a third slot',
    { action: 'SSHORT', shortSaleSlot: 3 },
    [347, 'Short sale slot value must be 1 (broker holds shares) or 2 (delivered from elsewhere).'],
  ],
  [
    'shares from elsewhere, from nowhere',
    { action: 'SSHORT', shortSaleSlot: 2 },
    [352, 'Short sale slot value of 2 (delivered from elsewhere) requires location.'],
  ],
  [
    "the broker's shares, from elsewhere",
    { action: 'SSHORT', shortSaleSlot: 1, designatedLocation: 'X' },
    [353, 'Short sale slot value of 1 requires no location be specified.'],
  ],
  ['a trigger method that never was', { triggerMethod: 5 }, broken('Invalid trigger method')],
  [
    'a question that is not sent',
    { whatIf: true, transmit: false },
    broken('What-If order should have transmit flag set to TRUE.'),
  ],
  ['a hedge of no kind', { hedgeType: 'X', parentId: 1 }, [10007, 'Invalid hedge type.']],
  ['a hedge of nothing', { hedgeType: 'D' }, missingParent],
  [
    'a beta that is no number',
    { hedgeType: 'B', hedgeParam: 'much', parentId: 1 },
    [10008, 'Invalid beta value.'],
  ],
  ['a pair without a ratio', { hedgeType: 'P', parentId: 1 }, [10009, 'Invalid hedge ratio.']],
  [
    'a stop that becomes nothing known',
    { adjustedOrderType: 'MAGIC' },
    [387, 'Unsupported order type for this exchange and security type.'],
  ],
  ['a stop that changes at no price', { adjustedOrderType: 'TRAIL' }, [361, 'Invalid trigger price.']],
  [
    'a stop that changes to no stop',
    { adjustedOrderType: 'STP', triggerPrice: 1 },
    [362, 'Invalid adjusted stop price.'],
  ],
  [
    'a stop that changes to no limit',
    { adjustedOrderType: 'STP LMT', triggerPrice: 1, adjustedStopPrice: 1 },
    [363, 'Invalid adjusted stop limit price.'],
  ],
  [
    'a stop that changes to no trail',
    { adjustedOrderType: 'TRAIL', triggerPrice: 1, adjustedStopPrice: 1 },
    [364, 'Invalid adjusted trailing amount.'],
  ],
])('%s is refused', (_, fields, refusal) => {
  expect(refusalOf(fields)).toEqual(refusal);
});

test.each<[string, Fields, object]>([
  ['all or none', { allOrNone: true }, { allOrNone: true }],
  ['a least fill', { minQty: 100 }, { minQuantity: 100 }],
  ['a trigger method', { triggerMethod: 8 }, { triggerMethod: 'mid' }],
  ['a group', { ocaGroup: 'G', ocaType: 1 }, { oca: { group: 'G', type: 1 } }],
  ['a group that shrinks', { ocaGroup: 'G' }, { oca: { group: 'G', type: 3 } }],
  ['a group of no known way', { ocaGroup: 'G', ocaType: 9 }, { oca: { group: 'G', type: 3 } }],
])('%s is part of the terms', (_, fields, terms) => {
  expect(termsOf(fields)).toMatchObject(terms);
});

test.each<[string, Fields]>([
  ['hidden', { hidden: true }],
  ['an iceberg', { displaySize: 10 }],
  ['a short sale', { action: 'SSHORT', shortSaleSlot: 1 }],
  ['swept', { sweepToFill: true }],
  ['a beta hedge', { hedgeType: 'B', hedgeParam: '1.2', parentId: 1 }],
  ['a type of None, as servers write it', { adjustedOrderType: 'None', deltaNeutralOrderType: 'None' }],
  ['a stop to be adjusted', { adjustedOrderType: 'STP', triggerPrice: 201, adjustedStopPrice: 199 }],
])('an order may be %s, which changes nothing here', (_, fields) => {
  const { side: _side, ...plain } = termsOf();
  expect(termsOf(fields)).toMatchObject(plain);
});

test('sweeping where nothing is swept is told to mean nothing', () => {
  expect(noticesOf({ ...future, sweepToFill: true })).toEqual([
    [
      131,
      'The sweep-to-fill flag and display size are only valid for US stocks routed through SMART, and will be ignored.',
    ],
  ]);
});

test.each(['lmtPrice', 'discretionaryAmt', 'stockRangeUpper', 'adjustedStopPrice', 'lmtPriceOffset'])(
  'a %s that nobody can mean is refused, whatever reads it',
  (field) => {
    for (const amount of [1e308, -1e308, 1.1e9])
      expect(refusalOf({ ...limit(200), [field]: amount })).toEqual([463, 'You must enter a valid price.']);
  },
);
