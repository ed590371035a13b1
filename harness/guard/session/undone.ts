import { decodeBody } from '../../wire/message.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import type { Channel } from './channel.js';
import { GONE } from './serving.js';
import { createTurnedAway } from './turned-away.js';
import { isOrder, type WaitingLine } from './waiting.js';

/** What still waited as a session ended is not done; of orders that is on record. */
export function leaveUndone(
  { ledger, log, name, version }: Channel,
  clientId: number,
  waiting: WaitingLine,
): void {
  waiting.keepActs();
  if (waiting.length > 0) {
    log.warn(
      { clientId, requests: waiting.length },
      'a session has ended before all that was asked was done',
    );
  }
  const undone = createTurnedAway({ ledger, session: name, clientId, why: GONE });
  for (let body = waiting.shift(); body; body = waiting.shift()) {
    if (!isOrder(body)) continue;
    const decoding = decodeBody('request', version, body);
    const { texts } = decoding.ok ? decoding.message : decoding.failure;
    undone.add(decoding.ok ? decoding.message.layout.name : placeOrder.name, texts, body.length);
  }
  undone.end();
}
