import { expect, test } from 'vitest';
import { type Fields, limit, noticesOf, refusalOf, termsOf } from './orders.js';

/** A ladder of tens, but for what is said otherwise. */
const ladder = (fields: Fields): Fields => ({
  ...limit(150),
  scaleInitLevelSize: 10,
  scalePriceIncrement: 0.1,
  ...fields,
});

test.each<[string, Fields, unknown]>([
  ['no step', { scalePriceIncrement: 0 }, [408, 'Invalid scale order increment.']],
  ['a step down', { scalePriceIncrement: -1 }, [408, 'Invalid scale order increment.']],
  ['no first size', { scaleInitLevelSize: 0 }, [419, 'Missing initial component size for scale order.']],
  [
    'too large a first size',
    { scaleInitLevelSize: 101 },
    [417, 'Invalid initial component size for scale order.'],
  ],
  [
    'a negative next size',
    { scaleSubsLevelSize: -1 },
    [410, 'Invalid subsequent component size for scale order.'],
  ],
  ['a restart without profit', { scaleAutoReset: true }, [446, 'Missing scale order profit offset.']],
  ['a loss for profit', { scaleProfitOffset: -1 }, [418, 'Invalid scale order profit offset.']],
  [
    'half an adjustment',
    { scalePriceAdjustValue: 1 },
    [447, 'Missing scale price adjustment amount or interval.'],
  ],
  [
    'an adjustment in the past',
    { scalePriceAdjustValue: 1, scalePriceAdjustInterval: -5 },
    [448, 'Invalid scale price adjustment interval.'],
  ],
])('a ladder with %s is refused', (_, fields, refusal) => {
  expect(refusalOf(ladder(fields))).toEqual(refusal);
});

test('a ladder that could be is taken, as the plain order', () => {
  expect(termsOf(ladder({ scaleSubsLevelSize: 5, scaleProfitOffset: 1 }))).toEqual(termsOf(limit(150)));
});

const algo = (algoStrategy: string, ...params: readonly (readonly [string, string])[]): Fields => ({
  ...limit(150),
  algoStrategy,
  algoParams: params.map(([tag, value]) => ({ tag, value })),
});

test.each<[string, Fields]>([
  ['Adaptive', algo('Adaptive', ['adaptivePriority', 'Normal'])],
  ['Adaptive without a word', algo('Adaptive')],
  ['Twap', algo('Twap', ['startTime', '20260303-16:00:00'], ['allowPastEndTime', '1'])],
  ['Vwap', algo('Vwap', ['maxPctVol', '0.2'], ['noTakeLiq', '0'])],
  [
    'ArrivalPx',
    algo('ArrivalPx', ['maxPctVol', '0.1'], ['riskAversion', 'Aggressive'], ['forceCompletion', '0']),
  ],
  ['DarkIce', algo('DarkIce', ['displaySize', '10'])],
  ['PctVol', algo('PctVol', ['pctVol', '0.5'])],
  ['MinImpact', algo('MinImpact', ['maxPctVol', '0.3'])],
  ['BalanceImpactRisk', algo('BalanceImpactRisk', ['riskAversion', 'Neutral'])],
])('%s is taken, as the plain order', (_, fields) => {
  expect(termsOf(fields)).toEqual(termsOf(limit(150)));
});

test.each<[string, Fields, unknown]>([
  ['an unknown algorithm', algo('Magic'), [439, 'Order processing failed. Algorithm definition not found']],
  [
    'what is no algorithm but a word',
    algo('constructor'),
    [439, 'Order processing failed. Algorithm definition not found'],
  ],
  [
    'an algorithm for a stop',
    { ...algo('Twap'), orderType: 'STP', auxPrice: 1 },
    [442, 'Specified algorithm is not allowed for this order.'],
  ],
  [
    'a parameter of another algorithm',
    algo('Twap', ['strategyType', 'Marketable']),
    [443, 'Order processing failed. Unknown algo attribute:strategyType'],
  ],
  [
    'money as a parameter',
    algo('Adaptive', ['monetaryValue', '1000']),
    [
      10205,
      'Cash Quantity cannot be send in monetaryValue field in Algo . Please try sending in Cash Quantity field.',
    ],
  ],
  [
    'a choice that is none',
    algo('Adaptive', ['adaptivePriority', 'Bogus']),
    [145, 'Error in validating entry fields -Bogus'],
  ],
  [
    'a choice in small letters',
    algo('ArrivalPx', ['riskAversion', 'neutral']),
    [145, 'Error in validating entry fields -neutral'],
  ],
  [
    'no number',
    algo('Vwap', ['maxPctVol', 'lots']),
    [441, 'Algo attributes validation failed:maxPctVol=lots'],
  ],
  [
    'too much',
    algo('Vwap', ['maxPctVol', '60']),
    [
      441,
      "Algo attributes validation failed: 'Max Percentage' is invalid: Value is greater than maximum value 50.0.. ",
    ],
  ],
  [
    'too little',
    algo('PctVol', ['pctVol', '0']),
    [
      441,
      "Algo attributes validation failed: 'Target Percentage' is invalid: Value is less than minimum value 0.01.. ",
    ],
  ],
  [
    'nothing where something must be',
    algo('PctVol'),
    [441, "Algo attributes validation failed:\n'Target Percentage' is invalid: value is required.\n"],
  ],
])('%s is refused', (_, fields, refusal) => {
  expect(refusalOf(fields)).toEqual(refusal);
});

test('the times of an algorithm are read as others are', () => {
  expect(refusalOf(algo('Twap', ['startTime', 'soon']))[1]).toMatch(
    /^startTime: The date, time, or time-zone entered/,
  );
  expect(noticesOf(algo('Twap', ['startTime', '12:00:00'])).map(([code]) => code)).toEqual([2174]);
});
