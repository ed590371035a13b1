import { messageOf } from '../../../platform/errors/thrown.js';
import type { Fields } from '../../wire/decode.js';
import type { TwsError } from '../../wire/tws-codes.js';
import type { AskedOrder } from '../asked/asked-order.js';
import { readOrder } from '../asked/read-order.js';
import type { StandingOrder } from '../book/book.js';
import type { Policy } from '../policy/policy.js';
import type { OrderEntry } from '../record/line.js';
import { judge } from '../rules/judge.js';
import type { Look } from '../rules/look.js';
import type { Refusal, Verdict } from '../rules/verdict.js';
import { wantedBy } from '../rules/wanted-by.js';
import type { Wanted } from '../watch/watch.js';
import { idIn } from './answers.js';
import type { Ledger } from './ledger.js';
import { orderEntry } from './order-entry.js';
import { createRefusals } from './refusals.js';

export interface DeskOptions {
  readonly ledger: Ledger;
  readonly policy: Policy;
  /** How the record calls the session. */
  readonly session: string;
  readonly clientId: number;
  readonly managed: () => readonly string[];
  /** From this id on the client has never placed an order; 0 while that is not known. */
  readonly firstNewId: () => number;
}

/** One order that does not go through. */
export interface RefusedOrder {
  readonly order: Pick<AskedOrder, 'orderId' | 'quantity' | 'parentId' | 'whatIf'>;
  readonly refusal: Refusal;
  /** It would have changed an order that stands upstream and goes on standing. */
  readonly isModification: boolean;
  /** It has gone upstream already, untransmitted, and must be taken back. */
  readonly isSent: boolean;
}

export type Decision =
  /** To be sent once it is on record: `recorded` says no when it could not be, and never rejects. */
  | { readonly kind: 'send'; readonly order: AskedOrder; readonly recorded: Promise<Refusal | undefined> }
  | { readonly kind: 'refuse'; readonly refused: readonly RefusedOrder[] };

/** Decides about the orders of one session. */
export interface Desk {
  /** At once where all is at hand, otherwise when the figures have come. Never rejects. */
  ask(texts: Fields): Decision | Promise<Decision>;
  /** An order has gone upstream. */
  left(order: AskedOrder): void;
  /** An order on record as allowed that did not leave after all; says what the client is told. */
  withdraw(order: AskedOrder, refusal: Refusal): Decision;
  /** An order that is not even looked at, because too much is waiting. */
  turnAway(texts: Fields, error: TwsError): Decision;
}

