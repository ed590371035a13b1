import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import { displayGroupList, displayGroupUpdated } from '../../wire/replies/session.js';
import {
  queryDisplayGroups,
  subscribeToGroupEvents,
  unsubscribeFromGroupEvents,
  updateDisplayGroup,
} from '../../wire/requests/session.js';
import { readContractInfo } from '../display-groups/contract-info.js';
import { type Handling, on } from '../handling.js';
import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';

/** Groups of windows that show the same contract. There are no windows here, but clients share the groups. */
export const displayGroupHandlings: readonly Handling[] = [
  on(queryDisplayGroups, (session, { reqId = -1 }) => {
    const groups = Array.from({ length: session.backend.displayGroups.count }, (_, at) => at + 1);
    session.send(displayGroupList, { reqId, groups: groups.join('|') });
  }),
  on(subscribeToGroupEvents, (session, { reqId = -1, groupId: group = 0 }) => {
    const { backend, clientId, subscriptions } = session;
    const { displayGroups } = backend;
    if (group < 1 || group > displayGroups.count) {
      refuse(session, subscribeToGroupEvents.name, `Invalid window group ID=${group}`);
    } else if (subscriptions.has('displayGroup', reqId)) {
      refuse(session, subscribeToGroupEvents.name, `Request with ID=${reqId} was already subscribed.`);
    } else {
      const tell = (contractInfo: string) => session.send(displayGroupUpdated, { reqId, contractInfo });
      subscriptions.open('displayGroup', reqId, displayGroups.follow({ clientId, reqId, group, tell }));
      tell(displayGroups.shown(group));
    }
  }),
  on(updateDisplayGroup, (session, { reqId = -1, contractInfo = '' }) => {
    const { displayGroups } = session.backend;
    const group = displayGroups.followedBy(session.clientId, reqId);
    if (group === undefined) {
      const cause = `Request with ID=${reqId} failed since request ID wasn't found.`;
      refuse(session, updateDisplayGroup.name, cause);
      return;
    }
    const reading = readContractInfo(reqId, contractInfo);
    if (!reading.ok) {
      refuse(session, updateDisplayGroup.name, reading.cause);
    } else if (reading.conId !== undefined && instrumentByConId(reading.conId) === undefined) {
      session.error(reqId, twsErrors.unknownConId(reading.conId));
    } else {
      displayGroups.show(group, reading.shown);
    }
  }),
  on(unsubscribeFromGroupEvents, (session, { reqId = -1 }) => {
    if (session.subscriptions.end('displayGroup', reqId)) return;
    const cause = `Subscription for Group Events with request ID=${reqId} wasn't found.`;
    refuse(session, unsubscribeFromGroupEvents.name, cause);
  }),
];

/** TWS names the request's id in the text alone. */
function refuse(session: Session, request: string, cause: string): void {
  session.error(-1, twsErrors.invalid(request, cause));
}
