import { type Cancel, type Clock, every } from '../../platform/clock/clock.js';

/** Called with the moment and with that of the call before, or of the subscription. */
export type Beat = (now: number, before: number) => void;

/** One beat for all subscriptions: in the order in which they began, at the same moments for everyone. */
export interface Pump {
  /** @param since what the first beat is told as the moment before it; now, unless something was told before */
  add(task: Beat, since?: number): Cancel;
  /** Beats between two beats: something has changed that is to be seen now. */
  beat(): void;
}

interface Subscriber {
  readonly task: Beat;
  before: number;
}

/**
 * Beats only while somebody listens, so that an idle gateway costs nothing.
 *
 * @param failed told when a task throws; that task ends, and the others go on
 */
export function createPump(clock: Clock, interval: number, failed: (error: unknown) => void): Pump {
  const subscribers = new Set<Subscriber>();
  let stop: Cancel | undefined;

  const beat = () => {
    const now = clock.now();
    for (const subscriber of subscribers) {
      const { task, before } = subscriber;
      subscriber.before = now;
      try {
        task(now, before);
      } catch (error) {
        subscribers.delete(subscriber);
        failed(error);
      }
    }
    restIfIdle();
  };

  const restIfIdle = () => {
    if (subscribers.size > 0) return;
    stop?.();
    stop = undefined;
  };

  return {
    beat,
    add(task, since = clock.now()) {
      const subscriber = { task, before: since };
      subscribers.add(subscriber);
      stop ??= every(clock, interval, beat);
      return () => {
        subscribers.delete(subscriber);
        restIfIdle();
      };
    },
  };
}
