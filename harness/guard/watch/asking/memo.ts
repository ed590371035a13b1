import type { Clock } from '../../../../platform/clock/clock.js';
import type { Known } from '../watch.js';
import { unknown } from './known.js';

/** Answers that are kept while they are fresh, each asked for once by however many. */
export interface Memo<Value> {
  isFresh(key: string): boolean;
  /** The last answer, though it may be a little older than fresh: it was when its verdict began. */
  get(key: string): Known<Value>;
  /** Asks, or joins those who have asked already. Never rejects. */
  renew(key: string, ask: () => Promise<Known<Value>>): Promise<void>;
}

export interface MemoOptions {
  readonly clock: Clock;
  /** How long a value is fresh; how long it is known that there is none. */
  readonly lasts: number;
  readonly refusalLasts: number;
  /** How much older than fresh it may be when it is looked at. */
  readonly grace: number;
  /** The one that was looked at longest ago goes first. */
  readonly most: number;
}

interface Answer<Value> {
  readonly figure: Known<Value>;
  readonly at: number;
}

export function createMemo<Value>(options: MemoOptions): Memo<Value> {
  const { clock, lasts, refusalLasts, grace, most } = options;
  const answers = new Map<string, Answer<Value>>();
  const asking = new Map<string, Promise<void>>();
  const isWithin = ({ figure, at }: Answer<Value>, more: number) =>
    clock.monotonic() - at < (figure.known ? lasts : refusalLasts) + more;

  const keep = (key: string, figure: Known<Value>) => {
    answers.delete(key);
    answers.set(key, { figure, at: clock.monotonic() });
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
  };

  return {
    isFresh(key) {
      const answer = answers.get(key);
      return answer !== undefined && isWithin(answer, 0);
    },
    get(key) {
      const answer = answers.get(key);
      if (answer === undefined || !isWithin(answer, grace)) return unknown('the upstream has not said it');
      answers.delete(key);
      answers.set(key, answer);
      return answer.figure;
    },
    renew(key, ask) {
      const under = asking.get(key);
      if (under !== undefined) return under;
      const answered = ask()
        .catch((error: unknown) => unknown(`it could not be asked for: ${String(error)}`))
        .then((figure) => {
          asking.delete(key);
          keep(key, figure);
        });
      asking.set(key, answered);
      return answered;
    },
  };
}
