import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import type { ContractMatch } from '../../../trading/instruments/search/query.js';
import {
  historicalData,
  historicalDataEnd,
  historicalDataUpdate,
  historicalSchedule,
} from '../../wire/replies/history.js';
import { cancelHistoricalData, reqHistoricalData } from '../../wire/requests/history.js';
import type { Bar } from '../../world/market.js';
import { inReadableSizes, resolveContract } from '../contract.js';
import { type Handling, on, onInSlices, type Work } from '../handling.js';
import { type BarQuery, readBarRequest } from '../history/bar-request.js';
import { barsUntil, isSmall, type PriceQuery } from '../history/bars.js';
import { barDate, type DateStyle, dateStyle } from '../history/date-text.js';
import { liveBars } from '../history/live-bars.js';
import { readMoments } from '../history/moments.js';
import { sessionsUntil } from '../history/schedule.js';
import { calendarStart } from '../history/stretch.js';
import { HISTORY_FARM } from '../link/farms.js';
import { reachOf } from '../link/reach.js';
import type { Session } from '../session.js';
import { startStream } from '../stream.js';
import { momentText } from '../time/moment-text.js';
import { twsErrors } from '../tws-errors.js';

const NAME = reqHistoricalData.name;

/** Bars of the past, kept up to date where the client wishes it, and the sessions that make them. */
export const historyHandlings: readonly Handling[] = [
  onInSlices(reqHistoricalData, function* (session, request) {
    const { reqId = -1, endDateTime = '' } = request;
    if (session.subscriptions.has('historicalData', reqId)) {
      session.error(reqId, twsErrors.duplicateHistoricalId(NAME));
      return;
    }
    const moments = readMoments(session, reqId, { End: endDateTime });
    if (!moments) return;
    const query = readBarRequest(NAME, request);
    if ('code' in query) {
      session.error(reqId, query);
      return;
    }
    const contract = inReadableSizes(session, reqId, resolveContract(session, reqId, request));
    if (!contract) return;
    const now = session.backend.clock.now();
    const { End: end = now } = moments;
    if (request.secType === 'CONTFUT' && moments.End !== undefined) {
      session.error(reqId, twsErrors.endOfContinuousFuture());
      return;
    }
    // Nobody has data of the future.
    const to = Math.min(end, now);
    if (query.view === 'SCHEDULE' && session.version < historicalSchedule.since) {
      session.error(reqId, twsErrors.invalid(NAME, 'What to show value of SCHEDULE rejected.'));
    } else if (query.view === 'SCHEDULE') sendSchedule(session, reqId, contract, query, to);
    else yield* sendBars(session, reqId, contract, { ...query, view: query.view }, to);
  }),
  on(cancelHistoricalData, (session, { reqId = -1 }) => {
    const isEnded = session.subscriptions.end('historicalData', reqId);
    session.error(reqId, isEnded ? twsErrors.historyCancelled(reqId) : twsErrors.unknownHistoricalId(reqId));
  }),
];

function* sendBars(
  session: Session,
  reqId: number,
  contract: ContractMatch,
  query: PriceQuery,
  to: number,
): Work {
  const { backend } = session;
  const expected = expectedView(contract, query);
  if (expected !== undefined) {
    session.error(reqId, twsErrors.otherViewExpected(expected, query.view));
    return;
  }
  if (!isPacedWell(session, contract, query, to)) {
    session.error(reqId, twsErrors.historical('Historical data request pacing violation'));
    return;
  }
  const bars = yield* barsUntil(backend.market, contract, query, to, backend.clock.now());
  if ('cause' in bars) {
    session.error(reqId, twsErrors.historical(bars.cause));
    return;
  }
  // The way to them may be gone since it was asked for.
  const reach = reachOf(backend.link, reqHistoricalData);
  if (reach.kind === 'refused') {
    session.error(reqId, reach.error);
    return;
  }
  const style = dateStyle(session, contract.instrument.timeZoneId, query.formatDate);
  const intraday = query.barSize.size.unit === 'second';
  const rows = bars.map((bar) => rowOf(bar, intraday, style));
  const range = {
    startDate: style.text(calendarStart(query.duration, to, backend.settings.timeZone)),
    endDate: style.text(to),
  };
  const open = () => {
    session.send(historicalData, { reqId, ...range, bars: rows });
    if (session.version >= historicalDataEnd.since) session.send(historicalDataEnd, { reqId, ...range });
  };
  const last = bars.at(-1);
  if (!query.keepUpToDate || !last) {
    open();
    return;
  }
  const release = backend.quotas.historical.take();
  if (!release) {
    session.error(reqId, twsErrors.tooManyHistorical(NAME, backend.quotas.historical.limit));
    return;
  }
  const beat = liveBars(backend.market, contract, query, last, (bar) =>
    session.send(historicalDataUpdate, { reqId, ...rowOf(bar, intraday, style) }),
  );
  startStream(session, {
    kind: 'historicalData',
    reqId,
    request: NAME,
    farm: HISTORY_FARM,
    open,
    beat,
    release,
  });
}

function rowOf(bar: Bar, intraday: boolean, style: DateStyle) {
  const { open, high, low, close, volume, wap, count } = bar;
  return { date: barDate(bar, intraday, style), open, high, low, close, volume, wap, count };
}

/** What IB calls trades: in crypto their aggregate, elsewhere each of them. */
function expectedView({ instrument }: ContractMatch, { view }: BarQuery): string | undefined {
  const isCrypto = instrument.secType === 'CRYPTO';
  if (isCrypto && view === 'TRADES') return 'AGGTRADES';
  return !isCrypto && view === 'AGGTRADES' ? 'TRADES' : undefined;
}

function isPacedWell(session: Session, contract: ContractMatch, query: PriceQuery, to: number): boolean {
  const { backend } = session;
  if (!backend.settings.historicalPacing || !isSmall(query)) return true;
  const { view, barSize, duration, useRTH } = query;
  const line = `${contract.instrument.conId}@${contract.exchange} ${view}`;
  const identity = JSON.stringify([line, barSize.step, duration, useRTH, to]);
  return backend.historyPacing.admit({ line, identity, weight: view === 'BID_ASK' ? 2 : 1 });
}

function sendSchedule(
  session: Session,
  reqId: number,
  { instrument }: ContractMatch,
  { duration, useRTH }: BarQuery,
  to: number,
): void {
  const timeZone = instrument.timeZoneId;
  const text = (moment: number) => momentText(moment, timeZone, '-');
  const sessions = sessionsUntil(calendars[instrument.calendar], duration, to, useRTH);
  session.send(historicalSchedule, {
    reqId,
    startDateTime: text(sessions.at(0)?.start ?? to),
    endDateTime: text(sessions.at(-1)?.end ?? to),
    timeZone,
    sessions: sessions.map(({ date, start, end }) => ({
      startDateTime: text(start),
      endDateTime: text(end),
      refDate: date,
    })),
  });
}
