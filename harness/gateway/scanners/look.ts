import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { isOpen, previousSession } from '../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market, Snapshot } from '../../world/market.js';
import type { Archive } from './archive.js';

/** An instrument as a scan sees it. */
export interface Look {
  readonly instrument: Instrument;
  readonly market: Market;
  readonly archive: Archive;
  /** The moment of the scan … */
  readonly now: number;
  /** … and the one that is shown: while trading rests, the last of the session before. */
  readonly at: number;
  readonly snapshot: Snapshot;
}

export function lookAt(instrument: Instrument, market: Market, archive: Archive, now: number): Look {
  const calendar = calendars[instrument.calendar];
  const at = isOpen(calendar, now, false) ? now : previousSession(calendar, now, false).end - 1;
  return { instrument, market, archive, now, at, snapshot: market.snapshot(instrument, at) };
}
