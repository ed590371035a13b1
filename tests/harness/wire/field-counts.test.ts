import { expect, test } from 'vitest';
import { catalog, type Direction } from '../../../harness/wire/catalog.js';
import { encode } from '../../../harness/wire/encode.js';

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
  for (let version = first?.[0] ?? 157; version <= 200; version += 1) {
    const expected = steps.findLast(([from]) => version >= from)?.[1];
    const found = encode(message, version, {}).split('\0').length - (direction === 'request' ? 1 : 2);
    expect([version, found]).toEqual([version, expected]);
  }
});
