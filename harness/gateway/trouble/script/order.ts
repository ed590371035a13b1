import { readMoment } from '../moment.js';
import type { When } from './script.js';

/** Finds steps that would have to be done before one that is written above them. */
export interface Order {
  /** What is wrong with the time of the next step. @param times how often it is repeated, if it is */
  next(when: When, times?: number): string | undefined;
}

export function createOrder(): Order {
  let fromStart = 0;
  let date = Number.NEGATIVE_INFINITY;
  return {
    next(when, times) {
      if (when.kind === 'then') {
        fromStart += when.ms * (times ?? 1);
      } else if (when.kind === 'from-start') {
        if (times !== undefined)
          return 'expected then +30s or at 09:30: what is repeated has not one time only';
        if (when.ms < fromStart) {
          return `it comes before a step above, which is at +${fromStart / 1000}s or later: write steps in their order`;
        }
        fromStart = when.ms;
      } else if (isDated(when.moment)) {
        if (times !== undefined)
          return 'expected a time such as at 09:30 or at Mon 09:30: a date comes only once';
        const moment = readMoment(when.moment, 0) ?? date;
        if (moment < date) return 'it comes before a step above: write steps in their order';
        date = moment;
      }
      return undefined;
    },
  };
}

/** Whether it is one moment for ever, and not one that comes every day or week. */
export function isDated(moment: string): boolean {
  return /^\d{4}-/.test(moment);
}
