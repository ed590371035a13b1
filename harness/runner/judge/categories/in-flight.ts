import type { Example } from '../../../example/example.js';
import { isOver } from '../../../wire/order-statuses.js';
import type { Observed } from '../../observed.js';
import type { Talk } from '../talk/question.js';
import { talksOf } from '../talk/talks.js';

/** From where to where, by the places of messages in their session, something was under way. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether, in any session, the program had two things of its own under way at once. */
export function inFlightAtOnce(seen: Observed, example: Pick<Example, 'language'>): boolean {
  return talksOf(seen, example).some((talk) => {
    const spans = [...questionSpans(talk), ...orderSpans(talk)].sort((one, other) => one.from - other.from);
    let latest = -1;
    return spans.some(({ from, to }) => {
      if (from < latest) return true;
      latest = Math.max(latest, to);
      return false;
    });
  });
}

function questionSpans({ questions }: Talk): readonly Span[] {
  return questions
    .filter(({ isOfLibrary }) => !isOfLibrary)
    .map(({ request, over }) => ({ from: request.index, to: over?.by.index ?? Number.POSITIVE_INFINITY }));
}

/** An order is under way from when it is placed to its last state. */
function orderSpans({ session }: Talk): readonly Span[] {
  const from = new Map<string, number>();
  const to = new Map<string, number>();
  for (const [index, { name, texts }] of session.messages.entries()) {
    const id = texts['orderId'];
    if (typeof id !== 'string') continue;
    if (name === 'placeOrder' && !from.has(id)) from.set(id, index);
    if (name === 'orderStatus' && isOver(String(texts['status'])) && !to.has(id)) to.set(id, index);
  }
  return [...from].map(([id, index]) => ({ from: index, to: to.get(id) ?? Number.POSITIVE_INFINITY }));
}
