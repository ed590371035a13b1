import {
  currentTime,
  currentTimeInMillis,
  managedAccounts,
  nextValidId,
  userInfo,
} from '../../wire/replies/session.js';
import {
  reqCurrentTime,
  reqCurrentTimeInMillis,
  reqIds,
  reqManagedAccts,
  reqUserInfo,
  setServerLogLevel,
  startApi,
} from '../../wire/requests/session.js';
import { branding } from '../branding.js';
import { type Handling, on } from '../handling.js';
import { twsErrors } from '../tws-errors.js';

/** Who is asking, what time it is, which ids are free. */
export const sessionHandlings: readonly Handling[] = [
  on(startApi, (session) => session.error(-1, twsErrors.invalid('startApi', 'The API has been started'))),
  on(reqIds, (session) =>
    session.send(nextValidId, { orderId: session.backend.orderIds.next(session.clientId) }),
  ),
  on(reqManagedAccts, (session) =>
    session.send(managedAccounts, { accountsList: session.backend.venue.accountIds.join(',') }),
  ),
  on(reqCurrentTime, (session) =>
    session.send(currentTime, { time: Math.floor(session.backend.clock.now() / 1000) }),
  ),
  on(reqCurrentTimeInMillis, (session) =>
    session.send(currentTimeInMillis, { time: session.backend.clock.now() }),
  ),
  on(reqUserInfo, (session, { reqId = -1 }) =>
    session.send(userInfo, { reqId, whiteBrandingId: branding() }),
  ),
  on(setServerLogLevel, (session, { logLevel = 0 }) => {
    if (logLevel < 1 || logLevel > 5) {
      session.error(-1, twsErrors.invalid('setServerLogLevel', `Invalid log level: ${logLevel}`));
    }
  }),
];
