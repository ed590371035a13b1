import type { Example } from '../../../example/example.js';
import type { Layout } from '../../../wire/layout.js';
import { type Reading, valuesOf } from '../../../wire/values.js';
import type { Observed, ObservedMessage } from '../../observed.js';
import type { Criterion } from '../criterion.js';
import { nameOf, type Placed, type Question } from '../talk/question.js';
import { questionsOf } from '../talk/talks.js';

/** What a message says, where it is of that layout and can be read. */
export function reading<Shape extends object>(
  layout: Layout<Shape>,
  { name, texts }: ObservedMessage,
): Reading<Shape> | undefined {
  if (name !== layout.name) return undefined;
  const read = valuesOf(layout, texts);
  return read.ok ? read.values : undefined;
}

/** Those of the messages that are of that layout. */
export function readings<Shape extends object>(
  layout: Layout<Shape>,
  placed: readonly Placed[],
): readonly Reading<Shape>[] {
  return placed.flatMap(({ message }) => reading(layout, message) ?? []);
}

/** A criterion on what was told of some requests, each by itself. */
export function criterionOnAnswers(
  name: string,
  asks: string,
  requests: readonly string[],
  wrongWith: (question: Question, seen: Observed, example: Example) => readonly string[],
): Criterion {
  return {
    name,
    asks,
    check: (seen, example) =>
      questionsOf(seen, example, ...requests).flatMap((question) =>
        wrongWith(question, seen, example).map((wrong) => `${nameOf(question)}: ${wrong}`),
      ),
  };
}

/** What stands more than once. */
export function repeated(keys: readonly string[]): readonly string[] {
  const known = new Set<string>();
  const again = new Set<string>();
  for (const key of keys) {
    if (known.has(key)) again.add(key);
    known.add(key);
  }
  return [...again];
}

/** Each with the one before it, where they are not in order. */
export function outOfOrder<Item>(
  items: readonly Item[],
  isInOrder: (before: Item, item: Item) => boolean,
): readonly (readonly [Item, Item])[] {
  return items.flatMap((item, index) => {
    const before = items[index - 1];
    return index === 0 || before === undefined || isInOrder(before, item) ? [] : [[before, item] as const];
  });
}
