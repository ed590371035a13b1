import { managedAccounts, nextValidId } from '../../wire/replies/session.js';
import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';

const MARKET_FARMS = ['usfarm.nj', 'usfuture', 'cashfarm', 'usopt', 'eufarm', 'usfarm'];
const HISTORY_FARM = 'ushmds';
const DEFINITION_FARM = 'secdefnj';

/** What a gateway says by itself once a client has started the API. */
export function announce(session: Session): void {
  const { venue, orderIds } = session.backend;
  session.send(managedAccounts, { accountsList: venue.accountIds.join(',') });
  session.send(nextValidId, { orderId: orderIds.next(session.clientId) });
  for (const farm of MARKET_FARMS) session.error(-1, twsErrors.farmOk(farm));
  session.error(-1, twsErrors.historicalFarmOk(HISTORY_FARM));
  session.error(-1, twsErrors.definitionsOk(DEFINITION_FARM));
}
