import type { Crossing, Listener, SessionEvent } from '../guard/transcript/transcript.js';
import type { ObservedMessage, ObservedSession } from './observed.js';

/** More than any example needs; what comes after is counted. */
const MOST_MESSAGES = 20_000;

interface Kept {
  readonly name: string;
  version: number | undefined;
  ended: ObservedSession['ended'];
  isLeftOpen: boolean;
  readonly messages: ObservedMessage[];
}

/** Listens to all connections of a run and keeps what crossed the guard. */
export interface Observer {
  listenerFor(session: string): Listener;
  seen(): {
    readonly sessions: readonly ObservedSession[];
    readonly unkept: number;
    /** Connections that the program had not closed when it ended. */
    readonly leftOpen: number;
  };
}

export function createObserver(): Observer {
  const sessions: Kept[] = [];
  let began: number | undefined;
  let count = 0;
  const crossed = (kept: Kept, { at, direction, passage, name, message }: Crossing) => {
    began ??= at;
    count += 1;
    if (count > MOST_MESSAGES) return;
    kept.messages.push({ at: at - began, direction, passage, name, texts: message?.texts ?? {} });
  };
  const happened = (kept: Kept, event: SessionEvent) => {
    if (event.kind === 'greeted') kept.version = event.version;
    else if (event.kind === 'left-open') kept.isLeftOpen = true;
    else if (event.kind === 'ended') kept.ended = { by: event.by, because: event.because };
  };
  return {
    listenerFor(name) {
      const kept: Kept = { name, version: undefined, ended: undefined, isLeftOpen: false, messages: [] };
      sessions.push(kept);
      return {
        crossed: (crossing) => crossed(kept, crossing),
        happened: (event) => happened(kept, event),
      };
    },
    seen: () => ({
      sessions: sessions.map(({ name, version, ended, messages }) => ({
        // The guard's `#1`, as a reason in a report names it.
        name: name.replace('#', 'connection '),
        version,
        ended,
        messages: [...messages],
      })),
      leftOpen: sessions.filter(({ isLeftOpen }) => isLeftOpen).length,
      unkept: Math.max(0, count - MOST_MESSAGES),
    }),
  };
}
