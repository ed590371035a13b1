import { describe, expect, test } from 'vitest';
import { orderTypeNamed, orderTypeNames, plainOrderType } from '../../../harness/wire/order-types.js';

describe('the types of orders', () => {
  test.each(orderTypeNames)('%s is known in any case, with its blanks and without', (name) => {
    for (const spelling of [name, name.toLowerCase(), name.replaceAll(' ', ''), ` ${name} `])
      expect(orderTypeNamed(spelling)?.name).toBe(name);
  });

  test.each([
    ['market', 'MKT'],
    ['STOP LIMIT', 'STP LMT'],
    ['TrailLmt', 'TRAIL LIMIT'],
    ['PEG PRIM', 'REL'],
    ['MIDPX', 'MIDPRICE'],
    ['SNAP REL', 'SNAP PRIM'],
  ])('"%s" is %s', (text, name) => {
    expect(orderTypeNamed(text)?.name).toBe(name);
    expect(plainOrderType(text)).toBe(name);
  });

  test.each(['', 'FEELINGS', 'PEG PRI', '__proto__', 'constructor'])('"%s" is none', (text) => {
    expect(orderTypeNamed(text)).toBeUndefined();
    expect(plainOrderType(text)).toBeUndefined();
  });

  test.each(['PEG BENCH', 'PEG BEST', 'PEG MID'])('%s is plain only where it opens its fields', (name) => {
    expect(plainOrderType(name)).toBe(name);
    expect(plainOrderType(name.replace(' ', ''))).toBe(name);
    expect(plainOrderType(name.toLowerCase())).toBeUndefined();
    expect(plainOrderType(`${name} `)).toBeUndefined();
  });
});
