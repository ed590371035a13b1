import { expect, test } from 'vitest';
import { catalog, type Direction } from '../../../harness/wire/catalog.js';
import { encode } from '../../../harness/wire/encode.js';
import type { Layout } from '../../../harness/wire/layout.js';
import { completedOrder, openOrder } from '../../../harness/wire/replies/orders.js';
import { placeOrder } from '../../../harness/wire/requests/place-order.js';
import { NEWEST, OLDEST } from '../../../harness/wire/versions.js';

/** Measured on real clients: version and number of fields, requests with their id and replies without. */
const counts: readonly (readonly [Direction, number, readonly (readonly [number, number])[]])[] = [
  [
    'request',
    3,
    [
      [157, 110],
      [158, 111],
      [160, 112],
      [162, 113],
      [166, 114],
      [169, 115],
      [177, 114],
      [183, 115],
      [184, 116],
      [187, 118],
      [189, 119],
      [190, 117],
      [192, 118],
      [199, 119],
    ],
  ],
  [
    'request',
    4,
    [
      [157, 3],
      [169, 4],
      [187, 7],
      [190, 4],
      [192, 5],
    ],
  ],
  [
    'request',
    58,
    [
      [157, 2],
      [192, 3],
    ],
  ],
  [
    'request',
    21,
    [
      [157, 18],
      [180, 19],
      [183, 20],
      [184, 21],
    ],
  ],
  [
    'request',
    9,
    [
      [157, 18],
      [176, 19],
    ],
  ],
  [
    'request',
    7,
    [
      [157, 10],
      [200, 12],
    ],
  ],
  [
    'request',
    102,
    [
      [161, 3],
      [171, 7],
      [173, 10],
    ],
  ],
  [
    'reply',
    5,
    [
      [157, 119],
      [158, 120],
      [160, 121],
      [162, 122],
      [170, 127],
      [177, 126],
      [183, 127],
      [184, 128],
      [185, 129],
      [189, 130],
      [193, 132],
      [195, 145],
      [198, 146],
      [199, 147],
    ],
  ],
  [
    'reply',
    101,
    [
      [157, 91],
      [170, 96],
      [177, 95],
      [183, 96],
      [184, 97],
      [198, 98],
    ],
  ],
  [
    'reply',
    11,
    [
      [157, 30],
      [178, 31],
      [198, 32],
    ],
  ],
  [
    'reply',
    10,
    [
      [157, 38],
      [163, 39],
      [164, 39],
      [182, 40],
      [186, 41],
    ],
  ],
  [
    'reply',
    18,
    [
      [157, 34],
      [164, 35],
      [188, 38],
    ],
  ],
  [
    'reply',
    4,
    [
      [157, 4],
      [166, 5],
      [194, 5],
    ],
  ],
  ['reply', 7, [[157, 19]]],
  ['reply', 61, [[157, 15]]],
];

test.each(counts)('%s %i has the measured number of fields at every version', (direction, id, steps) => {
  const message = catalog[direction].get(id);
  expect(message).toBeDefined();
  if (!message) return;
  const [first] = steps;
  for (let version = first?.[0] ?? OLDEST; version <= NEWEST; version += 1) {
    const expected = steps.findLast(([from]) => version >= from)?.[1];
    const found = encode(message, version, {}).split('\0').length - (direction === 'request' ? 1 : 2);
    expect([version, found]).toEqual([version, expected]);
  }
});

const three = [{}, {}, {}];
const kinds = [
  [1, 7],
  [3, 4],
  [4, 4],
  [5, 5],
  [6, 6],
  [7, 6],
] as const;

/** How many fields more an order has with a block, as measured on real clients. */
const blocks: readonly (readonly [string, object, number])[] = [
  ['a delta-neutral contract', { hasDeltaNeutralContract: true }, 3],
  ['a hedge', { hedgeType: 'D' }, 1],
  ['a scale', { scalePriceIncrement: 0.25 }, 7],
  ['no scale, in the spelling of the largest double', { scalePriceIncrement: '1.7976931348623157E308' }, 0],
  ['an algo without parameters', { algoStrategy: 'Twap' }, 1],
  ['an algo with three parameters', { algoStrategy: 'Twap', algoParams: three }, 7],
  ['a peg to a benchmark', { orderType: 'PEG BENCH' }, 5],
  ...kinds.map(
    ([type, fields]) => [`a condition of kind ${type}`, { conditions: [{ type }] }, fields + 2] as const,
  ),
  ['three conditions', { conditions: kinds.slice(0, 3).map(([type]) => ({ type })) }, 7 + 4 + 4 + 2],
];
const combo = { secType: 'BAG', comboLegs: three, orderComboLegs: [{}, {}], smartComboRoutingParams: three };
const deltaNeutral = { deltaNeutralOrderType: 'None' };

test.each([
  ...blocks.flatMap(([name, values, more]) =>
    (['placeOrder', 'openOrder', 'completedOrder'] as const).map(
      (order) => [order, name, values, more] as const,
    ),
  ),
  ['placeOrder', 'three legs with two prices and three parameters', combo, 3 + 24 + 2 + 6],
  ['openOrder', 'three legs with two prices and three parameters', combo, 24 + 2 + 6],
  ['completedOrder', 'three legs with two prices and three parameters', combo, 24 + 2 + 6],
  ['placeOrder', 'a delta-neutral order', deltaNeutral, 8],
  ['openOrder', 'a delta-neutral order', deltaNeutral, 8],
  // All clients, IBKR's own among them, read only half of the block back here.
  ['completedOrder', 'a delta-neutral order', deltaNeutral, 4],
] as const)('%s with %s', (order, _, values, more) => {
  const messages: Readonly<Record<string, Layout>> = { placeOrder, openOrder, completedOrder };
  const message = messages[order];
  if (!message) throw new Error(order);
  const length = (given: object) => encode(message, 178, given).split('\0').length;
  expect(length(values) - length({})).toBe(more);
});
