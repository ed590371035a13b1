import { isDone, type OrderId, type OrderTerms } from '../../../trading/exchange/orders/order.js';
import { openOrder } from '../../wire/replies/orders.js';
import { todayOf } from '../contract.js';
import type { Backend, Session } from '../session.js';
import { type TwsError, twsErrors } from '../tws-errors.js';
import { previewValues } from './echo/preview.js';
import { orderErrors, refusalError } from './errors.js';
import { waitingWith } from './group.js';
import type { OrderContext } from './intake/context.js';
import { readOrder } from './intake/intake.js';
import { LARGEST_ID } from './order-ids.js';
import { sendOrder } from './tell.js';
import type { PlacedOrder, Ticket } from './ticket.js';
import { tellDropped, tellRejected } from './turned-down.js';

/** The codes of an order that was turned down, and of one that has ended. */
const REJECTED = 201;
const CANCELLED = 202;
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
  if (orderId > LARGEST_ID) {
    session.error(orderId, orderErrors.invalidId(orderId));
    return;
  }
  const draft = backend.drafts.find(clientId, orderId);
  const known = draft ? undefined : backend.tickets.find(clientId, orderId);
  if (whatIf) {
    askWhatIf(session, orderId, asked, known);
    return;
  }
  if (known) {
    change(session, known, asked);
    return;
  }
  if (!draft && backend.orderIds.isUsed(clientId, orderId)) {
    session.error(orderId, orderErrors.duplicateId());
    return;
  }
  const understood = understand(session, orderId, asked, draft?.permId);
  if ('code' in understood) {
    refuse(session, orderId, asked, understood, draft?.permId);
    return;
  }
  backend.orderIds.used(clientId, orderId);
  if (transmit) send(session, understood);
  else backend.drafts.put(understood.ticket);
}

function askWhatIf(session: Session, orderId: number, asked: PlacedOrder, known: Ticket | undefined): void {
  const { venue, settings, link } = session.backend;
  const understood = link.isLost
    ? twsErrors.unreachable('placeOrder')
    : understand(session, orderId, asked, undefined);
  const answer = 'code' in understood ? undefined : venue.preview(understood.terms, known?.permId);
  if ('code' in understood) session.error(orderId, understood);
  else if (answer?.ok) {
    const { ticket, terms } = understood;
    session.send(openOrder, previewValues(ticket, terms, answer.preview, settings.timeZone, BASE_CURRENCY));
    return;
  } else if (answer) session.error(orderId, refusalError(answer.refusal));
  if (known) restate(session, known);
}

/** Reads an order, or says what is wrong with it; either way nothing has changed. */
function understand(
  session: Session,
  orderId: number,
  asked: PlacedOrder,
  permId: OrderId | undefined,
): Understood | TwsError {
  const { backend, clientId } = session;
  const reading = readOrder(asked, contextOf(session));
  if (!reading.ok) return reading.error;
  const { parentId = 0 } = asked;
  const parent = parentId === 0 ? undefined : groupMember(backend, clientId, parentId);
  if (parentId !== 0 && parent === undefined) return orderErrors.missingParent();
  if (parentId !== 0 && isAncestor(backend, clientId, orderId, parentId)) return orderErrors.missingParent();
  const id = permId ?? backend.venue.reserve();
  return {
    ticket: { permId: id, clientId, orderId, asked, contract: reading.contract },
    terms: parent === undefined ? reading.terms : { ...reading.terms, parent: parent.permId },
    notices: reading.notices,
  };
}

/** Whether an order is the other's parent, or its parent's, or the other itself: no order waits for itself. */
function isAncestor(backend: Backend, clientId: number, orderId: number, of: number): boolean {
  const seen = new Set<number>();
  for (let at = of; at !== 0 && !seen.has(at); ) {
    if (at === orderId) return true;
    seen.add(at);
    at = groupMember(backend, clientId, at)?.asked.parentId ?? 0;
  }
  return false;
}

/** Whatever TWS answers with 202 it has taken, and then cancelled; all else was never an order. */
function refuse(
  session: Session,
  orderId: number,
  asked: PlacedOrder,
  error: TwsError,
  draft: OrderId | undefined,
): void {
  const { backend, clientId } = session;
  if (error.code !== CANCELLED) {
    session.error(orderId, error);
    return;
  }
  backend.orderIds.used(clientId, orderId);
  // What waited under that id is told to be cancelled, and so must not wait on.
  if (draft !== undefined) backend.drafts.remove(draft);
  tellDropped(session, { orderId, permId: draft ?? backend.venue.reserve(), asked }, error);
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
  const waiting = waitingWith(backend.drafts, last.ticket);
  const group = waiting.length === 0 ? [last] : whatIsLeftOf(session, [...waiting, last.ticket]);
  if (group.length === 0) return;
  for (const { ticket } of group) {
    backend.drafts.remove(ticket.permId);
    backend.tickets.put(ticket);
  }
  const rejection = backend.rejections.take(session.clientId);
  if (rejection) {
    turnDown(session, group, orderErrors.rejected(rejection.reason));
    return;
  }
  const placed = group.map(({ ticket, terms }) => ({ id: ticket.permId, terms }));
  // Warnings come first: to some clients the last thing said of an order is what it is.
  const outcome = backend.venue.place(placed, () => {
    for (const understood of group) warn(session, understood);
  });
  if (!outcome.ok) turnDown(session, group, refusalError(outcome.refusal));
}

function turnDown(session: Session, group: readonly Understood[], error: TwsError): void {
  for (const { ticket, terms } of group) {
    session.backend.tickets.remove(ticket.permId);
    if (error.code === REJECTED) tellRejected(session, ticket, terms, error);
    else session.error(ticket.orderId, error);
  }
}

function warn(session: Session, { ticket, notices }: Understood): void {
  for (const notice of notices) session.error(ticket.orderId, notice);
}

/** Orders that were held back, as they are understood now; those that cannot be any more are told so, and gone. */
function whatIsLeftOf(session: Session, held: readonly Ticket[]): readonly Understood[] {
  const { drafts } = session.backend;
  // Parents come before their children: what has become of them is known when these are looked at.
  return held
    .toSorted((a, b) => a.permId - b.permId)
    .flatMap((ticket) => {
      const understood = understand(session, ticket.orderId, ticket.asked, ticket.permId);
      if (!('code' in understood)) return understood;
      drafts.remove(ticket.permId);
      refuse(session, ticket.orderId, ticket.asked, understood, ticket.permId);
      return [];
    });
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
  // Held back like a new one: the order goes on as it is until its id comes again with transmit.
  if (asked.transmit === false) return;
  // A child stays its parent's child, whatever has become of that.
  const { parentId: _, ...own } = asked;
  const understood = understand(session, before.orderId, own, before.permId);
  if ('code' in understood) {
    session.error(before.orderId, understood);
    restate(session, before);
    return;
  }
  const { parentId } = before.asked;
  backend.tickets.put({ ...understood.ticket, asked: parentId === undefined ? own : { ...own, parentId } });
  const { parent } = order.terms;
  const terms = parent === undefined ? understood.terms : { ...understood.terms, parent };
  const outcome = backend.venue.modify(before.permId, terms, () => warn(session, understood));
  if (outcome.ok) return;
  backend.tickets.put(before);
  session.error(before.orderId, refusalError(outcome.refusal));
  restate(session, before);
}

/** Clients take an error about an order for its end: this one goes on as it was. */
function restate(session: Session, ticket: Ticket): void {
  const order = session.backend.venue.order(ticket.permId);
  if (order !== undefined && !isDone(order)) sendOrder(session, ticket, order);
}
