import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';
import { readRequestTime } from './request-time.js';

/**
 * The moments that fields of a request name; what is empty is left out. Where one cannot be read the client
 * is told and there is no answer at all; where one has no zone, it is warned.
 *
 * @param texts by the name that TWS gives the field: `{ End: '20260302 16:00:00 US/Eastern' }`
 */
export function readMoments<Name extends 'Start' | 'End'>(
  session: Session,
  reqId: number,
  texts: Readonly<Record<Name, string>>,
): { readonly [Each in Name]?: number } | undefined {
  const { clock, settings } = session.backend;
  const moments: { [Each in Name]?: number } = {};
  let isZoned = true;
  for (const name in texts) {
    const time = readRequestTime(texts[name], settings.timeZone, clock.now());
    if (time.kind === 'none') continue;
    if (time.kind === 'unreadable') {
      session.error(reqId, twsErrors.unreadableTime(name));
      return undefined;
    }
    moments[name] = time.moment;
    isZoned &&= time.zoned;
  }
  if (!isZoned) session.error(reqId, twsErrors.impliedTimeZone());
  return moments;
}
