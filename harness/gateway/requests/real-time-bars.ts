import type { Instrument } from '../../../trading/instruments/instrument.js';
import { type Kind, kinds } from '../../../trading/instruments/kinds.js';
import { realtimeBar } from '../../wire/replies/market-data.js';
import { cancelRealTimeBars, reqRealTimeBars } from '../../wire/requests/market-data.js';
import type { WhatToShow } from '../../world/market.js';
import { resolveForSizes } from '../contract.js';
import { type Handling, on } from '../handling.js';
import { farmOf } from '../link/farms.js';
import { isSubscribed } from '../market-data/feed.js';
import { continuedFrom } from '../market-data/leap.js';
import type { Session } from '../session.js';
import { startStream } from '../stream.js';
import { twsErrors } from '../tws-errors.js';

const BAR_MS = 5000;

const NAME = reqRealTimeBars.name;

type Shown = Extract<WhatToShow, 'TRADES' | 'MIDPOINT' | 'BID' | 'ASK'>;

/** A bar every five seconds, whatever size is asked for: there is no other. */
export const realTimeBarHandlings: readonly Handling[] = [
  on(reqRealTimeBars, (session, request) => {
    const { reqId = -1, whatToShow = '', useRTH = false } = request;
    if (session.subscriptions.has('realTimeBars', reqId)) {
      session.error(reqId, twsErrors.duplicateTicker(NAME));
      return;
    }
    if (!isShown(whatToShow)) {
      session.error(reqId, twsErrors.invalid(NAME, 'What to show field is missing or incorrect.'));
      return;
    }
    if (request.secType === 'BAG') {
      session.error(reqId, twsErrors.invalid(NAME, 'Real-time bars are not available for combos.'));
      return;
    }
    const match = resolveForSizes(session, NAME, reqId, request);
    if (match === undefined) return;
    const { instrument, exchange } = match;
    const refusal = refusalFor(session, instrument, exchange, whatToShow);
    if (refusal !== undefined) {
      session.error(reqId, twsErrors.invalidRealTimeQuery(refusal));
      return;
    }
    const { settings } = session.backend;
    if (settings.historicalPacing && !session.backend.historyPacing.admit({ weight: 1 })) {
      const cause = 'Historical data request pacing violation';
      session.error(reqId, twsErrors.invalidRealTimeQuery(cause));
      return;
    }
    const beat = (now: number, before: number) => {
      const [from, to] = [lastBarEnd(continuedFrom(before, now)), lastBarEnd(now)];
      if (from < to) sendBars(session, reqId, instrument, { from, to, whatToShow, useRTH });
    };
    startStream(session, { kind: 'realTimeBars', reqId, request: NAME, farm: farmOf(instrument), beat });
  }),
  on(cancelRealTimeBars, (session, { reqId = -1 }) => {
    if (!session.subscriptions.end('realTimeBars', reqId)) {
      session.error(reqId, twsErrors.unknownTickerId(reqId));
    }
  }),
];

function sendBars(
  session: Session,
  reqId: number,
  instrument: Instrument,
  stretch: { from: number; to: number; whatToShow: Shown; useRTH: boolean },
): void {
  const size = { unit: 'second', count: BAR_MS / 1000 } as const;
  for (const bar of session.backend.market.bars(instrument, { ...stretch, size })) {
    const { open, high, low, close, volume, wap, count } = bar;
    session.send(realtimeBar, {
      ...{ reqId, time: bar.time / 1000, open, high, low, close, volume, wap, count },
      version: 3,
    });
  }
}

function refusalFor(
  session: Session,
  instrument: Instrument,
  exchange: string,
  whatToShow: Shown,
): string | undefined {
  const { secType, primaryExch } = instrument;
  if (!isSubscribed(session.backend.settings.delayedOnly, instrument, exchange)) {
    return `No market data permissions for ${exchange === 'SMART' ? primaryExch : exchange} ${secType}`;
  }
  if (BARS[kinds[secType].market].has(whatToShow)) return undefined;
  return `No data of type ${whatToShow} is available for the exchange '${exchange}' and the security type '${secType}'`;
}

/** Nobody trades a currency at one price, and nobody quotes an index: its level counts as trades. */
const BARS: Readonly<Record<Kind['market'], ReadonlySet<Shown>>> = {
  traded: new Set(['TRADES', 'MIDPOINT', 'BID', 'ASK']),
  quoted: new Set(['MIDPOINT', 'BID', 'ASK']),
  valued: new Set(['TRADES']),
};

/** Bars end at multiples of five seconds on the clock. */
const lastBarEnd = (now: number): number => Math.floor(now / BAR_MS) * BAR_MS;

function isShown(text: string): text is Shown {
  return text === 'TRADES' || text === 'MIDPOINT' || text === 'BID' || text === 'ASK';
}
