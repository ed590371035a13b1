import { type TwsError, twsErrors } from '../tws-errors.js';
import { type RequestedBarSize, readBarSize } from './bar-size.js';
import { type Duration, readDuration } from './duration.js';
import { canBeLive, type HistoricalView, readView } from './what-to-show.js';

/** What a client asks of reqHistoricalData, as `harness/wire` reads it. */
export interface BarRequestFields {
  readonly secType?: string;
  readonly exchange?: string;
  readonly endDateTime?: string;
  readonly barSizeSetting?: string;
  readonly durationStr?: string;
  readonly useRTH?: boolean;
  readonly whatToShow?: string;
  readonly formatDate?: number;
  readonly keepUpToDate?: boolean;
}

/** A request for bars, or for a schedule, that TWS would hand on to the data service. */
export interface BarQuery {
  readonly view: HistoricalView;
  readonly barSize: RequestedBarSize;
  readonly duration: Duration;
  readonly useRTH: boolean;
  readonly formatDate: number;
  readonly keepUpToDate: boolean;
}

/** Every known format of dates. */
const DATE_FORMATS = [1, 2, 3];
/** Updates are made of bars of five seconds. */
const SMALLEST_LIVE_SECONDS = 5;

/** Checks everything about a request that can be said without knowing the contract, in the order in which TWS does. */
export function readBarRequest(request: string, fields: BarRequestFields): BarQuery | TwsError {
  const refuse = (cause: string): TwsError => twsErrors.invalid(request, cause);
  const { secType = '', whatToShow = '', formatDate = 1, keepUpToDate = false, useRTH = false } = fields;
  const hasEnd = fields.endDateTime !== undefined && fields.endDateTime.trim() !== '';

  const duration = readDuration(fields.durationStr ?? '');
  if ('cause' in duration) return refuse(duration.cause);
  const view = readView(whatToShow);
  if (view === 'ADJUSTED_LAST' && hasEnd) return refuse('End date not supported with adjusted last');
  const barSize = readBarSize(fields.barSizeSetting ?? '');
  if ('cause' in barSize) return refuse(barSize.cause);
  const { unit } = barSize.size;
  if (view === 'ADJUSTED_LAST' && (unit === 'week' || unit === 'month')) {
    return refuse('Multi day bar size not supported with adjusted last');
  }
  if (view === undefined) return refuse(`What to show value of ${whatToShow} rejected.`);
  if (!DATE_FORMATS.includes(formatDate)) {
    return refuse(`Date formatting selection of ${formatDate} rejected.`);
  }
  if (keepUpToDate) {
    if (hasEnd) return refuse('End date not supported with live updates');
    if (secType === 'BAG') return refuse('Live updates for combos are not supported');
    if (!canBeLive(view)) return refuse('Source price not supported with live updates');
    if (barSize.seconds < SMALLEST_LIVE_SECONDS) return refuse('Bar size not supported with live updates');
  }
  if (view === 'SCHEDULE' && unit !== 'day') {
    return refuse('Only daily resolution supported for Schedule requests');
  }
  if (fields.exchange === undefined) return twsErrors.noExchange(request);
  if (secType === 'BAG') return twsErrors.noComboHistory(request);
  return { view, barSize, duration, useRTH, formatDate, keepUpToDate };
}
