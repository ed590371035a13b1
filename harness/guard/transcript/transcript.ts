import type { Direction } from '../../wire/catalog.js';
import type { Message } from '../../wire/message.js';

/** What became of a message. */
export type Passage =
  /** Went on as it came. */
  | 'forwarded'
  /** Did not go on; the guard answered it. */
  | 'refused'
  /** Written by the guard itself. */
  | 'guard'
  /** Could not be read; replies of that kind go on, requests do not. */
  | 'unreadable';

/** One message of one session, as it crossed the guard. */
export interface Crossing {
  /** Which of the session's messages it is. */
  readonly seq: number;
  /** By the guard's clock. */
  readonly at: number;
  readonly direction: Direction;
  readonly passage: Passage;
  /** The message's name, such as `placeOrder`; of what could not be read, what is known of it. */
  readonly name: string;
  readonly message: Message | undefined;
  /** The very bytes, without the frame's length. */
  readonly body: Buffer;
}

/** Who has ended a session. */
export type Side = 'client' | 'guard' | 'upstream';

/** What happens to a session besides its messages. */
export type SessionEvent =
  | { readonly kind: 'greeted'; readonly at: number; readonly version: number; readonly offered: string }
  | { readonly kind: 'accounts'; readonly at: number; readonly accounts: readonly string[] }
  /** The program has ended and had not closed the connection; only a sandbox tells. */
  | { readonly kind: 'left-open'; readonly at: number }
  | { readonly kind: 'ended'; readonly at: number; readonly by: Side; readonly because: string };

/** Whoever started a session may listen to it. It is called in order, and must return at once. */
export interface Listener {
  crossed?(crossing: Crossing): void;
  happened?(event: SessionEvent): void;
}
