import type { Instrument } from '../../../trading/instruments/instrument.js';
import { scannerData, scannerParameters } from '../../wire/replies/reference.js';
import {
  cancelScannerSubscription,
  reqScannerParameters,
  reqScannerSubscription,
} from '../../wire/requests/reference.js';
import { type Handling, on, onInSlices, type Work } from '../handling.js';
import { HISTORY_FARM } from '../link/farms.js';
import { scannerParametersXml } from '../scanners/parameters.js';
import { unpaidAmong } from '../scanners/places.js';
import { rowOf } from '../scanners/row.js';
import { rowsOf, type Scan, scanOf } from '../scanners/scan.js';
import type { Ranking } from '../scanners/scans.js';
import type { Session } from '../session.js';
import { startStream } from '../stream.js';
import { twsErrors } from '../tws-errors.js';

const NAME = reqScannerSubscription.name;
/** The market's time from one ranking to the next: all are made anew at the same moments. */
const REFRESH_MS = 30_000;
/** Whoever asks within a second of another gets the same ranking. */
const SHARED_MS = 1000;

/** How much is worked while the wall's clock stands still: in one turn of the event loop … */
const MOST_A_TURN = 16;
/** … and at one beat, where a ranking of what is known already should be had at once. */
const MOST_A_BEAT = 128;

/** Rankings of the market, and what can be ranked. */
export const scannerHandlings: readonly Handling[] = [
  on(reqScannerParameters, (session) => {
    session.send(scannerParameters, { version: 1, xml: scannerParametersXml() });
  }),
  onInSlices(reqScannerSubscription, (session, request) => {
    const { reqId = -1 } = request;
    const { scans } = session.backend;
    if (session.subscriptions.has('scanner', reqId)) {
      session.error(reqId, twsErrors.duplicateScanner(NAME));
      return undefined;
    }
    const scan = scanOf(request);
    if ('refusal' in scan) {
      session.error(reqId, scan.refusal);
      return undefined;
    }
    const release = scans.places.take();
    if (release === undefined) {
      session.error(reqId, twsErrors.tooManyScanners(NAME, scans.places.limit));
      return undefined;
    }
    const unpaid = unpaidAmong(scan.places, session.backend.settings.delayedOnly);
    if (unpaid.length > 0) session.error(reqId, twsErrors.impreciseScan(scan.ranking.name, unpaid));
    return subscribe(session, reqId, scan, rowsOf(request), release);
  }),
  on(cancelScannerSubscription, (session, { reqId = -1 }) => {
    const ended = session.subscriptions.end('scanner', reqId);
    session.error(reqId, ended ? twsErrors.scannerCancelled(reqId) : twsErrors.unknownScanner(reqId));
  }),
];

/** The first ranking in slices; those that follow are gone on with at every beat until they are done. */
function* subscribe(session: Session, reqId: number, scan: Scan, rows: number, release: () => void): Work {
  const { scans, clock } = session.backend;
  const started = clock.now();
  let pending: Ranking | undefined = scans.rankingOf(scan, Math.floor(started / SHARED_MS) * SHARED_MS);
  let shown = Math.floor(started / REFRESH_MS);
  const goOn = (most: number) => {
    const best = pending?.goOn(most);
    if (best === undefined) return;
    pending = undefined;
    tell(session, reqId, best.slice(0, rows));
  };
  const beat = (now: number) => {
    const due = Math.floor(now / REFRESH_MS);
    if (due !== shown && pending === undefined) {
      shown = due;
      pending = scans.rankingOf(scan, due * REFRESH_MS);
    }
    goOn(MOST_A_BEAT);
  };
  startStream(session, { kind: 'scanner', reqId, request: NAME, farm: HISTORY_FARM, beat, release });
  try {
    goOn(MOST_A_TURN);
    while (pending !== undefined) {
      yield;
      goOn(MOST_A_TURN);
    }
  } catch (error) {
    session.subscriptions.end('scanner', reqId);
    throw error;
  }
}

function tell(session: Session, reqId: number, best: readonly Instrument[]): void {
  if (best.length === 0) session.error(reqId, twsErrors.nothingScanned());
  session.send(scannerData, { version: 3, reqId, results: best.map(rowOf) });
}
