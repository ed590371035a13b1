import { describe, expect, test } from 'vitest';
import { orderTypesOf } from '../../../../../harness/gateway/contracts/offered-tokens.js';
import { readOrderType, takenTypes } from '../../../../../harness/gateway/orders/intake/taken-types.js';
import { orderTypeNames } from '../../../../../harness/wire/order-types.js';
import { notOffered } from '../../../../../trading/exchange/orders/offered.js';
import { pricingKinds } from '../../../../../trading/exchange/orders/pricing-kinds.js';
import { isSecType, kinds } from '../../../../../trading/instruments/kinds.js';
import { type Fields, MSFT, termsOf } from './orders.js';

/** All that any of them reads its prices from. */
const PRICES: Fields = {
  ...{ lmtPrice: 150, auxPrice: 140, trailStopPrice: 150 },
  ...{ referenceContractId: MSFT, peggedChangeAmount: 0.5, referenceChangeAmount: 0.25 },
};
const terms = new Map(takenTypes.map(({ name }) => [name, termsOf({ orderType: name, ...PRICES })]));

describe.each([...Object.keys(kinds).filter(isSecType), 'BAG' as const])(
  'what contract details of a %s list',
  (secType) => {
    test('is what the venue has for it', () => {
      const listed = orderTypesOf(secType).split(',');
      const taken = takenTypes.map(({ name, token }) => [name, listed.includes(token)]);
      const offered = [...terms].map(([name, each]) => [name, notOffered(each, secType) === undefined]);
      expect(taken).toEqual(offered);
    });
  },
);

test('whatever the venue can price, some type asks for, but PEG MKT, which is not offered', () => {
  const asked = new Set([...terms.values()].map(({ pricing }) => pricing.kind));
  expect(Object.keys(pricingKinds).filter((kind) => !new Set<string>(asked).has(kind))).toEqual([
    'peg-market',
  ]);
  expect(readOrderType('PEG MKT')).toBe('not-offered');
});

test('no two types are listed under one token', () => {
  expect(new Set(takenTypes.map(({ token }) => token)).size).toBe(takenTypes.length);
});

test('what TWS has had and takes no more is told from what it has elsewhere', () => {
  expect(orderTypeNames.filter((name) => readOrderType(name) === 'unknown')).toEqual([
    ...['MOO', 'LOO', 'FIX PEGGED', 'TRAIL LMT + MKT', 'TRAIL REL + MKT', 'VWAP', 'PPV', 'PDV', 'PMV', 'PSV'],
  ]);
});
