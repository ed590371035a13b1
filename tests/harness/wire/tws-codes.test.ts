import { expect, test } from 'vitest';
import {
  dataFollow,
  goesOn,
  isNotice,
  leavesNothingToCancel,
  MEANINGS,
  mayRefuseOrder,
  meaningOf,
  refusesOrder,
} from '../../../harness/wire/tws-codes.js';

const codes: readonly number[] = Object.values(MEANINGS).flat();

test('every code has one meaning', () => {
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  const spelled = Object.entries(MEANINGS).flatMap(([meaning, each]) => each.map((code) => [code, meaning]));
  expect(spelled.map(([code]) => [code, meaningOf(Number(code))])).toEqual(spelled);
});

test('what IB numbers from 2100 to 2199 is a notice, listed or not, and ends nothing', () => {
  const notices = codes.filter(isNotice);
  expect(notices.filter((code) => !['notice', 'link-lost'].includes(String(meaningOf(code))))).toEqual([]);
  expect([2099, 2100, 2174, 2176, 2199, 2200].map(isNotice)).toEqual([false, true, true, true, true, false]);
  expect([2108, 2110, 2176].filter((code) => !goesOn(code) || mayRefuseOrder(code))).toEqual([]);
});

test('no code both goes on and refuses, nor is what nobody has heard of taken for a refusal', () => {
  expect(codes.filter((code) => goesOn(code) && mayRefuseOrder(code))).toEqual([]);
  expect([meaningOf(10999), goesOn(10999), mayRefuseOrder(10999)]).toEqual([undefined, false, false]);
});

test.each([
  ['an order of size zero', 434, { goesOn: false, refusesOrder: true }],
  ['a part of the data that is not subscribed to', 10091, { goesOn: true, dataFollow: true }],
  ['a moment that cannot be read, in an order or not', 10314, { refusesOrder: false, mayRefuseOrder: true }],
  ['a cancel that is confirmed', 202, { goesOn: false, refusesOrder: true, leavesNothingToCancel: false }],
  ['a cancel of nothing', 10147, { leavesNothingToCancel: true, refusesOrder: false }],
  ['an order that is held', 399, { goesOn: true, mayRefuseOrder: false }],
])('of %s, %i, everybody thinks alike', (_, code, answers) => {
  const questions = { goesOn, dataFollow, refusesOrder, mayRefuseOrder, leavesNothingToCancel };
  const found = Object.entries(questions).map(([name, ask]) => [name, ask(code)]);
  expect(Object.fromEntries(found)).toMatchObject(answers);
});
