import { dataFollow } from '../../../wire/tws-codes.js';
import type { ErrorSaid } from '../../error-in.js';
import type { ObservedMessage, ObservedSession } from '../../observed.js';
import type { Kind } from './kind.js';

/** A request, and all that was said because of it. */
export interface Question {
  readonly kind: Kind;
  readonly request: Placed;
  readonly id: string | undefined;
  /** Whether the client library asked by itself, as it connected. */
  readonly isOfLibrary: boolean;
  readonly answers: readonly Placed[];
  readonly beside: readonly Placed[];
  /** Of a stream: that all there was has been told. */
  readonly end: Placed | undefined;
  /** What was refused of it, or is worth knowing. */
  readonly errors: readonly PlacedError[];
  readonly cancel: Placed | undefined;
  /** After which nothing is said of it any more, but for what is on its way when it is cancelled. */
  readonly over: Over | undefined;
}

/** A message and its place in its session. */
export interface Placed {
  readonly index: number;
  readonly message: ObservedMessage;
}

/** An error and its place, by what it says. */
export interface PlacedError extends Placed, ErrorSaid {}

export interface Over {
  readonly how: 'answered' | 'cancelled' | 'refused' | 'lost';
  readonly by: Placed;
}

/** Something that should not have been said, and why. */
export interface Stray {
  readonly what: 'reply' | 'end' | 'cancel' | 'id' | 'error';
  readonly why: string;
}

/** All that was said in a session, by what it was said about. */
export interface Talk {
  readonly session: ObservedSession;
  readonly questions: readonly Question[];
  readonly strays: readonly Stray[];
  /** Where the client may have asked for something itself: behind what its library asks for as it connects. */
  readonly ownFrom: number;
}

/** Whether whoever asked has what was asked for, or knows that it cannot be had. */
export function isAnswered({ kind, answers, end, errors, over }: Question): boolean {
  if (errors.some(({ code }) => !dataFollow(code))) return true;
  // One cancel ends all that was asked without an id, and nobody can say which of them had not been told yet.
  if (over !== undefined && (over.how !== 'cancelled' || kind.id !== undefined)) return true;
  return kind.end === undefined ? over !== undefined || answers.length > 0 : end !== undefined;
}

/** As reasons name it: `reqMktData 7`. */
export function nameOf({ kind, id }: Pick<Question, 'kind' | 'id'>): string {
  return id === undefined ? kind.request : `${kind.request} ${id}`;
}
