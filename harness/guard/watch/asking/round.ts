import type { Clock } from '../../../../platform/clock/clock.js';
import type { Message } from '../../../wire/message.js';
import type { Known } from '../watch.js';
import { unknown } from './known.js';

/** A request whose answer carries no id: only one can be under way at a time. */
export interface Round<Value> {
  /** The answer to a request that is sent from now on. */
  ask(): Promise<Known<Value>>;
  heard(message: Message): void;
  /** Answers what is being asked. */
  answer(figure: Known<Value>): void;
  /** Answers this and all that would be asked. */
  end(figure: Known<never>): void;
}

export interface RoundOptions<Value> {
  readonly clock: Clock;
  readonly within: number;
  send(): void;
  /** Told when an answer does not come in time: should it come later, it would be taken for that of the next. */
  late?(): void;
  /** A fresh listener for each request: undefined until it has heard all of the answer. */
  listener(): (message: Message) => Known<Value> | undefined;
}

export function createRound<Value>({
  clock,
  within,
  send,
  late,
  listener,
}: RoundOptions<Value>): Round<Value> {
  let ended: Known<never> | undefined;
  let under:
    | { hear: (message: Message) => Known<Value> | undefined; done: Promise<Known<Value>> }
    | undefined;
  let next: Promise<Known<Value>> | undefined;
  let resolve: (figure: Known<Value>) => void = () => {};

  const begin = (): Promise<Known<Value>> => {
    if (ended !== undefined) return Promise.resolve(ended);
    const done = new Promise<Known<Value>>((fulfil) => {
      const cancel = clock.after(within, () => {
        resolve(unknown(`the upstream did not answer within ${within / 1000} s`));
        late?.();
      });
      resolve = (figure) => {
        cancel();
        under = undefined;
        fulfil(figure);
      };
    });
    under = { hear: listener(), done };
    send();
    return done;
  };

  return {
    ask() {
      if (under === undefined) return begin();
      // Whoever asks while an answer is coming in wants to know of what happened since.
      next ??= under.done.then(() => {
        next = undefined;
        return begin();
      });
      return next;
    },
    heard(message) {
      const figure = under?.hear(message);
      if (figure !== undefined) resolve(figure);
    },
    answer: (figure) => resolve(figure),
    end(figure) {
      ended = figure;
      resolve(figure);
    },
  };
}
