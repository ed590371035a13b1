import { expect, test } from 'vitest';
import type { Entry } from '../../../../harness/guard/record/line.js';
import { createTally } from '../../../../harness/guard/status/tally.js';

const MONDAY = Date.parse('2026-03-02T15:00:00Z');
const HOUR = 3_600_000;

function order(orderId: number, refused?: { rule: string; reason: string }): Entry {
  return {
    ...{ kind: 'order', session: '#1', clientId: 7, orderId, account: 'DU1234567', side: 'BUY' },
    ...{ isModification: false, whatIf: false, transmit: true, parentId: 0, quantity: 25, symbol: 'AAPL' },
    ...{ conId: 265598, ...(refused ? { allowed: false, ...refused } : { allowed: true }), texts: {} },
  };
}

const request = (name: string): Entry => ({
  ...{ kind: 'request', session: '#1', clientId: 7, request: name, allowed: false },
  ...{ rule: 'unreadable', reason: 'half of it', texts: {} },
});

const TURNED_AWAY: Entry = {
  ...{ kind: 'more', session: '#1', clientId: 7, count: 40, lowestId: 1, highestId: 40 },
  ...{ rule: 'rate', reason: '500 messages are waiting already' },
};
const TOO_MANY = { rule: 'quantity', reason: '25 shares where 10 are allowed' };

test('counts what was asked for since midnight in New York', () => {
  const tally = createTally();
  tally.apply(order(1), MONDAY);
  tally.apply(order(2, TOO_MANY), MONDAY);
  tally.apply(request('placeOrder'), MONDAY + HOUR);
  tally.apply(request('replaceFA'), MONDAY + HOUR);
  tally.apply(TURNED_AWAY, MONDAY + HOUR);
  expect([tally.allowed(MONDAY), tally.refused(MONDAY)]).toEqual([1, 42]);
  // 23:00 in New York is the same day, 0:00 is another.
  const late = Date.parse('2026-03-03T04:00:00Z');
  expect([tally.allowed(late), tally.refused(late)]).toEqual([1, 42]);
  tally.apply(order(3), late + HOUR);
  expect([tally.allowed(late + HOUR), tally.refused(late + HOUR)]).toEqual([1, 0]);
});

test('keeps the last refusals over midnight, the newest first, each with its figure', () => {
  const tally = createTally();
  for (let id = 1; id <= 7; id += 1) tally.apply(order(id, TOO_MANY), MONDAY + id);
  tally.apply(order(8), MONDAY + 8);
  tally.apply(request('replaceFA'), MONDAY + 24 * HOUR);
  expect(tally.last.map(({ orderId }) => orderId)).toEqual([null, 7, 6, 5, 4]);
  expect(tally.last.slice(0, 2)).toEqual([
    {
      ...{ at: '2026-03-03T15:00:00.000Z', clientId: 7, orderId: null, what: 'replaceFA' },
      ...{ rule: 'unreadable', reason: 'half of it' },
    },
    { at: '2026-03-02T15:00:00.007Z', clientId: 7, orderId: 7, what: 'BUY 25 AAPL', ...TOO_MANY },
  ]);
});

test('knows the accounts that orders went to', () => {
  const tally = createTally();
  tally.apply(order(1, TOO_MANY), MONDAY);
  expect([...tally.accounts]).toEqual([]);
  tally.apply(order(2), MONDAY);
  expect([...tally.accounts]).toEqual(['DU1234567']);
});
