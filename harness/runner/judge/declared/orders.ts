import type { Example, ExpectedOrder } from '../../../example/example.js';
import type { Observed } from '../../observed.js';
import { orderBookOf } from '../orders/book/order-book.js';
import { lastStatusOf, type OrderStory, stepsOf, termsOf } from '../orders/book/story.js';

/**
 * Each order that an example declares must be one of those that were placed, and have ended as it says; and where it
 * declares any, no other may have been placed and taken.
 */
export function whereOrdersDiffer(seen: Observed, { expects }: Example): readonly string[] {
  const { orders } = orderBookOf(seen);
  const { missing, taken } = sharedOut(expects.orders, orders);
  const wanting = missing.map((expected) => {
    const nearest = orders.find((story) => isThat({ ...expected, ends: undefined }, story));
    const found = nearest
      ? `${nearest.title} ended as ${lastStatusOf(nearest) ?? 'nothing'}`
      : 'there is none';
    return `no order ${inWords(expected)}: ${found}`;
  });
  const isLive = (story: OrderStory) =>
    stepsOf(story, 'placed').length > 0 && lastStatusOf(story) !== undefined;
  const more = orders.filter((story) => expects.orders.length > 0 && isLive(story) && !taken.has(story));
  // One that did not end as it should is told of once.
  const undeclared =
    missing.length > 0 ? [] : more.map(({ title }) => `${title} was placed, and not declared`);
  return [...wanting, ...undeclared];
}

type Wanted = Omit<ExpectedOrder, 'ends'> & { readonly ends: ExpectedOrder['ends'] | undefined };

function isThat({ symbol, action, type, quantity, ends }: Wanted, story: OrderStory): boolean {
  const terms = termsOf(story);
  const told = stepsOf(story, 'open').at(-1)?.open;
  return (
    (symbol === undefined || symbol === (terms.symbol ?? told?.symbol)) &&
    (action === undefined || action === terms.action) &&
    (type === undefined || type === terms.orderType) &&
    (quantity === undefined || quantity === terms.totalQuantity) &&
    (ends === undefined || ends === lastStatusOf(story))
  );
}

/** Each finds an order of its own, if there is any way to share them out (Kuhn's algorithm). */
function sharedOut(
  expected: readonly ExpectedOrder[],
  orders: readonly OrderStory[],
): { readonly missing: readonly ExpectedOrder[]; readonly taken: ReadonlyMap<OrderStory, ExpectedOrder> } {
  const taken = new Map<OrderStory, ExpectedOrder>();
  const finds = (wanted: ExpectedOrder, tried: Set<OrderStory>): boolean =>
    orders.some((story) => {
      if (tried.has(story) || !isThat(wanted, story)) return false;
      tried.add(story);
      const other = taken.get(story);
      if (other !== undefined && !finds(other, tried)) return false;
      taken.set(story, wanted);
      return true;
    });
  const missing = expected.filter((wanted) => !finds(wanted, new Set()));
  return { missing, taken };
}

function inWords({ symbol, action, type, quantity, ends }: ExpectedOrder): string {
  const what = [action, quantity, symbol, type].filter((part) => part !== undefined);
  return [...what, `that ends as ${ends}`].join(' ');
}
