import { type Books, keep } from '../books.js';
import { isSameContract, type Order } from '../orders/order.js';

/** Children work for no more than their parent has got; those in another contract, which hedge it, for what they say. */
export function freeChildren(books: Books, parent: Order): void {
  for (const id of books.index.childrenOf(parent.id)) {
    const child = books.open.get(id);
    if (child === undefined) continue;
    if (child.quantity > parent.filled && isSameContract(child.terms, parent.terms))
      keep(books, { ...child, quantity: parent.filled });
    books.queue.set(id, 'arrived');
  }
}
