import { isDone, type OrderId, type OrderTerms } from '../../../trading/exchange/orders/order.js';
import { openOrder } from '../../wire/replies/orders.js';
import { todayOf } from '../contract.js';
import type { Backend, Session } from '../session.js';
import type { TwsError } from '../tws-errors.js';
import { previewValues } from './echo/preview.js';
import { orderErrors, refusalError } from './errors.js';
import type { OrderContext } from './intake/context.js';
import { readOrder } from './intake/intake.js';
import type { PlacedOrder, Ticket } from './ticket.js';
import { tellDropped, tellRejected } from './turned-down.js';

/** The code of an order that was looked at and turned down. */
const REJECTED = 201;
/** All accounts of a paper login are kept in it. */
const BASE_CURRENCY = 'USD';

/** An order that was understood: its ticket, what the venue is to do, what the client should know besides. */
interface Understood {
  readonly ticket: Ticket;
  readonly terms: OrderTerms;
  readonly notices: readonly TwsError[];
}

/** Answers placeOrder: a new order, one that waits for others, an old one under new terms, or only a question. */
export function place(session: Session, asked: PlacedOrder): void {
  const { backend, clientId } = session;
  const { orderId = 0, whatIf = false, transmit = true } = asked;
  if (whatIf) {
    askWhatIf(session, orderId, asked);
    return;
  }
  const draft = backend.drafts.find(clientId, orderId);
  const known = draft ? undefined : backend.tickets.find(clientId, orderId);
  if (known) {
    change(session, known, asked);
    return;
  }
  if (!draft && orderId < backend.orderIds.next(clientId)) {
    session.error(orderId, orderErrors.duplicateId());
    return;
  }
  const understood = understand(session, orderId, asked, draft?.permId);
  if (!understood) return;
  backend.orderIds.used(clientId, orderId);
  if (transmit) send(session, understood);
  else backend.drafts.put(understood.ticket);
}

function askWhatIf(session: Session, orderId: number, asked: PlacedOrder): void {
  const understood = understand(session, orderId, asked, undefined);
  if (!understood) return;
  const answer = session.backend.venue.preview(understood.terms);
  const { ticket, terms } = understood;
  const { timeZone } = session.backend.settings;
  if (answer.ok)
    session.send(openOrder, previewValues(ticket, terms, answer.preview, timeZone, BASE_CURRENCY));
  else session.error(orderId, refusalError(answer.refusal));
}

/** Reads an order; where it cannot be, the client is told, and nothing has changed. */
function understand(
  session: Session,
  orderId: number,
  asked: PlacedOrder,
  permId: OrderId | undefined,
): Understood | undefined {
  const { backend, clientId } = session;
  const reading = readOrder(asked, contextOf(session));
  if (!reading.ok) {
    refuse(session, orderId, asked, reading.error);
    return undefined;
  }
  const { parentId = 0 } = asked;
  const parent = parentId === 0 ? undefined : groupMember(backend, clientId, parentId);
  if (parentId !== 0 && parent === undefined) {
    session.error(orderId, orderErrors.missingParent());
    return undefined;
  }
  const id = permId ?? backend.venue.reserve();
  return {
    ticket: { permId: id, clientId, orderId, asked, contract: reading.contract },
    terms: parent === undefined ? reading.terms : { ...reading.terms, parent: parent.permId },
    notices: reading.notices,
  };
}

/** Whatever TWS answers with 202 it has taken, and then cancelled; all else was never an order. */
function refuse(session: Session, orderId: number, asked: PlacedOrder, error: TwsError): void {
  const { backend, clientId } = session;
  if (error.code !== 202) {
    session.error(orderId, error);
    return;
  }
  backend.orderIds.used(clientId, orderId);
  tellDropped(session, { orderId, permId: backend.venue.reserve(), asked }, error);
}

function contextOf(session: Session): OrderContext {
  const { backend } = session;
  return {
    now: backend.clock.now(),
    today: todayOf(session),
    accounts: backend.venue.accountIds,
    timeZone: backend.settings.timeZone,
    viewOf: backend.venue.view,
  };
}

function groupMember({ drafts, tickets }: Backend, clientId: number, orderId: number): Ticket | undefined {
  return drafts.find(clientId, orderId) ?? tickets.find(clientId, orderId);
}

/** Hands an order to the venue, with all of its group that waited for it. */
function send(session: Session, last: Understood): void {
  const { backend } = session;
  const waiting = waitingWith(backend, last.ticket);
  const group: Understood[] = [];
  for (const ticket of waiting) {
    const understood = understand(session, ticket.orderId, ticket.asked, ticket.permId);
    if (!understood) return;
    group.push(understood);
  }
  group.push(last);
  group.sort((a, b) => a.ticket.permId - b.ticket.permId);
  for (const { ticket } of group) {
    backend.drafts.remove(ticket.permId);
    backend.tickets.put(ticket);
  }
  const outcome = backend.venue.place(group.map(({ ticket, terms }) => ({ id: ticket.permId, terms })));
  for (const { ticket, terms, notices } of group) {
    if (outcome.ok) {
      for (const notice of notices) session.error(ticket.orderId, notice);
      continue;
    }
    backend.tickets.remove(ticket.permId);
    const error = refusalError(outcome.refusal);
    if (error.code === REJECTED) tellRejected(session, ticket, terms, error);
    else session.error(ticket.orderId, error);
  }
}

/** The orders not yet transmitted of the tree that an order belongs to, without itself. */
function waitingWith({ drafts }: Backend, ticket: Ticket): readonly Ticket[] {
  const ofClient = drafts.all().filter(({ clientId }) => clientId === ticket.clientId);
  if (ofClient.length === 0) return [];
  const group = new Set([ticket.orderId]);
  const parentOf = ({ asked }: Ticket) => asked.parentId ?? 0;
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

/** The same id again: new terms for an order that still works. */
function change(session: Session, before: Ticket, asked: PlacedOrder): void {
  const { backend } = session;
  const order = backend.venue.order(before.permId);
  if (order === undefined || isDone(order)) {
    const error = order?.status === 'Filled' ? orderErrors.modifyFilled() : orderErrors.duplicateId();
    session.error(before.orderId, error);
    return;
  }
  const understood = understand(session, before.orderId, asked, before.permId);
  if (!understood) return;
  backend.tickets.put(understood.ticket);
  const outcome = backend.venue.modify(before.permId, understood.terms);
  if (outcome.ok) for (const notice of understood.notices) session.error(before.orderId, notice);
  else {
    backend.tickets.put(before);
    session.error(before.orderId, refusalError(outcome.refusal));
  }
}
