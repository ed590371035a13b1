import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { nextSession, sessionAt } from '../../../trading/instruments/calendar/sessions.js';
import { headTimestamp } from '../../wire/replies/history.js';
import { cancelHeadTimeStamp, reqHeadTimeStamp } from '../../wire/requests/history.js';
import { resolveAtExchange } from '../contract.js';
import { type Handling, on } from '../handling.js';
import { headText } from '../history/date-text.js';
import { readView } from '../history/what-to-show.js';
import { twsErrors } from '../tws-errors.js';

const NAME = reqHeadTimeStamp.name;

/** How far back the data of a contract goes. */
export const headTimestampHandlings: readonly Handling[] = [
  on(reqHeadTimeStamp, (session, request) => {
    const { reqId = -1, whatToShow = '', formatDate = 1 } = request;
    const view = readView(whatToShow);
    if (view === undefined) {
      session.error(reqId, twsErrors.invalid(NAME, `What to show value of ${whatToShow} rejected.`));
      return;
    }
    if (request.secType === 'BAG') {
      session.error(reqId, twsErrors.noComboHistory(NAME));
      return;
    }
    const contract = resolveAtExchange(session, NAME, reqId, request);
    if (!contract) return;
    const { market } = session.backend;
    const head = view === 'SCHEDULE' ? undefined : market.headTimestamp(contract.instrument, view);
    if (head === undefined) {
      session.error(reqId, twsErrors.historical('No head time stamp'));
      return;
    }
    // In whatever hours a client is interested, TWS names the opening of the regular ones.
    const calendar = calendars[contract.instrument.calendar];
    const { start } = sessionAt(calendar, head, true) ?? nextSession(calendar, head, true);
    session.send(headTimestamp, { reqId, headTimestamp: headText(start, formatDate) });
  }),
  // The answer has always been given by then; clients cancel all the same, and TWS says nothing to it.
  on(cancelHeadTimeStamp, () => {}),
];
