import { newYorkDate } from '../../../trading/exchange/ledger/day.js';
import { addDays } from '../../../trading/instruments/calendar/date.js';
import type { Stock } from '../../../trading/instruments/instrument.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import { wshEventData, wshMetaData } from '../../wire/replies/reference.js';
import {
  cancelWshEventData,
  cancelWshMetaData,
  reqWshEventData,
  reqWshMetaData,
} from '../../wire/requests/reference.js';
import { type Handling, on, onInSlices, type Work } from '../handling.js';
import type { Backend, Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';
import { eventsDocument, metaDocument } from '../wsh/documents.js';
import { type CalendarEvent, eventsOf } from '../wsh/events.js';
import { type CalendarQuery, readQuery } from '../wsh/query.js';

/** A month of all companies is a few milliseconds of work. */
const SLICE_DAYS = 30;
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
    ...onInSlices(reqWshEventData, (session, request) => {
      const { reqId = -1 } = request;
      if (!hasPaid(session, reqId)) return undefined;
      if (!session.subscriptions.has(META.kind, META.reqId)) {
        session.error(reqId, twsErrors.wshMetaDataFirst());
        return undefined;
      }
      const reading = readQuery(request, newYorkDate(session.backend.clock.now()));
      if (reading.ok) return answer(session, reqId, reading.query);
      session.error(reqId, twsErrors.invalidWshRequest(reading.cause));
      return undefined;
    }),
    condition,
  },
  // Answers come in a moment: there is nothing under way that anybody would cancel.
  on(cancelWshMetaData, () => {}),
  on(cancelWshEventData, () => {}),
];

function hasPaid(session: Session, reqId: number): boolean {
  const { wallStreetHorizon } = session.backend.settings;
  if (!wallStreetHorizon) session.error(reqId, twsErrors.newsNotAllowed());
  return wallStreetHorizon;
}

/** The first events of the calendar, whichever company they are of. */
function* answer(session: Session, reqId: number, query: CalendarQuery): Work {
  const { tags, most, from, to } = query;
  const stocks = stocksOf(session.backend, query);
  const events: { readonly stock: Stock; readonly event: CalendarEvent }[] = [];
  for (let start = from; start <= to && events.length < most; start = addDays(start, SLICE_DAYS)) {
    const end = addDays(start, SLICE_DAYS - 1);
    const found = stocks.flatMap((stock) =>
      eventsOf(stock, start, end < to ? end : to)
        .filter(({ tag }) => tags.includes(tag))
        .map((event) => ({ stock, event })),
    );
    events.push(...found.sort((a, b) => a.event.date.localeCompare(b.event.date)));
    yield;
  }
  session.send(wshEventData, { reqId, dataJson: eventsDocument(events.slice(0, most)) });
}

function stocksOf({ clock, venue }: Backend, { conIds, portfolio }: CalendarQuery): readonly Stock[] {
  const held = portfolio
    ? venue.accountIds.flatMap((account) => venue.valuation(account, clock.now())?.positions ?? [])
    : [];
  const asked = new Set([...conIds, ...held.map(({ instrument }) => instrument.conId)]);
  return [...asked].flatMap((conId) => {
    const instrument = universe().byConId.get(conId);
    return instrument?.secType === 'STK' ? [instrument] : [];
  });
}
