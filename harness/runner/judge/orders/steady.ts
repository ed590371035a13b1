import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import { type OrderStory, type StepOf, stepsOf } from './book/story.js';
import { ECHOED, isNothing } from './echo-fields.js';

/** What may be another the next time: how far the order has come, and prices that move while it works. */
const CHANGES: ReadonlySet<string> = new Set([
  ...[
    'status',
    'warningText',
    'lmtPrice',
    'auxPrice',
    'trailStopPrice',
    'adjustedTrailStopPrice',
    'lmtPriceOffset',
  ],
  ...['totalQuantity', 'commission', 'minCommission', 'maxCommission', 'commissionCurrency'],
]);

/** What a change of an order may change. */
const ASKED: ReadonlySet<string> = new Set(ECHOED);

/** Between two changes of an order, openOrder tells the same of it each time; what it says once, it says again. */
export function whatOpenOrderTellsOtherwise(seen: Observed): readonly string[] {
  return orderBookOf(seen).orders.flatMap((story) => {
    const told = stepsOf(story, 'open');
    return told.flatMap((open, index) => {
      const before = told[index - 1];
      if (before === undefined) return [];
      const isChanged = isChangedBetween(story, before, open);
      return differences(story, before, open).flatMap(({ field, text }) =>
        isChanged && ASKED.has(field) ? [] : [text],
      );
    });
  });
}

interface Difference {
  readonly field: string;
  readonly text: string;
}

function isChangedBetween(story: OrderStory, before: StepOf<'open'>, after: StepOf<'open'>): boolean {
  const first = stepsOf(story, 'placed')[0];
  return stepsOf(story, 'placed').some(
    (placed) => placed !== first && placed.place > before.place && placed.place < after.place,
  );
}

function differences(
  { title }: OrderStory,
  before: StepOf<'open'>,
  after: StepOf<'open'>,
): readonly Difference[] {
  return [...new Set([...Object.keys(before.texts), ...Object.keys(after.texts)])].flatMap((field) => {
    const was = asWritten(before.texts[field]);
    const is = asWritten(after.texts[field]);
    // What nobody knew at first may be told later.
    if (CHANGES.has(field) || was === is || isNothing(field, was)) return [];
    return [{ field, text: `${title}: ${field} was told as "${was}", and then as "${is}"` }];
  });
}

function asWritten(found: StepOf<'open'>['texts'][string] | undefined): string {
  return typeof found === 'string' ? found : JSON.stringify(found ?? '');
}
