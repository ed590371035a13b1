import type { Clock } from '../../../platform/clock/clock.js';
import type { Fields } from '../../wire/decode.js';
import type { AskedOrder } from '../asked/asked-order.js';
import { readOrder } from '../asked/read-order.js';
import type { Book, StandingOrder } from '../book/book.js';
import type { KillSwitch } from '../kill/kill-switch.js';
import type { Policy } from '../policy/policy.js';
import type { Audit, Entry, OrderEntry } from '../record/line.js';
import { judge } from '../rules/judge.js';
import type { Look } from '../rules/look.js';
import type { Refusal } from '../rules/verdict.js';
import { wantedBy } from '../rules/wanted-by.js';
import type { Wanted, Watch } from '../watch/watch.js';
import { idIn, type TwsError } from './answers.js';
import type { Drafts } from './drafts.js';

/** What all sessions of a guard share. */
export interface Ledger {
  readonly audit: Audit;
  readonly book: Book;
  readonly watch: Watch;
  readonly kill: KillSwitch;
  readonly clock: Clock;
  /** Puts on record what is about to be done, and takes it into the book at once. */
  record(entry: Entry): Promise<void>;
  /** The same for what has happened already: nobody waits for it. */
  note(entry: Entry): void;
  /** An error may have ended an order of which nothing was heard yet: the upstream is asked, a little later. */
  doubt(clientId: number, orderId: number): void;
  /**
   * Learns what became of the orders of a client that was away; undefined where it has none open. Never rejects.
   */
  settle(clientId: number): Promise<void> | undefined;
  /** Waits for a session of that client id that is about to end; undefined where there is none. */
  free(clientId: number): Promise<unknown> | undefined;
  /** Orders of absent clients, too, have been cancelled: it is found out which, a little later. */
  cancelled(): void;
  /** The drafts of a client, whichever session sent them. */
  draftsOf(clientId: number): Drafts;
}

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

/** No bracket has more orders between a parent and its last child. */
const MOST_REFUSALS = 100;

export function createDesk({ ledger, policy, session, clientId, managed, firstNewId }: DeskOptions): Desk {
  const { book, watch, kill, clock } = ledger;
  const drafts = ledger.draftsOf(clientId);
  /** Why new orders did not go through, for children that come after them. */
  const refusals = new Map<number, string>();

  const remember = (orderId: number, { rule, reason }: Refusal) => {
    refusals.delete(orderId);
    refusals.set(orderId, `${rule}: ${reason}`);
    for (const oldest of refusals.keys()) {
      if (refusals.size <= MOST_REFUSALS) break;
      refusals.delete(oldest);
    }
  };

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
    parentRefusal: refusals.get(order.parentId),
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
    if (!isAlone) for (const each of refused) remember(each.order.orderId, each.refusal);
    ledger.note(entryOf(order, standing, refusalOf(order)));
    for (const { order: each, isSent } of refused) {
      if (!isSent || isAlone) continue;
      drafts.remove(each.orderId);
      const reason = refusalOf(order).reason;
      ledger.note({ kind: 'withdrawn', clientId, orderId: each.orderId, reason });
    }
    return { kind: 'refuse', refused };
  };

  const entryOf = (
    order: AskedOrder,
    standing: StandingOrder | undefined,
    verdict: Refusal | { readonly allowed: true; readonly notional: number | undefined },
  ): OrderEntry => {
    const known = watch.instrument(order.contract);
    const onlyAccount = managed().length === 1 ? managed()[0] : undefined;
    return {
      kind: 'order',
      session,
      clientId,
      orderId: order.orderId,
      account: order.account === '' ? (onlyAccount ?? '') : order.account,
      isModification: standing !== undefined,
      whatIf: order.whatIf,
      transmit: order.transmit,
      ...(standing === undefined && isReused(order) && { isReused: true as const }),
      parentId: order.parentId,
      side: order.side,
      quantity: order.quantity,
      symbol: known.known ? known.value.symbol : order.contract.symbol,
      conId: known.known ? known.value.conId : order.contract.conId,
      allowed: verdict.allowed,
      ...(verdict.allowed
        ? verdict.notional === undefined
          ? {}
          : { notional: verdict.notional }
        : { rule: verdict.rule, reason: verdict.reason }),
      texts: order.texts,
    };
  };

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
    if (!order.whatIf) refusals.delete(order.orderId);
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
    if (!isModification) remember(orderId, refusal);
    return { kind: 'refuse', refused: [{ order, refusal, isModification, isSent: false }] };
  }
}

/** Why something is not done whose record could not be written. */
export function notRecorded(error: unknown): Refusal {
  const why = error instanceof Error ? error.message : String(error);
  return { allowed: false, rule: 'record', reason: `the record cannot be written (${why})` };
}
