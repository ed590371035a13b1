import { z } from 'zod';
import { Fault } from '../../../../platform/errors/fault.js';
import { DAY_MS } from '../../../../trading/instruments/calendar/date.js';
import { action } from '../action.js';
import { troubleFaults } from '../faults.js';
import { readMoment } from '../moment.js';
import { duration } from '../parameters.js';

/** Whatever goes by the calendar has to go through the days of a leap. */
const LONGEST_LEAP_MS = 3653 * DAY_MS;
const LATEST = Date.parse('2100-01-01T00:00:00Z');

const A_MOMENT = 'expected a moment such as 2026-03-02T15:00:00Z, 09:30 or Mon 09:30';

/** Time goes forward: what was due meanwhile happens now. */
export const timeActions = {
  'move-clock': action({
    about:
      "set the market's clock forward; from there it goes on at its speed, and skips no nights; what is kept with " +
      '--state goes on there on the clocks always-open and xSPEED, all others are refused until they are as far',
    parameters: z
      .strictObject({
        to: z
          .string({ error: A_MOMENT })
          .refine((text) => readMoment(text, 0) !== undefined, A_MOMENT)
          .optional()
          .describe('a moment such as 2026-03-02T15:00:00Z, or the next 09:30 in New York'),
        by: duration.optional().describe('or a time such as 30m'),
      })
      .refine(({ to, by }) => (to === undefined) !== (by === undefined), 'expected either `to` or `by`'),
    run(stage, { to, by = 0 }) {
      const now = stage.clock.now();
      const moment = (to === undefined ? undefined : readMoment(to, now)) ?? now + by;
      const [there, here] = [moment, now].map((time) => new Date(time).toISOString());
      if (moment < now) {
        throw new Fault(troubleFaults.out_of_place, `the clock cannot go back to ${there}: it is ${here}`);
      }
      if (moment > LATEST || moment - now > LONGEST_LEAP_MS) {
        const text = `the clock cannot go to ${there}: it goes ten years forward at once, and not beyond 2100`;
        throw new Fault(troubleFaults.out_of_place, text);
      }
      stage.clock.moveTo(moment);
      stage.backend.venue.catchUp();
      stage.changed();
      return `it is ${there}`;
    },
  }),
};
