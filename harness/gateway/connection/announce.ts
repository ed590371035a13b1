import { managedAccounts, nextValidId } from '../../wire/replies/session.js';
import { DEFINITION_FARM, type Farm, farms, HISTORY_FARM } from '../link/farms.js';
import type { Session } from '../session.js';
import { type TwsError, twsErrors } from '../tws-errors.js';

/** What a gateway says by itself once a client has started the API. */
export function announce(session: Session): void {
  const { venue, orderIds, link } = session.backend;
  session.send(managedAccounts, { accountsList: venue.accountIds.join(',') });
  session.send(nextValidId, { orderId: orderIds.next(session.clientId) });
  if (link.isLost) session.error(-1, twsErrors.serverUnreachable());
  else tellFarms(session);
}

/** How each of IB's farms is. */
function tellFarms(session: Session): void {
  const { broken } = session.backend.link;
  for (const farm of farms) session.error(-1, farmNotice(farm, broken.has(farm)));
  session.error(-1, twsErrors.definitionsOk(DEFINITION_FARM));
}

export function farmNotice(farm: Farm, isBroken: boolean): TwsError {
  if (farm === HISTORY_FARM) {
    return isBroken ? twsErrors.historicalFarmBroken(farm) : twsErrors.historicalFarmOk(farm);
  }
  return isBroken ? twsErrors.farmBroken(farm) : twsErrors.farmOk(farm);
}
