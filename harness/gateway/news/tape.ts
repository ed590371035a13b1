import { reqMktData } from '../../wire/requests/market-data.js';
import { readGenericTickList } from '../market-data/generic/generic-tick-list.js';
import type { Session } from '../session.js';
import { startStream } from '../stream.js';
import { twsErrors } from '../tws-errors.js';
import { createNewsLine } from './news-line.js';
import { tapeOf } from './sources.js';

export interface TapeRequest {
  readonly symbol?: string;
  readonly exchange?: string;
  readonly genericTickList?: string;
}

/** Everything that one provider brings, asked for as market data of a contract of type NEWS. */
export function startTape(session: Session, reqId: number, request: TapeRequest): void {
  const { symbol = '', exchange = '', genericTickList = '' } = request;
  const tape = tapeOf(symbol, exchange);
  if (!tape.ok) {
    session.error(reqId, tape.refusal);
    return;
  }
  const list = readGenericTickList(genericTickList, 'News');
  if (!list.ok) {
    session.error(reqId, twsErrors.invalid(reqMktData.name, list.cause));
    return;
  }
  const release = session.backend.quotas.marketData.take();
  if (release === undefined) {
    session.error(reqId, twsErrors.tooManyLines());
    return;
  }
  // It has no prices: without the tick of news there is nothing to tell.
  const { subjects, providers } = tape.source;
  const source = list.news === undefined ? { subjects: [], providers } : { subjects, providers };
  const line = createNewsLine(session, reqId, source);
  startStream(session, { kind: 'marketData', reqId, request: reqMktData.name, ...line, release });
}
