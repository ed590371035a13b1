import { newYorkDate } from '../../../trading/exchange/ledger/day.js';
import { addDays } from '../../../trading/instruments/calendar/date.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import { wshEventData, wshMetaData } from '../../wire/replies/reference.js';
import {
  cancelWshEventData,
  cancelWshMetaData,
  reqWshEventData,
  reqWshMetaData,
} from '../../wire/requests/reference.js';
import { type Handling, on } from '../handling.js';
import type { Backend, Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';
import { eventsDocument, metaDocument } from '../wsh/documents.js';
import { eventsOf } from '../wsh/events.js';
import { type CalendarQuery, readQuery } from '../wsh/query.js';

/** How far ahead a client sees that names no dates. */
const DAYS_AHEAD = 365;
/** Whether a session has asked which events there are: it must, before it asks for any. */
const META = { kind: 'wshMetaData', reqId: 0 } as const;

const condition = 'with `gateway.wallStreetHorizon`; without it error 10276, as paper accounts get';

/** The calendar of Wall Street Horizon, for a login that has paid for it; paper logins have not (10276). */
export const wshHandlings: readonly Handling[] = [
  {
    ...on(reqWshMetaData, (session, { reqId = -1 }) => {
      if (!hasPaid(session, reqId)) return;
      if (!session.subscriptions.has(META.kind, META.reqId)) {
        session.subscriptions.open(META.kind, META.reqId, () => {});
      }
      session.send(wshMetaData, { reqId, dataJson: metaDocument() });
    }),
    condition,
  },
  {
    ...on(reqWshEventData, (session, request) => {
      const { reqId = -1 } = request;
      if (!hasPaid(session, reqId)) return;
      if (!session.subscriptions.has(META.kind, META.reqId)) {
        session.error(reqId, twsErrors.wshMetaDataFirst());
        return;
      }
      const reading = readQuery(request);
      if (!reading.ok) session.error(reqId, twsErrors.invalidWshRequest(reading.cause));
      else session.send(wshEventData, { reqId, dataJson: answer(session.backend, reading.query) });
    }),
    condition,
  },
  // Everything is answered at once: there is nothing under way to be cancelled.
  on(cancelWshMetaData, () => {}),
  on(cancelWshEventData, () => {}),
];

function hasPaid(session: Session, reqId: number): boolean {
  const { wallStreetHorizon } = session.backend.settings;
  if (!wallStreetHorizon) session.error(reqId, twsErrors.newsNotAllowed());
  return wallStreetHorizon;
}

function answer(
  { clock, venue }: Backend,
  { conIds, portfolio, tags, most, ...dates }: CalendarQuery,
): string {
  const today = newYorkDate(clock.now());
  const { from = today, to = addDays(from, DAYS_AHEAD) } = dates;
  const held = portfolio
    ? venue.accountIds.flatMap((account) => venue.valuation(account, clock.now())?.positions ?? [])
    : [];
  const events = [...new Set([...conIds, ...held.map(({ instrument }) => instrument.conId)])].flatMap(
    (conId) => {
      const stock = universe().byConId.get(conId);
      if (stock?.secType !== 'STK') return [];
      return eventsOf(stock, from, to)
        .filter(({ tag }) => tags.includes(tag))
        .map((event) => ({ stock, event }));
    },
  );
  return eventsDocument(events.sort((a, b) => a.event.date.localeCompare(b.event.date)).slice(0, most));
}