export function createDesk({ ledger, policy, session, clientId, managed, firstNewId }: DeskOptions): Desk {
  const { book, watch, kill, clock } = ledger;
  const drafts = ledger.draftsOf(clientId);
  const refusals = createRefusals();

  /** The largest that has left in this session: upstreams remember longer than the book does. */
  let largestId = 0;
  const isReused = ({ orderId }: AskedOrder) => orderId < firstNewId() || orderId <= largestId;

  const standingOf = (orderId: number) => {
    const order = book.order(clientId, orderId);
    return order?.isOpen ? order : undefined;
  };

  const lookAt = (order: AskedOrder): Look => ({
    watch,
    book,
    managed: managed(),
    clientId,
    now: clock.now(),
    standing: standingOf(order.orderId),
    parent: order.parentId === 0 ? undefined : book.order(clientId, order.parentId),
    parentRefusal: refusals.of(order.parentId),
    killed: kill.isOn ? (kill.because ?? 'the kill switch is on') : undefined,
  });

  /** All that leaves with an order: itself, and the drafts that it sets free. */
  const leavingWith = (order: AskedOrder): readonly AskedOrder[] =>
    order.transmit && !order.whatIf ? [order, ...drafts.family(order)] : [order];

  const wantedFor = (orders: readonly AskedOrder[]): readonly Wanted[] =>
    orders.map((order) => wantedBy(policy, order));

  const refuse = (order: AskedOrder, refusal: Refusal, culprit: AskedOrder): Decision => {
    const standing = standingOf(order.orderId);
    const isModification = standing !== undefined && !standing.isDraft && !order.whatIf;
    const isAlone = isModification || order.whatIf;
    // Changes to orders that stand, waiting to be transmitted, go on waiting: a cancel would end what they change.
    const isNew = ({ orderId }: AskedOrder) => standingOf(orderId)?.isDraft === true;
    const family = isAlone ? [] : drafts.family(order).filter(isNew);
    const refusalOf = (each: AskedOrder): Refusal =>
      each.orderId === culprit.orderId
        ? refusal
        : { ...refusal, reason: `order ${culprit.orderId}, with which it came: ${refusal.reason}` };
    const refused = [
      { order, refusal: refusalOf(order), isModification, isSent: isNew(order) },
      ...family.map((each) => ({
        order: each,
        refusal: refusalOf(each),
        isModification: false,
        isSent: true,
      })),
    ];
    if (!isAlone) for (const each of refused) refusals.add(each.order.orderId, each.refusal);
    ledger.note(entryOf(order, standing, refusalOf(order)));
    for (const { order: each, isSent } of refused) {
      if (!isSent || isAlone) continue;
      drafts.remove(each.orderId);
      const reason = refusalOf(order).reason;
      ledger.note({ kind: 'withdrawn', clientId, orderId: each.orderId, reason });
    }
    return { kind: 'refuse', refused };
  };

  const entryOf = (order: AskedOrder, standing: StandingOrder | undefined, verdict: Verdict): OrderEntry =>
    orderEntry(order, verdict, {
      session,
      clientId,
      managed: managed(),
      instrument: watch.instrument(order.contract),
      isModification: standing !== undefined,
      isReused: standing === undefined && isReused(order),
    });

  /** Nothing is waited for between the verdict and the book, so that two orders never use one allowance. */
  const decide = (order: AskedOrder): Decision => {
    let notional: number | undefined;
    for (const each of leavingWith(order)) {
      const verdict = judge(policy, each, lookAt(each));
      if (!verdict.allowed) return refuse(order, verdict, each);
      if (each === order) notional = verdict.notional;
    }
    const entry = entryOf(order, standingOf(order.orderId), { allowed: true, notional });
    const isRecorded = ledger.record(entry);
    if (!order.whatIf) refusals.forget(order.orderId);
    if (!order.whatIf && !order.transmit) drafts.add(order);
    return {
      kind: 'send',
      order,
      recorded: isRecorded.then(
        () => undefined,
        (error: unknown) => notRecorded(error),
      ),
    };
  };

  return {
    ask(texts) {
      const reading = readOrder(texts);
      if (!reading.ok) {
        const refusal: Refusal = { allowed: false, rule: 'unreadable', reason: reading.reason };
        return refuseUnread(texts, refusal);
      }
      const { order } = reading;
      const missing = wantedFor(leavingWith(order)).filter((wanted) => !watch.has(wanted));
      if (missing.length === 0) return decide(order);
      return Promise.all(missing.map((wanted) => watch.fetch(wanted))).then(() => decide(order));
    },
    left(order) {
      if (!order.whatIf) largestId = Math.max(largestId, order.orderId);
      if (order.transmit) for (const each of leavingWith(order)) drafts.remove(each.orderId);
    },
    turnAway,
    withdraw(order, refusal) {
      ledger.note({ kind: 'withdrawn', clientId, orderId: order.orderId, reason: refusal.reason });
      drafts.remove(order.orderId);
      const isModification = standingOf(order.orderId) !== undefined;
      return { kind: 'refuse', refused: [{ order, refusal, isModification, isSent: false }] };
    },
  };

  function turnAway(texts: Fields, error: TwsError): Decision {
    const reading = readOrder(texts);
    const orderId = idIn(texts);
    const order = reading.ok ? reading.order : { orderId, quantity: 0, parentId: 0, whatIf: false };
    const refusal: Refusal = { allowed: false, rule: 'rate', reason: error.message, error };
    const isModification = standingOf(orderId) !== undefined;
    return { kind: 'refuse', refused: [{ order, refusal, isModification, isSent: false }] };
  }

  function refuseUnread(texts: Fields, refusal: Refusal): Decision {
    const orderId = idIn(texts);
    ledger.note({
      kind: 'request',
      session,
      clientId,
      request: 'placeOrder',
      allowed: false,
      rule: refusal.rule,
      reason: refusal.reason,
      texts,
    });
    const isModification = standingOf(orderId) !== undefined;
    const order = { orderId, quantity: 0, parentId: 0, whatIf: false };
    if (!isModification) refusals.add(orderId, refusal);
    return { kind: 'refuse', refused: [{ order, refusal, isModification, isSent: false }] };
  }
}

/** Why something is not done whose record could not be written. */
export function notRecorded(error: unknown): Refusal {
  const why = messageOf(error);
  return { allowed: false, rule: 'record', reason: `the record cannot be written (${why})` };
}
