import type { Example } from '../../../example/example.js';
import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import { isKnownToVenue } from './book/statuses.js';
import { lastStatusOf, stepsOf } from './book/story.js';

/** An order was placed, and the venue has taken it; or the example shows how one is refused. */
export function whyNothingWasOrdered(seen: Observed, { expects }: Example): readonly string[] {
  const { orders, previews } = orderBookOf(seen);
  const isRefusalExpected = expects.refused.length > 0 && seen.refused.length > 0;
  const isTaken = orders.some((story) =>
    stepsOf(story, 'status').some(({ own, status: { status = '' } }) => own && isKnownToVenue(status)),
  );
  const isTurnedDown = orders.some((story) =>
    stepsOf(story, 'error').some(({ code }) => expects.errors.includes(code)),
  );
  const isAsked = previews.some(({ answers }) => answers.length > 0);
  if (isTaken || isTurnedDown || isAsked || isRefusalExpected) return [];
  return [orders.length === 0 ? 'no order was placed' : 'no order got as far as to the venue'];
}

/** An order that the venue turned down is an error, but where the example says that it ends so. */
export function whatWasTurnedDown(seen: Observed, { expects }: Example): readonly string[] {
  const isExpected =
    expects.orders.some(({ ends }) => ends === 'Inactive') ||
    expects.errors.length + expects.refused.length > 0;
  if (isExpected) return [];
  return orderBookOf(seen)
    .orders.filter((story) => lastStatusOf(story) === 'Inactive')
    .map(({ title }) => `${title} was turned down`);
}
