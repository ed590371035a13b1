import { isOver } from '../../../wire/order-statuses.js';
import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import {
  executionsOf,
  lastStatusOf,
  type OrderBook,
  type OrderStory,
  type StepOf,
  stepsOf,
} from './book/story.js';
import { isAbout } from './numbers.js';

/** What is filled and what remains make the order, and what is filled is what was executed. */
export function whatDoesNotAddUp(seen: Observed): readonly string[] {
  const book = orderBookOf(seen);
  return book.orders.flatMap((story) => [
    ...stepsOf(story, 'status').flatMap((step) => wrongIn(story, step)),
    ...fallen(story),
    ...leftUntold(story, book),
    ...wronglyCompleted(story),
  ]);
}

function wrongIn(story: OrderStory, { status: told, place }: StepOf<'status'>): readonly string[] {
  const {
    status = '',
    filled = 0,
    remaining = 0,
    avgFillPrice = 0,
    lastFillPrice = 0,
    mktCapPrice = 0,
  } = told;
  const complaints: string[] = [];
  const say = (what: string) => void complaints.push(`${story.title}, ${status}: ${what}`);
  const sizes = sizesAt(story, place);
  if (filled < 0 || remaining < 0) say(`${filled} filled and ${remaining} remaining are no sizes`);
  if (sizes.length > 0 && !sizes.some((size) => isAbout(filled + remaining, size))) {
    say(`${filled} filled and ${remaining} remaining do not make ${sizes.at(-1)}`);
  }
  if (status === 'Filled' && remaining > 0) say(`${remaining} remain`);
  if ((status === 'Submitted' || status === 'PreSubmitted') && remaining === 0 && sizes.length > 0) {
    say('nothing remains');
  }
  if (mktCapPrice < 0) say(`mktCapPrice is ${mktCapPrice}`);
  const stage = stagesAt(story, place).find((each) => isAbout(each.filled, filled));
  if (stage === undefined) say(`${filled} are told to be filled, and the executions make something else`);
  else {
    if (!isAbout(stage.average, avgFillPrice))
      say(`the average price is ${avgFillPrice}, not ${stage.average}`);
    if (!isAbout(stage.last, lastFillPrice)) say(`the last price is ${lastFillPrice}, not ${stage.last}`);
  }
  return complaints;
}

/** An order's size, and the one it had before a change that is on its way; none where money is its size. */
function sizesAt(story: OrderStory, at: number): readonly number[] {
  const placed = stepsOf(story, 'placed').filter(({ place }) => place < at);
  if (placed.some(({ terms }) => (terms.cashQty ?? 0) > 0)) return [];
  return placed.slice(-2).map(({ terms }) => terms.totalQuantity ?? 0);
}

interface Stage {
  readonly filled: number;
  readonly average: number;
  readonly last: number;
}

/** How far the executions that were told by then have brought an order, one by one. */
function stagesAt(story: OrderStory, at: number): readonly Stage[] {
  const stages: Stage[] = [{ filled: 0, average: 0, last: 0 }];
  let filled = 0;
  let spent = 0;
  for (const { execution, place } of executionsOf(story)) {
    if (place > at) break;
    const { shares = 0, price = 0 } = execution;
    filled += shares;
    spent += shares * price;
    stages.push({ filled, average: filled === 0 ? 0 : spent / filled, last: price });
  }
  return stages;
}

function fallen(story: OrderStory): readonly string[] {
  let most = 0;
  return stepsOf(story, 'status').flatMap(({ status: { filled = 0 }, own }) => {
    if (!own) return [];
    const before = most;
    most = Math.max(most, filled);
    return filled < before ? [`${story.title} had ${before} filled, and then ${filled}`] : [];
  });
}

/** Executions after which no status came, though the program was still there. */
function leftUntold(story: OrderStory, { lastPlaces }: OrderBook): readonly string[] {
  const executions = executionsOf(story);
  const last = executions.at(-1);
  if (last === undefined) return [];
  const executed = executions.reduce((sum, { execution }) => sum + (execution.shares ?? 0), 0);
  const told = stepsOf(story, 'status').at(-1)?.status.filled ?? 0;
  if (isAbout(executed, told) || lastPlaces[last.session] === last.place) return [];
  return [`${story.title}: ${executed} were executed, and orderStatus tells of ${told}`];
}

/** What completedOrder tells of an order that was followed to its end. */
function wronglyCompleted(story: OrderStory): readonly string[] {
  const executed = executionsOf(story).reduce((sum, { execution }) => sum + (execution.shares ?? 0), 0);
  const last = lastStatusOf(story);
  return stepsOf(story, 'completed').flatMap(({ completed: { status, filledQuantity = 0 } }) => [
    ...(isAbout(filledQuantity, executed)
      ? []
      : [`${story.title} is completed with ${filledQuantity}, not ${executed}`]),
    ...(status === last || !isOver(last)
      ? []
      : [`${story.title} is completed as ${status}, and was ${last}`]),
  ]);
}
