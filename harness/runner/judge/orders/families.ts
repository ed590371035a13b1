import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import { type OrderStory, type StepOf, stepsOf } from './book/story.js';

/**
 * Of orders that belong together only the last is transmitted, which lets all of them go: a parent that goes first may
 * be filled while nothing protects it. Who attaches a child to an order that works already has been told of that;
 * children that come one by one have no such excuse while their parent is open.
 */
export function whatWentOutAlone(seen: Observed): readonly string[] {
  const { orders } = orderBookOf(seen);
  return orders.flatMap((child) => {
    const placed = firstOf(child);
    const parentId = placed?.terms.parentId ?? 0;
    if (placed === undefined || parentId === 0) return [];
    const parent = orders.find(
      ({ clientId, orderId }) => clientId === child.clientId && orderId === parentId,
    );
    const { place } = placed;
    if (parent === undefined || isFilled(parent, place)) return [];
    const siblings = orders.filter((story) => story !== child && isChildOf(parent, story));
    return [...(isToldOf(parent, place) ? [] : [parent]), ...siblings]
      .filter((story) => isSentBefore(story, place))
      .map(({ title }) => `${title} was transmitted before ${child.title}, which belongs to it, was placed`);
  });
}

function firstOf(story: OrderStory): StepOf<'placed'> | undefined {
  return stepsOf(story, 'placed')[0];
}

function isChildOf({ clientId, orderId }: OrderStory, story: OrderStory): boolean {
  return story.clientId === clientId && firstOf(story)?.terms.parentId === orderId;
}

function isToldOf(story: OrderStory, before: number): boolean {
  return story.steps.some(({ kind, place }) => place < before && kind !== 'placed' && kind !== 'cancel');
}

function isFilled(story: OrderStory, before: number): boolean {
  return stepsOf(story, 'status').some(({ status, place }) => place < before && status.status === 'Filled');
}

function isSentBefore(story: OrderStory, before: number): boolean {
  return stepsOf(story, 'placed').some(({ terms, place }) => place < before && terms.transmit !== false);
}
