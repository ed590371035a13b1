import type { Layout, Values } from './layout.js';

/**
 * Values of a message of which only some fields are set, as clients send orders: the others are "unset".
 *
 * @example
 * encode(placeOrder, 178, unsetBut(placeOrder, { orderId: 1, action: 'BUY', totalQuantity: 100 }));
 */
export function unsetBut<Shape extends object>(
  _message: Layout<Shape>,
  given: Partial<Values<Shape>>,
): Values<Shape> {
  // To an encoder a field that is absent and one that is undefined are the same; only the type tells them apart.
  return given as Values<Shape>;
}
