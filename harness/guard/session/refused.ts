import { refusalText } from '../rules/refusal-text.js';
import { cancelBody, cancelledStatusBody, guardErrors } from './answers.js';
import type { Channel } from './channel.js';
import type { RefusedOrder } from './desk.js';
import type { Standing } from './standing.js';

interface Surroundings {
  readonly channel: Channel;
  readonly standing: Standing;
  readonly clientId: number;
  /** From this id on the client has never placed an order. */
  readonly firstNewId: number;
}

/** Tells a client what became of orders that do not go through, as a real gateway would. */
export function tellRefused(
  refused: readonly RefusedOrder[],
  { channel, standing, clientId, firstNewId }: Surroundings,
): void {
  const { version, policy } = channel;
  for (const { order, refusal, isModification, isSent } of refused) {
    channel.error(order.orderId, refusal.error ?? guardErrors.rejected(refusalText(policy, refusal)));
    if (order.whatIf) continue;
    // An id from before this session may be that of an order which the guard has never seen.
    const mayStand = isModification || standing.isKnown(order.orderId) || order.orderId < firstNewId;
    if (mayStand && !isSent) {
      standing.tell(order.orderId, () => channel.say('reply', cancelledStatusBody(version, clientId, order)));
      continue;
    }
    if (isSent) {
      standing.cancelled(order.orderId);
      channel.say('request', cancelBody(version, order.orderId));
    }
    channel.say('reply', cancelledStatusBody(version, clientId, order));
  }
}
