import { isCancelled, isOver } from '../../../wire/order-statuses.js';
import { goesOn, meaningOf } from '../../../wire/tws-codes.js';
import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import { type OrderBook, type OrderStory, type Step, type StepOf, stepsOf } from './book/story.js';

/** Every order that was sent, changed or cancelled was answered: by what it is now, or by an error. */
export function whatWasNotAnswered(seen: Observed): readonly string[] {
  const book = orderBookOf(seen);
  return book.orders.flatMap((story) => [
    ...unacknowledged(story, book),
    ...uncancelled(story, book),
    ...confirmedTwice(story),
  ]);
}

function unacknowledged(story: OrderStory, { orders }: OrderBook): readonly string[] {
  const family = familyOf(story, orders);
  return stepsOf(story, 'placed').flatMap((placed) => {
    const sent = sentAt(placed, family);
    if (sent === undefined) return toldUnsent(story, placed);
    const after = story.steps.filter(({ place, own }) => own && place > placed.place);
    const isRefused = after.some(
      (step) => step.kind === 'error' && !goesOn(step.code) && !isCancelling(step),
    );
    const isGone = story.steps.every(({ kind }) => kind !== 'cancel') && after.some(isCancelling);
    if (isRefused || isGone) return [];
    // An order that a fill or a cancel overtakes is told as that.
    const missing = [
      ...(after.some(({ kind }) => kind === 'open') ? [] : ['openOrder']),
      ...(after.some(({ kind }) => kind === 'status') ? [] : ['orderStatus']),
    ];
    return missing.map((name) => `${story.title} was placed, and no ${name} came of it`);
  });
}

/** TWS takes some orders only to cancel them, and says so without an openOrder. */
function isCancelling(step: Step): boolean {
  return step.kind === 'error' && meaningOf(step.code) === 'order-cancelled';
}

/** Of what waits for the last of its family nothing is told, unless it is dropped: that comes without an openOrder. */
function toldUnsent(story: OrderStory, placed: StepOf<'placed'>): readonly string[] {
  const isFirst = stepsOf(story, 'placed')[0] === placed;
  const isTold = stepsOf(story, 'open').some(({ place }) => place > placed.place);
  return isFirst && isTold ? [`${story.title} is told of, and was never transmitted`] : [];
}

/** An order, its parent, its parent's other children and its own: they go out together. */
function familyOf({ clientId, orderId, steps }: OrderStory, orders: readonly OrderStory[]) {
  const parentOf = (story: Pick<OrderStory, 'steps'>) =>
    story.steps.flatMap((step) => (step.kind === 'placed' ? [step.terms.parentId ?? 0] : [])).at(-1) ?? 0;
  const head = parentOf({ steps }) || orderId;
  return orders.filter(
    (story) => story.clientId === clientId && (story.orderId === head || parentOf(story) === head),
  );
}

/** When an order went out: it may wait for the last of its family. */
function sentAt(placed: StepOf<'placed'>, family: readonly OrderStory[]): number | undefined {
  if (placed.terms.transmit !== false) return placed.place;
  return family
    .flatMap((story) => stepsOf(story, 'placed'))
    .filter(({ terms, place }) => terms.transmit !== false && place > placed.place)
    .map(({ place }) => place)
    .sort((a, b) => a - b)[0];
}

function uncancelled(story: OrderStory, { lastPlaces }: OrderBook): readonly string[] {
  return stepsOf(story, 'cancel').flatMap((cancel) => {
    const after = story.steps.filter(({ place }) => place > cancel.place);
    const isAnswered = after.some(
      (step) => (step.kind === 'status' && isOver(step.status.status)) || step.kind === 'error',
    );
    if (!isAnswered) return [`${story.title} was cancelled, and the program did not wait for the answer`];
    const ended = after.find((step) => step.kind === 'status' && isCancelled(step.status.status));
    const confirmed = after.find(isCancelling);
    if (ended === undefined) return [];
    if (confirmed && confirmed.place < ended.place)
      return [`${story.title} was told to be cancelled after error 202`];
    // The program may have left between the status and the error that confirms it.
    if (confirmed || lastPlaces[ended.session] === ended.place) return [];
    return [`${story.title} was cancelled, and no error 202 confirmed it`];
  });
}

function confirmedTwice(story: OrderStory): readonly string[] {
  const confirmed = stepsOf(story, 'error').filter((step) => step.own && isCancelling(step));
  return confirmed.length > 1 ? [`${story.title}: error 202 came ${confirmed.length} times`] : [];
}
