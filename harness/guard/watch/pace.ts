import type { Clock } from '../../../platform/clock/clock.js';

/** What an order waits for goes before what merely keeps figures current; `now` waits for nothing. */
export type Urgency = 'now' | 'soon' | 'later';

export interface Outlet {
  /** Nothing is sent of which nobody wants to hear any more by the time it may go. */
  send(body: string, urgency: Urgency, isWanted?: () => boolean): void;
  close(): void;
}

interface Waiting {
  readonly body: string;
  readonly isWanted: () => boolean;
}

const SECOND_MS = 1000;
const always = () => true;

/** Sends so many messages a second and no more: the clients' own messages count towards the same limit of IB. */
export function createOutlet(clock: Clock, perSecond: number, write: (body: string) => void): Outlet {
  const waiting: Record<'soon' | 'later', Waiting[]> = { soon: [], later: [] };
  let sent: number[] = [];
  let cancel: (() => void) | undefined;

  const put = (body: string) => {
    sent.push(clock.monotonic());
    write(body);
  };

  const drain = () => {
    cancel = undefined;
    for (;;) {
      const next = waiting.soon[0] ?? waiting.later[0];
      if (next === undefined) return;
      const now = clock.monotonic();
      sent = sent.filter((time) => time > now - SECOND_MS);
      const before = sent[sent.length - perSecond];
      if (before !== undefined) {
        cancel = clock.after(before + SECOND_MS - now, drain);
        return;
      }
      (waiting.soon[0] === next ? waiting.soon : waiting.later).shift();
      if (next.isWanted()) put(next.body);
    }
  };

  return {
    send(body, urgency, isWanted = always) {
      if (urgency === 'now') {
        put(body);
        return;
      }
      waiting[urgency].push({ body, isWanted });
      if (cancel === undefined) drain();
    },
    close() {
      cancel?.();
      waiting.soon = [];
      waiting.later = [];
    },
  };
}
