import type { Tickets } from '../venue/tickets.js';
import type { Ticket } from './ticket.js';

/** The orders not yet transmitted of the tree that an order belongs to, without itself. */
export function waitingWith(drafts: Tickets, ticket: Ticket): readonly Ticket[] {
  const ofClient = drafts.all().filter(({ clientId }) => clientId === ticket.clientId);
  if (ofClient.length === 0) return [];
  const group = new Set([ticket.orderId]);
  if (parentOf(ticket) !== 0) group.add(parentOf(ticket));
  for (let size = 0; size < group.size; ) {
    size = group.size;
    for (const draft of ofClient) {
      if (group.has(parentOf(draft))) group.add(draft.orderId);
      else if (group.has(draft.orderId) && parentOf(draft) !== 0) group.add(parentOf(draft));
    }
  }
  return ofClient.filter(({ orderId, permId }) => group.has(orderId) && permId !== ticket.permId);
}

/** An order not yet transmitted, and those that wait for it, it first. */
export function waitingFor(drafts: Tickets, ticket: Ticket): readonly Ticket[] {
  const family = [ticket];
  for (const parent of family) {
    for (const draft of drafts.all()) {
      const isChild = draft.clientId === parent.clientId && parentOf(draft) === parent.orderId;
      if (isChild && !family.includes(draft)) family.push(draft);
    }
  }
  return family;
}

function parentOf({ asked }: Ticket): number {
  return asked.parentId ?? 0;
}
