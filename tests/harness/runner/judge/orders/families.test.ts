import { describe, expect, test } from 'vitest';
import type { ObservedMessage } from '../../../../../harness/runner/observed.js';
import { ask, exampleOf, runOf, tell, unmet } from '../run-scene.js';

type Messages = readonly ObservedMessage[];

const orders = exampleOf('orders');
const isWhole = (messages: Messages) => !unmet(runOf(messages), orders).includes('families-go-out-whole');

const place = (orderId: string, transmit: '0' | '1', parentId = '0') =>
  ask('placeOrder', { orderId, transmit, parentId, symbol: 'AAPL', action: 'BUY', totalQuantity: '5' });
const told = (orderId: string, status: string) =>
  tell('orderStatus', { orderId, status, filled: '0', remaining: '5', permId: orderId, clientId: '7' });

describe('orders that belong together', () => {
  test.each<[string, Messages]>([
    ['are held until the last of them comes', [place('1', '0'), place('2', '0', '1'), place('3', '1', '1')]],
    [
      'may be joined by a child once the parent is known to work',
      [place('1', '1'), told('1', 'Submitted'), place('2', '1', '1')],
    ],
    [
      'may come one by one when the parent is filled',
      [place('1', '1'), told('1', 'Filled'), place('2', '1', '1'), place('3', '1', '1')],
    ],
    ['are those of one parent only', [place('1', '1'), place('2', '0'), place('3', '1', '2')]],
    [
      'may be changed later',
      [place('1', '0'), place('2', '1', '1'), told('1', 'Submitted'), place('1', '1'), place('2', '1', '1')],
    ],
  ])('%s', (_, messages) => expect(isWhole(messages)).toBe(true));

  test.each<[string, Messages]>([
    ['a parent goes before its child', [place('1', '1'), place('2', '1', '1')]],
    ['one child goes before the other', [place('1', '0'), place('2', '1', '1'), place('3', '1', '1')]],
    [
      'children come one by one, though slowly',
      [place('1', '1'), told('1', 'Submitted'), place('2', '1', '1'), told('2', 'Submitted')].concat(
        place('3', '1', '1'),
      ),
    ],
  ])('are torn where %s', (_, messages) => expect(isWhole(messages)).toBe(false));
});
