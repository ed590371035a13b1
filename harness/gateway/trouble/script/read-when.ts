import { readDuration } from '../../../../platform/text/duration.js';
import { readMoment } from '../moment.js';
import { type Place, shown } from './place.js';
import type { When } from './script.js';
import type { Word } from './words.js';

interface ReadWhen {
  readonly when: When;
  /** How many words it took. */
  readonly words: number;
}

type Refuse = (at: Pick<Place, 'column'>, message: string) => Error;

const A_DURATION = 'a time such as +30s, +500ms, +2m or +1.5h';
const A_MOMENT = 'a moment such as 09:30, Mon 09:30 or 2026-03-02T15:00:00Z';
const WEEKDAY = /^[A-Z][a-z]{2}$/;

/** `+30s`, `then +30s`, `at 09:30`, `at Mon 09:30` or `at 2026-03-02T15:00:00Z` at the beginning of a step. */
export function readWhen(words: readonly Word[], refuse: Refuse): ReadWhen {
  const [first, second, third] = words;
  if (first === undefined) throw new Error('a step has at least one word');
  const after = ({ column, text }: Word) => ({ column: column + text.length });
  switch (first.text) {
    case 'then': {
      if (second === undefined) throw refuse(after(first), `expected ${A_DURATION} after then`);
      return { when: { kind: 'then', ms: durationOf(second, refuse) }, words: 2 };
    }
    case 'at': {
      if (second === undefined) throw refuse(after(first), `expected ${A_MOMENT} after at`);
      const hasWeekday = WEEKDAY.test(second.text) && third !== undefined;
      const moment = hasWeekday ? `${second.text} ${third.text}` : second.text;
      // Whether it can be read does not hang on when it is.
      if (readMoment(moment, 0) === undefined) {
        throw refuse(second, `expected ${A_MOMENT}, found ${shown(moment)}`);
      }
      return { when: { kind: 'at', moment }, words: hasWeekday ? 3 : 2 };
    }
    default: {
      if (first.text.startsWith('+')) {
        return { when: { kind: 'from-start', ms: durationOf(first, refuse) }, words: 1 };
      }
      throw refuse(
        first,
        `expected when it is to happen (+30s, then +30s, at 09:30), found ${shown(first.text)}`,
      );
    }
  }
}

function durationOf(word: Word, refuse: Refuse): number {
  const ms = word.text.startsWith('+') ? readDuration(word.text.slice(1)) : undefined;
  if (ms === undefined) throw refuse(word, `expected ${A_DURATION}, found ${shown(word.text)}`);
  return ms;
}
