import { tickSnapshotEnd } from '../../wire/replies/market-data.js';
import { cancelMktData, reqMarketDataType, reqMktData } from '../../wire/requests/market-data.js';
import { type Handling, on } from '../handling.js';
import { type Farm, farmOf } from '../link/farms.js';
import { flows } from '../link/link.js';
import { type Feed, feedFor } from '../market-data/feed.js';
import { readGenericTickList } from '../market-data/generic/generic-tick-list.js';
import { createLine, type LineOptions } from '../market-data/line.js';
import type { MarketDataType } from '../market-data/market-data-type.js';
import { quotedFor, type Requested } from '../market-data/quoted-for.js';
import { sourceFor } from '../news/sources.js';
import { startTape } from '../news/tape.js';
import type { Session } from '../session.js';
import { startStream } from '../stream.js';
import { twsErrors } from '../tws-errors.js';

/** The top of the book, live, frozen or delayed, with Greeks and generic ticks. */
export const marketDataHandlings: readonly Handling[] = [
  on(reqMktData, (session, request) => {
    const { reqId = -1, genericTickList = '', snapshot = false, regulatorySnapshot = false } = request;
    if (session.subscriptions.has('marketData', reqId)) {
      session.error(reqId, twsErrors.duplicateTickerId());
      return;
    }
    if (request.secType === 'NEWS') {
      startTape(session, reqId, request);
      return;
    }
    const requested = quotedFor(session, reqId, request, request.comboLegs);
    if (requested === undefined) return;
    const { quoted, instrument } = requested;
    const list = readGenericTickList(genericTickList, quoted.instrument?.secType ?? 'BAG');
    if (!list.ok) {
      session.error(reqId, twsErrors.invalid(reqMktData.name, list.cause));
      return;
    }
    if (snapshot && list.ids.length > 0) {
      const cause = 'Snapshot market data subscription is not applicable to generic ticks';
      session.error(reqId, twsErrors.invalid(reqMktData.name, cause));
      return;
    }
    if (regulatorySnapshot) {
      session.error(reqId, twsErrors.noRegulatorySnapshot(instrument.localSymbol));
      return;
    }
    const news = list.news === undefined ? undefined : sourceFor(quoted.instrument, list.news);
    if (news?.ok === false) {
      session.error(reqId, news.refusal);
      return;
    }
    const feed = feedOf(session, reqId, requested);
    if (feed === undefined) return;
    const { ids: generic, quiet } = list;
    const options: LineOptions = { reqId, quoted, feed, generic, quiet, news: news?.source };
    const farm = farmOf(instrument);
    if (snapshot) sendSnapshot(session, options, farm);
    else startLine(session, options, farm);
  }),
  on(cancelMktData, (session, { reqId = -1 }) => {
    if (!session.subscriptions.end('marketData', reqId)) {
      session.error(reqId, twsErrors.unknownTickerId(reqId));
    }
  }),
  // TWS takes any number without a word; what it does not know changes nothing.
  on(reqMarketDataType, (session, { marketDataType = 0 }) => {
    if (isMarketDataType(marketDataType)) session.marketDataType = marketDataType;
  }),
];

function startLine(session: Session, options: LineOptions, farm: Farm): void {
  const { reqId } = options;
  const leave = session.backend.quotas.marketData.take();
  if (leave === undefined) {
    session.error(reqId, twsErrors.tooManyLines());
    return;
  }
  const { open, beat, close } = createLine(session, options);
  const release = () => {
    close();
    leave();
  };
  startStream(session, { kind: 'marketData', reqId, request: reqMktData.name, farm, open, beat, release });
}

/** Takes no line: it is over before anybody could count it. */
function sendSnapshot(session: Session, options: LineOptions, farm: Farm): void {
  const { link, clock } = session.backend;
  if (!flows(link, 'marketData', farm)) {
    if (link.isDataStolen) session.error(options.reqId, twsErrors.competingSession());
    session.send(tickSnapshotEnd, { reqId: options.reqId });
    return;
  }
  const line = createLine(session, options);
  try {
    line.open(clock.now());
  } finally {
    line.close();
  }
  session.send(tickSnapshotEnd, { reqId: options.reqId });
}

/** What the line is fed with; where the login has no right to it, the client is told. */
function feedOf(session: Session, reqId: number, { subscribed, instrument }: Requested): Feed | undefined {
  const answer = feedFor(session.marketDataType, subscribed, instrument);
  if ('refusal' in answer) {
    session.error(reqId, answer.refusal);
    return undefined;
  }
  if (answer.notice) session.error(reqId, answer.notice);
  return answer.feed;
}

function isMarketDataType(value: number): value is MarketDataType {
  return value === 1 || value === 2 || value === 3 || value === 4;
}
