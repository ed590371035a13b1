import type { Instrument } from '../../../trading/instruments/instrument.js';
import { historicalTicks, historicalTicksBidAsk, historicalTicksLast } from '../../wire/replies/history.js';
import { reqHistoricalTicks } from '../../wire/requests/history.js';
import { resolveForSizes } from '../contract.js';
import { type Handling, on } from '../handling.js';
import { readMoments } from '../history/moments.js';
import { midpointsIn, quotesIn, tradesIn } from '../history/tick-views.js';
import { collectTicks, type TickSpan } from '../history/ticks.js';
import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';

const NAME = reqHistoricalTicks.name;
const MOST_TICKS = 1000;

type TickView = 'TRADES' | 'MIDPOINT' | 'BID_ASK';
const VIEWS: Readonly<Record<string, TickView>> = {
  TRADES: 'TRADES',
  AGGTRADES: 'TRADES',
  MIDPOINT: 'MIDPOINT',
  BID_ASK: 'BID_ASK',
};

/** Trades, quotes and their middle, tick by tick. */
export const historicalTicksHandlings: readonly Handling[] = [
  on(reqHistoricalTicks, (session, request) => {
    const { reqId = -1, startDateTime = '', endDateTime = '', numberOfTicks = 0 } = request;
    const { whatToShow = '', useRTH = false, ignoreSize = false } = request;
    const moments = readMoments(session, reqId, { Start: startDateTime, End: endDateTime });
    if (!moments) return;
    const refuse = (cause: string) => session.error(reqId, twsErrors.invalid(NAME, cause));
    const { Start: start, End: end } = moments;
    const moment = start ?? end;
    if (moment === undefined || (start !== undefined && end !== undefined)) {
      refuse('Either the start or the end date/time must be specified, and not both');
      return;
    }
    if (request.secType === 'BAG') return refuse('Combo types are not supported');
    if (numberOfTicks <= 0) return refuse('Number of ticks must be > 0');
    if (numberOfTicks > MOST_TICKS) return refuse(`Number of ticks must be <= ${MOST_TICKS}`);
    if (whatToShow === '') return refuse('Source price must not be empty');
    const view = VIEWS[whatToShow.toUpperCase()];
    if (!view) return refuse('Invalid source price');
    const contract = resolveForSizes(session, NAME, reqId, request);
    if (!contract) return;
    const { instrument } = contract;
    const direction = start === undefined ? 'before' : 'after';
    const span: TickSpan = { direction, moment, count: numberOfTicks, useRTH };
    // Nobody reports trades in currencies: TWS shows midpoints instead.
    const shown = instrument.secType === 'CASH' && view === 'TRADES' ? 'MIDPOINT' : view;
    sendTicks(session, reqId, instrument, shown, span, ignoreSize);
  }),
];

function sendTicks(
  session: Session,
  reqId: number,
  instrument: Instrument,
  view: TickView,
  span: TickSpan,
  ignoreSize: boolean,
): void {
  const { market, clock } = session.backend;
  const now = clock.now();
  const head = market.headTimestamp(instrument, view);
  if (head === undefined) {
    session.error(
      reqId,
      twsErrors.noHistoricalTicks(`No historical market data for ${instrument.localSymbol}`),
    );
    return;
  }
  const within = { ...span, moment: Math.min(now, Math.max(head, span.moment)) };
  const done = true;
  switch (view) {
    case 'TRADES': {
      const ticks = collectTicks(instrument, within, now, (from, to) =>
        tradesIn(market, instrument, from, to),
      );
      session.send(historicalTicksLast, { reqId, ticks, done });
      return;
    }
    case 'MIDPOINT': {
      const ticks = collectTicks(instrument, within, now, (from, to) =>
        midpointsIn(market, instrument, from, to),
      );
      session.send(historicalTicks, { reqId, ticks, done });
      return;
    }
    case 'BID_ASK': {
      const ticks = collectTicks(instrument, within, now, (from, to) =>
        quotesIn(market, instrument, from, to, ignoreSize),
      );
      session.send(historicalTicksBidAsk, { reqId, ticks, done });
    }
  }
}
