import type { Fields } from '../wire/decode.js';
import type { Layout } from '../wire/layout.js';
import { type Reading, valuesOf } from '../wire/values.js';
import type { Session } from './session.js';
import { twsErrors } from './tws-errors.js';

/** The rest of an answer that takes long, slice by slice: between two of them other clients are served. */
export type Work = Generator<void, void, void>;

/** How one kind of request is answered. */
export interface Handling {
  readonly layout: Layout;
  readonly handle: (session: Session, texts: Fields) => Work | undefined;
  /** There when the answer is always a no, for `COVERAGE.md`. */
  readonly refusal?: Refusal;
  /** There when only some logins are answered, for `COVERAGE.md`. */
  readonly condition?: string;
}

/** With which errors a request is always answered, and why a paper account gets nothing better. */
export interface Refusal {
  /** None where the request has a reply of its own that says no. */
  readonly codes: readonly number[];
  readonly reason: string;
}

/**
 * Answers a request with its fields as values. A field that cannot be read is refused before the handler
 * sees anything.
 *
 * @example
 * on(reqCurrentTime, (session) => session.send(currentTime, { time: 1770000000 }));
 */
export function on<Shape extends object>(
  layout: Layout<Shape>,
  answer: (session: Session, request: Reading<Shape>) => void,
): Handling {
  return onInSlices(layout, (session, request) => {
    answer(session, request);
    return undefined;
  });
}

/** The same for an answer that may take long: a generator, which yields every few milliseconds of work. */
export function onInSlices<Shape extends object>(
  layout: Layout<Shape>,
  answer: (session: Session, request: Reading<Shape>) => Work | undefined,
): Handling {
  return {
    layout,
    handle(session, texts) {
      const reading = valuesOf(layout, texts);
      if (reading.ok) return answer(session, reading.values);
      session.error(idOf(texts), twsErrors.unreadable(layout.name, reading.failure.text));
      return undefined;
    },
  };
}

/**
 * For a request whose every answer is a no: whatever is asked, `answer` ends in an error with one of the codes.
 *
 * @example
 * refused(reqWshMetaData, { codes: [10276], reason: 'wants a subscription that paper accounts lack' },
 *   (session, { reqId = -1 }) => session.error(reqId, twsErrors.newsNotAllowed()));
 */
export function refused<Shape extends object>(
  layout: Layout<Shape>,
  refusal: Refusal,
  answer: (session: Session, request: Reading<Shape>) => void,
): Handling {
  return { ...on(layout, answer), refusal };
}

/** The request or order that a message is about, for whoever gets an error about it; -1 for none. */
export function idOf(texts: Fields): number {
  const text = texts['reqId'] ?? texts['orderId'];
  return typeof text === 'string' && /^-?\d{1,10}$/.test(text) ? Number(text) : -1;
}
