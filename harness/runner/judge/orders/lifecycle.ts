import { isCancelled, isOver, stageOf } from '../../../wire/order-statuses.js';
import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import { mayFollow } from './book/statuses.js';
import { type OrderBook, type OrderStory, type Step, stepsOf, termsOf } from './book/story.js';

/** What an order is told to be follows from what it was. */
export function whatCannotFollow(seen: Observed): readonly string[] {
  const book = orderBookOf(seen);
  return book.orders.flatMap((story) => [
    ...impossible(story),
    ...unexplained(story),
    ...toldByHalves(story, book),
    ...wronglyHeld(story),
  ]);
}

function statusIn(step: Step): string | undefined {
  if (step.kind === 'open') return step.open.status ?? '';
  return step.kind === 'status' ? (step.status.status ?? '') : undefined;
}

function impossible(story: OrderStory): readonly string[] {
  let before: string | undefined;
  return story.steps.flatMap((step) => {
    // A changed order begins anew, but for one that is over.
    if (step.kind === 'placed' && !isOver(before)) before = undefined;
    const status = step.own ? statusIn(step) : undefined;
    if (status === undefined) return [];
    if (stageOf(status) === undefined)
      return [`${story.title} is told to be "${status}", which no order can be`];
    const from = before;
    before = status;
    return from === undefined || mayFollow(from, status)
      ? []
      : [`${story.title} was ${from}, and then ${status}`];
  });
}

/** A cancel has a cause: somebody asked for it, an error says why, or the order's own terms do. */
function unexplained(story: OrderStory): readonly string[] {
  const { tif = '', ocaGroup, parentId = 0 } = termsOf(story);
  const isByTerms = /^(?:IOC|FOK|GTD|OPG|DTC)$/.test(tif) || ocaGroup !== undefined || parentId !== 0;
  const ended = story.steps.find((step) => {
    const status = statusIn(step);
    return step.own && (isCancelled(status) || status === 'PendingCancel');
  });
  if (ended === undefined || isByTerms) return [];
  const isAsked = stepsOf(story, 'cancel').some(({ place }) => place < ended.place);
  const isExplained = stepsOf(story, 'error').length > 0;
  if (isAsked || isExplained) return [];
  return [`${story.title} is told to be ${statusIn(ended)}, and nobody had cancelled it`];
}

/**
 * TWS tells of an order in pairs: openOrder, and then orderStatus with the same status. Only of one that has ended
 * without being filled the status may come alone.
 */
function toldByHalves(story: OrderStory, { lastPlaces }: OrderBook): readonly string[] {
  const own = story.steps.filter((step) => step.own && statusIn(step) !== undefined);
  return own.flatMap((step, index) => {
    const status = statusIn(step) ?? '';
    const others = step.kind === 'open' ? own.slice(index + 1) : own.slice(0, index).toReversed();
    const until = others.findIndex((other) => statusIn(other) !== status);
    const near = until < 0 ? others : others.slice(0, until);
    const partner = step.kind === 'open' ? 'status' : 'open';
    if (near.some(({ kind }) => kind === partner)) return [];
    if (step.kind === 'open') {
      if (lastPlaces[step.session] === step.place) return [];
      return [`openOrder says that ${story.title} is ${status}, and orderStatus does not`];
    }
    if (isCancelled(status) || status === 'PendingCancel') return [];
    return [`orderStatus says that ${story.title} is ${status}, and openOrder does not`];
  });
}

const WHY_HELD: ReadonlySet<string> = new Set(['', 'child', 'trigger', 'locate']);

function wronglyHeld(story: OrderStory): readonly string[] {
  return stepsOf(story, 'status').flatMap(({ status: { whyHeld = '', status = '' } }) => {
    const unknown = whyHeld.split(',').find((reason) => !WHY_HELD.has(reason));
    if (unknown !== undefined) return [`${story.title} is told to be held by "${unknown}"`];
    return whyHeld !== '' && isOver(status)
      ? [`${story.title} is ${status}, and told to be held by ${whyHeld}`]
      : [];
  });
}
