import { goesOn, meaningOf } from '../../../wire/tws-codes.js';
import { errorIn } from '../../error-in.js';
import type { ObservedMessage, ObservedSession } from '../../observed.js';
import { isEnd, type Kind } from './kind.js';
import { askedFor, isCancel, kindOf } from './kinds.js';
import type { Over, Placed, PlacedError, Question, Stray } from './question.js';
import { nameOf } from './question.js';

/** What was on its way as a stream was cancelled still comes: in a real TWS within this time, with room to spare. */
const LATE_MS = 3000;

interface Draft extends Question {
  answers: Placed[];
  beside: Placed[];
  errors: PlacedError[];
  end: Placed | undefined;
  cancel: Placed | undefined;
  over: Over | undefined;
}

/** Follows a session message by message: which reply belongs to which request, and which to none. */
export function hearSession({ messages, version = 0 }: ObservedSession, ownFrom: number) {
  const all: Draft[] = [];
  const strays: Stray[] = [];
  /** By what a reply or a cancel says of them: its name and its id. The last of each stays, though it is over. */
  const awaiting = new Map<string, Draft[]>();
  const byId = new Map<string, Draft[]>();
  const orders = new Set<string>();
  const greetings = new Set(['nextValidId', 'managedAccounts']);

  const stray = (what: Stray['what'], why: string) => void strays.push({ what, why });

  const ask = (kind: Kind, placed: Placed) => {
    const id = kind.id && textOf(placed.message, kind.id);
    const draft: Draft = {
      ...{ kind, request: placed, id, isOfLibrary: placed.index < ownFrom },
      ...{ answers: [], beside: [], errors: [], end: undefined, cancel: undefined, over: undefined },
    };
    all.push(draft);
    if (id !== undefined && kind.id === 'reqId') {
      const [other] = openOf(byId, id, draft);
      if (other) stray('id', `${nameOf(draft)} was asked while ${nameOf(other)} was not over`);
    }
    const { answers, beside, end, cancel } = kind;
    for (const name of new Set([...answers, ...beside, end, cancel])) {
      if (name !== undefined) openOf(awaiting, keyOf(name, id), draft);
    }
  };

  const cancel = (placed: Placed) => {
    const { name } = placed.message;
    const key = keyOf(name, textOf(placed.message, 'reqId'));
    const drafts = (awaiting.get(key) ?? []).filter((draft) => draft.cancel === undefined);
    if (drafts.length === 0) {
      const isAgain = awaiting.has(key);
      stray('cancel', `${key} cancels what was ${isAgain ? 'cancelled already' : 'never asked for'}`);
    }
    for (const draft of drafts) {
      draft.cancel = placed;
      draft.over ??= { how: 'cancelled', by: placed };
    }
  };

  const request = (placed: Placed) => {
    const { message } = placed;
    const kind = kindOf(message, version);
    if (kind) ask(kind, placed);
    else if (isCancel(message)) cancel(placed);
    else if (ORDERING.has(message.name)) {
      const id = textOf(message, message.name === 'exerciseOptions' ? 'reqId' : 'orderId');
      if (id !== undefined) orders.add(id);
    }
  };

  /** Each of the two comes once by itself, as a session begins. */
  const isGreeting = (name: string) => greetings.delete(name);

  const answer = (placed: Placed) => {
    const { name } = placed.message;
    const drafts = awaiting.get(keyOf(name, idOf(placed.message))) ?? [];
    const draft = drafts.find(isWaiting) ?? drafts.at(-1);
    if (draft === undefined) {
      if (isGreeting(name)) return;
      stray('reply', `${described(placed.message)} came though nobody had asked for it`);
      return;
    }
    if (draft.over !== undefined && !isLate(draft, placed)) {
      const what = name === draft.kind.end ? 'end' : 'reply';
      stray(what, `${described(placed.message)} came after ${nameOf(draft)} was ${draft.over.how}`);
      return;
    }
    take(draft, placed);
  };

  const take = (draft: Draft, placed: Placed) => {
    const { kind } = draft;
    const { name } = placed.message;
    if (kind.answers.includes(name)) draft.answers.push(placed);
    else if (name !== kind.end) draft.beside.push(placed);
    if (kind.shape === 'one') draft.over ??= { how: 'answered', by: placed };
    if (!isEnd(kind, placed.message)) return;
    if (draft.end) stray('end', `${nameOf(draft)} has ended twice: another ${name} came`);
    draft.end ??= placed;
    if (kind.shape === 'list') draft.over ??= { how: 'answered', by: placed };
  };

  const complain = (placed: PlacedError) => {
    const { code, id } = placed;
    if (meaningOf(code) === 'data-lost') {
      for (const draft of all) {
        if (draft.kind.shape === 'stream') draft.over ??= { how: 'lost', by: placed };
      }
    }
    if (id === undefined) return;
    const drafts = byId.get(id) ?? [];
    const draft = drafts.findLast(({ over }) => over === undefined) ?? drafts.at(-1);
    if (draft === undefined) {
      if (!orders.has(id)) stray('error', `error ${code} names ${id}, which nobody has asked for`);
      return;
    }
    draft.errors.push(placed);
    // Where an order has the same id, nobody can say which of the two it is about.
    if (!goesOn(code) && !orders.has(id)) draft.over ??= { how: 'refused', by: placed };
  };

  for (const [index, message] of messages.entries()) {
    const placed = { index, message };
    const error = errorIn(message);
    if (error) complain({ ...placed, ...error });
    else if (message.direction === 'request') request(placed);
    else if (message.name === 'openOrder') orders.add(textOf(message, 'orderId') ?? '');
    else if (askedFor.has(message.name) && !isOfOrder(message)) answer(placed);
  }
  return { questions: all, strays };
}

const ORDERING: ReadonlySet<string> = new Set(['placeOrder', 'cancelOrder', 'exerciseOptions']);

/** Adds it to those under a key, lets go of those before it that are over, and gives those that are not. */
function openOf(drafts: Map<string, Draft[]>, key: string, draft: Draft): readonly Draft[] {
  const open = (drafts.get(key) ?? []).filter(({ over }) => over === undefined);
  drafts.set(key, [...open, draft]);
  return open;
}

/** Of several that ask for the same, the one asked first is told first. */
function isWaiting({ kind, over, end }: Draft): boolean {
  return over === undefined && (kind.end === undefined || end === undefined);
}

function isLate({ over }: Draft, { message }: Placed): boolean {
  if (over?.how === 'lost') return true;
  return over?.how === 'cancelled' && message.at - over.by.message.at <= LATE_MS;
}

/** Executions come to whoever has the order, too. */
function isOfOrder({ name, texts }: ObservedMessage): boolean {
  return name === 'execDetails' && texts['reqId'] === '-1';
}

function idOf(message: ObservedMessage): string | undefined {
  return textOf(message, message.name === 'marketRule' ? 'marketRuleId' : 'reqId');
}

function keyOf(name: string, id: string | undefined): string {
  return id === undefined ? name : `${name} ${id}`;
}

function described(message: ObservedMessage): string {
  return keyOf(message.name, idOf(message));
}

function textOf({ texts }: ObservedMessage, field: string): string | undefined {
  const text = texts[field];
  return typeof text === 'string' ? text : undefined;
}
