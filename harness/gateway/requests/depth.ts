import { cancelMktDepth, reqMktDepth } from '../../wire/requests/market-data.js';
import { resolveForSizes } from '../contract.js';
import { type Handling, on } from '../handling.js';
import { farmOf } from '../link/farms.js';
import { depthKindOf, smartExchanges } from '../market-data/depth/depth-kind.js';
import { createDepthLine } from '../market-data/depth/depth-line.js';
import { isSubscribed } from '../market-data/feed.js';
import type { Backend } from '../session.js';
import { startStream } from '../stream.js';
import { twsErrors } from '../tws-errors.js';

const NAME = reqMktDepth.name;
const MOST_ROWS = 60;

/** The book below the top. */
export const depthHandlings: readonly Handling[] = [
  on(reqMktDepth, (session, request) => {
    const { reqId = -1, numRows = 0, isSmartDepth = false } = request;
    if (session.subscriptions.has('depth', reqId)) {
      session.error(reqId, twsErrors.duplicateTicker(NAME));
      return;
    }
    if (request.secType === 'BAG') {
      session.error(reqId, twsErrors.invalid(NAME, 'Market depth does not support combos.'));
      return;
    }
    if (numRows < 1) {
      const cause = 'Market depth rows requested must be greater than zero.';
      session.error(reqId, twsErrors.invalid(NAME, cause));
      return;
    }
    const match = resolveForSizes(session, NAME, reqId, request);
    if (match === undefined) return;
    const { instrument, exchange } = match;
    const kind = depthKindOf(instrument, exchange, isSmartDepth);
    if (kind === undefined) {
      session.error(reqId, twsErrors.depthNotSupported());
      return;
    }
    const { backend } = session;
    if (!isSubscribed(backend.settings.delayedOnly, instrument, exchange)) {
      session.error(reqId, twsErrors.notSubscribed(`${instrument.localSymbol} ${exchange}`));
      return;
    }
    const release = takeBook(backend, instrument.conId);
    if (release === undefined) {
      session.error(reqId, twsErrors.tooManyDepthLines(backend.quotas.depth.limit));
      return;
    }
    const rows = Math.min(numRows, MOST_ROWS);
    const { beat } = createDepthLine(session, { reqId, instrument, kind, rows });
    const open = (now: number) => {
      if (kind === 'smart') {
        const { deep, top } = smartExchanges(instrument);
        session.error(reqId, twsErrors.depthExchanges(deep, top));
      }
      beat(now);
    };
    const farm = farmOf(instrument);
    startStream(session, { kind: 'depth', reqId, request: NAME, farm, open, beat, release });
  }),
  on(cancelMktDepth, (session, { reqId = -1 }) => {
    if (!session.subscriptions.end('depth', reqId)) session.error(reqId, twsErrors.unknownDepthId(reqId));
  }),
];

interface HeldBook {
  lines: number;
  readonly leave: () => void;
}

/** By conId, for each login. */
const heldBooks = new WeakMap<Backend, Map<number, HeldBook>>();

/** A login may look at few books, but at each as often as it likes. Hands back how to leave. */
function takeBook(backend: Backend, conId: number): (() => void) | undefined {
  const books = heldBooks.get(backend) ?? new Map<number, HeldBook>();
  heldBooks.set(backend, books);
  const leave = books.has(conId) ? undefined : backend.quotas.depth.take();
  const book = books.get(conId) ?? (leave && { lines: 0, leave });
  if (book === undefined) return undefined;
  book.lines += 1;
  books.set(conId, book);
  return () => {
    book.lines -= 1;
    if (book.lines > 0) return;
    books.delete(conId);
    book.leave();
  };
}
