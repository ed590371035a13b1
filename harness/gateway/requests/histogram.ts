import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import { histogramData } from '../../wire/replies/history.js';
import { cancelHistogramData, reqHistogramData } from '../../wire/requests/history.js';
import { resolveForSizes } from '../contract.js';
import { type Handling, on, onInSlices } from '../handling.js';
import { readPeriod } from '../history/duration.js';
import { histogramInSlices } from '../history/histogram-slices.js';
import { calendarStart, startOf } from '../history/stretch.js';
import { twsErrors } from '../tws-errors.js';

const NAME = reqHistogramData.name;
/** Every trade counts; of more than a month they are too many to look at while others wait. */
const LONGEST_MS = 31 * DAY_MS;

/** What traded at which price. */
export const histogramHandlings: readonly Handling[] = [
  onInSlices(reqHistogramData, function* (session, request) {
    const { reqId = -1, timePeriod = '', useRTH = false } = request;
    const period = readPeriod(timePeriod);
    if ('cause' in period) {
      session.error(reqId, twsErrors.invalid(NAME, period.cause));
      return;
    }
    const { market, clock } = session.backend;
    const to = clock.now();
    if (to - calendarStart(period, to, 'UTC') > LONGEST_MS) {
      session.error(reqId, twsErrors.noHistogram('Time length exceed max.'));
      return;
    }
    if (request.secType === 'BAG') {
      session.error(reqId, twsErrors.noComboHistory(NAME));
      return;
    }
    const contract = resolveForSizes(session, NAME, reqId, request);
    if (!contract) return;
    const { instrument } = contract;
    const from = startOf(calendars[instrument.calendar], period, to, useRTH);
    const items = yield* histogramInSlices(market, instrument, { from, to, useRTH });
    if (items.length === 0) session.error(reqId, twsErrors.noHistogram('No data'));
    else session.send(histogramData, { reqId, items });
  }),
  // The answer has always been given by then; clients cancel all the same, and TWS says nothing to it.
  on(cancelHistogramData, () => {}),
];
