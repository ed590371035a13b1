import { refusalText, ruleText } from '../rules/refusal-text.js';
import { cancelledStatusBody, guardErrors } from './answers.js';
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
  const { version, policy, log } = channel;
  for (const { order, refusal, isModification, isSent } of refused) {
    const { orderId } = order;
    // Who sends too much would fill the log as well.
    if (refusal.rule !== 'rate') {
      log.warn(
        { clientId, orderId },
        `order ${orderId} of client ${clientId} refused: ${ruleText(policy, refusal)}`,
      );
    }
    channel.error(orderId, refusal.error ?? guardErrors.rejected(refusalText(policy, refusal)));
    if (order.whatIf) continue;
    // An id from before this session may be that of an order which the guard has never seen.
    const mayStand = isModification || standing.isKnown(orderId) || orderId < firstNewId;
    if (mayStand && !isSent) {
      // Nobody who sends too much makes the guard ask as well.
      if (refusal.rule === 'rate') {
        standing.repeat(orderId);
        continue;
      }
      standing.tell(orderId, () => channel.say('reply', cancelledStatusBody(version, clientId, order)));
      continue;
    }
    if (isSent) standing.cancel(orderId);
    channel.say('reply', cancelledStatusBody(version, clientId, order));
  }
}
