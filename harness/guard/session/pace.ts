import type { Cancel, Clock } from '../../../platform/clock/clock.js';
import { createShares, type Member } from './shares.js';

/** How fast all clients of the guard together may speak to the upstream. */
export interface Pace {
  readonly perSecond: number;
  /** Messages that one client may have waiting. */
  readonly mostWaiting: number;
  join(): Turns;
}

/** One client's place at the gate. */
export interface Turns {
  /** A turn, if there is one for it now; otherwise `again` is called once there may be. */
  take(again: () => void, isCancel: boolean): Turn | undefined;
  /** Something goes upstream that must not wait: it counts all the same. */
  sent(): void;
  leave(): void;
}

/** To be used or given back: until then nobody else has it. */
export interface Turn {
  /** What it was taken for goes upstream now. */
  use(): void;
  /** What it was taken for does not go. */
  giveBack(): void;
}

/** Who would have a turn. */
interface Asking {
  readonly member: Member;
  readonly again: () => void;
  readonly isCancel: boolean;
}

/** A little more than a second: what leaves here evenly may arrive there in a heap. */
const WINDOW_MS = 1050;

/** Where nothing is counted. */
export const FREE_TURN: Turn = { use() {}, giveBack() {} };

export function createPace(clock: Clock, perSecond: number, mostWaiting: number): Pace {
  const shares = createShares(perSecond);
  /** What has left within the window, in order. */
  const left: { readonly at: number; readonly member: Member }[] = [];
  /** How many turns were taken, and neither used nor given back yet. */
  let held = 0;
  /** The first first. */
  const waiting = new Map<Member, Asking>();
  let cancelRun: Cancel | undefined;

  const forget = () => {
    const now = clock.monotonic();
    for (let first = left[0]; first && first.at + WINDOW_MS <= now; first = left[0]) {
      first.member.used -= 1;
      left.shift();
    }
  };
  const stamp = (member: Member) => void left.push({ at: clock.monotonic(), member });
  const mayHave = ({ member }: Asking) =>
    perSecond - held - left.length > shares.keptFrom(member, clock.monotonic());
  const isBefore = (one: Asking, other: Asking) => {
    const isOver = shares.isOver(one.member, clock.monotonic());
    if (isOver !== shares.isOver(other.member, clock.monotonic())) return !isOver;
    return one.isCancel === other.isCancel ? one.member.used < other.member.used : one.isCancel;
  };
  /** Of those who wait, and may have a turn now. */
  const nextOf = (): Asking | undefined => {
    let next: Asking | undefined;
    for (const each of waiting.values()) if (mayHave(each) && (!next || isBefore(each, next))) next = each;
    return next;
  };

  const run = () => {
    cancelRun = undefined;
    forget();
    for (let next = nextOf(); next; next = nextOf()) {
      stopWaiting(next.member);
      next.again();
    }
    plan();
  };
  const plan = () => {
    const [first] = left;
    if (waiting.size === 0 || !first || cancelRun) return;
    const ms = Math.max(1, Math.ceil(first.at + WINDOW_MS - clock.monotonic()));
    cancelRun = clock.after(ms, run);
  };
  /** There may be a turn for somebody at once. */
  const runSoon = () => {
    if (waiting.size === 0) return;
    cancelRun?.();
    cancelRun = clock.after(1, run);
  };
  const wait = (asking: Asking) => {
    const { member } = asking;
    // Whoever waits keeps its place.
    waiting.set(member, asking);
    const now = clock.monotonic();
    if (!member.isWaiting && !shares.isOver(member, now)) shares.wanted(member, now);
    member.isWaiting = true;
    plan();
  };
  const stopWaiting = (member: Member) => {
    member.isWaiting = false;
    waiting.delete(member);
  };

  return {
    perSecond,
    mostWaiting,
    join() {
      const member = shares.join();
      const turns = new Set<Turn>();
      /** When it gave turns back, within the window: what is refused costs nothing but time, of which there is an end. */
      let givenBack: readonly number[] = [];

      const hold = (): Turn => {
        held += 1;
        shares.had(member, clock.monotonic());
        const turn: Turn = {
          use() {
            if (letGo(turn)) stamp(member);
            plan();
          },
          giveBack() {
            const now = clock.monotonic();
            givenBack = givenBack.filter((at) => at + WINDOW_MS > now);
            if (givenBack.length >= perSecond) turn.use();
            if (!letGo(turn)) return;
            givenBack = [...givenBack, now];
            member.used -= 1;
            runSoon();
          },
        };
        turns.add(turn);
        return turn;
      };
      const letGo = (turn: Turn): boolean => {
        const isHeld = turns.delete(turn);
        if (isHeld) held -= 1;
        return isHeld;
      };

      return {
        take(again, isCancel) {
          const asking = { member, again, isCancel };
          // What has changed since then is looked at as soon as there may be a turn.
          if (member.isWaiting) {
            wait(asking);
            return undefined;
          }
          forget();
          const next = nextOf();
          const isItsTurn = mayHave(asking) && (!next || !isBefore(next, asking));
          if (isItsTurn) return hold();
          wait(asking);
          return undefined;
        },
        sent() {
          forget();
          shares.had(member, clock.monotonic());
          stamp(member);
        },
        leave() {
          for (const turn of turns) letGo(turn);
          stopWaiting(member);
          shares.leave(member);
          runSoon();
        },
      };
    },
  };
}
