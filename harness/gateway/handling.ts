import type { Fields } from '../wire/decode.js';
import type { Layout } from '../wire/layout.js';
import { type Reading, valuesOf } from '../wire/values.js';
import type { Session } from './session.js';
import { twsErrors } from './tws-errors.js';

/** How one kind of request is answered. */
export interface Handling {
  readonly layout: Layout;
  readonly handle: (session: Session, texts: Fields) => void;
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
  return {
    layout,
    handle(session, texts) {
      const reading = valuesOf(layout, texts);
      if (reading.ok) {
        answer(session, reading.values);
        return;
      }
      session.error(idOf(texts), twsErrors.unreadable(layout.name, reading.failure.text));
    },
  };
}

/** The request or order that a message is about, for whoever gets an error about it; -1 for none. */
export function idOf(texts: Fields): number {
  const text = texts['reqId'] ?? texts['orderId'];
  return typeof text === 'string' && /^-?\d{1,10}$/.test(text) ? Number(text) : -1;
}
