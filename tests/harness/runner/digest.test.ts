import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../../../harness/runner/digest.js';
import type { ObservedMessage } from '../../../harness/runner/observed.js';
import { asked, session, told } from './observed.js';

const still = (messages: readonly ObservedMessage[]) => digestOf([session(messages)], 'still');
const moving = (messages: readonly ObservedMessage[]) => digestOf([session(messages)], 'moving');

const TALK = [
  asked('reqContractDetails', { reqId: '1', symbol: 'AAPL' }),
  asked('reqContractDetails', { reqId: '2', symbol: 'MSFT' }),
  told('contractDetails', { reqId: '1', symbol: 'AAPL', conId: '265598' }),
  told('contractDetailsEnd', { reqId: '1' }),
  told('contractDetails', { reqId: '2', symbol: 'MSFT', conId: '272093' }),
  told('contractDetailsEnd', { reqId: '2' }),
];

test('when a thing was said does not matter', () => {
  const later = TALK.map((message) => ({ ...message, at: message.at + 700 }));
  expect(still(later)).toBe(still(TALK));
  const status = (time: string) => [told('execDetails', { reqId: '-1', orderId: '3', time, shares: '5' })];
  expect(still(status('20260302 10:00:00'))).toBe(still(status('20260302 10:00:07')));
});

test('which of two requests was answered first does not matter, what was answered does', () => {
  const [one, two, a, b, c, d] = TALK as [ObservedMessage, ...ObservedMessage[]];
  const other = [one, two, c, a, d, b].filter((each) => each !== undefined);
  expect(still(other)).toBe(still(TALK));
  const wrong = TALK.map((each) =>
    each === a ? told('contractDetails', { ...each.texts, conId: '1' }) : each,
  );
  expect(still(wrong)).not.toBe(still(TALK));
});

test('each message that does not stream counts', () => {
  fc.assert(
    fc.property(fc.nat(TALK.length - 1), (at) => {
      expect(still(TALK.filter((_each, index) => index !== at))).not.toBe(still(TALK));
    }),
  );
});

test('that ticks came counts, how many and what they said does not', () => {
  const tick = (price: string) => told('tickPrice', { reqId: '4', tickType: '1', price });
  const request = asked('reqMktData', { reqId: '4', symbol: 'AAPL' });
  expect(still([request, tick('1'), tick('2')])).toBe(still([request, tick('3')]));
  expect(still([request, tick('1')])).not.toBe(still([request]));
});

test('where time passes prices may differ, and what became of an order may not', () => {
  const order = (price: string, status: string) => [
    asked('placeOrder', { orderId: '3', symbol: 'AAPL', totalQuantity: '5', lmtPrice: price }),
    told('orderStatus', { orderId: '3', status, avgFillPrice: price }),
  ];
  expect(moving(order('10', 'Filled'))).toBe(moving(order('11', 'Filled')));
  expect(moving(order('10', 'Filled'))).not.toBe(moving(order('10', 'Cancelled')));
  expect(still(order('10', 'Filled'))).not.toBe(still(order('11', 'Filled')));
});

test('a state that is repeated is one state', () => {
  const status = told('orderStatus', { orderId: '3', status: 'Submitted' });
  expect(still([status, status])).toBe(still([status]));
});
