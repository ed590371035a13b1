import { createPace } from '../../../../harness/guard/session/pace.js';
import { type SteppedClock, steppedClock } from '../../../../platform/clock/stepped.js';

/** What becomes of a message at its turn. */
export type Asked = 'sent' | 'cancel' | 'refused' | { readonly sentAfter: number };

export interface Sent {
  /** When it was asked, and when it left, in milliseconds. */
  readonly asked: number;
  readonly at: number;
  readonly client: number;
  readonly isCancel: boolean;
}

/** So much time there is for what may be sent in a second. */
export const WINDOW = 1050;

/** Clients that share a pace on a clock of their own; each has its messages in a line. */
export interface Crowd {
  readonly clock: SteppedClock;
  readonly sent: readonly Sent[];
  ask(client: number, ...what: readonly Asked[]): void;
  /** Asks again and again, from now on. */
  askEvery(client: number, ms: number, times: number): void;
  waiting(client: number): number;
}

export function createCrowd(perSecond: number, size: number): Crowd {
  const clock = steppedClock(0);
  const pace = createPace(clock, perSecond, Number.POSITIVE_INFINITY);
  const sent: Sent[] = [];
  const clients = Array.from({ length: size }, (_, client) => {
    const turns = pace.join();
    const line: { readonly what: Asked; readonly asked: number }[] = [];
    const serve = () => {
      for (let [first] = line; first; [first] = line) {
        const { what, asked } = first;
        const isCancel = what === 'cancel';
        const turn = turns.take(serve, isCancel);
        if (!turn) return;
        line.shift();
        const leave = () => {
          turn.use();
          sent.push({ asked, at: clock.now(), client, isCancel });
        };
        if (what === 'refused') turn.giveBack();
        else if (typeof what === 'object') clock.after(what.sentAfter, leave);
        else leave();
      }
    };
    return { line, serve };
  });
  const ask = (client: number, ...what: readonly Asked[]) => {
    clients[client]?.line.push(...what.map((each) => ({ what: each, asked: clock.now() })));
    clients[client]?.serve();
  };
  return {
    clock,
    sent,
    ask,
    askEvery(client, ms, times) {
      for (let each = 0; each < times; each += 1) clock.after(each * ms, () => ask(client, 'sent'));
    },
    waiting: (client) => clients[client]?.line.length ?? 0,
  };
}
