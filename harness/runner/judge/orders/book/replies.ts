import { errorIn } from '../../../error-in.js';
import {
  addStep,
  type Draft,
  keyOf,
  type Said,
  type SessionDraft,
  type StoryDraft,
  sessionOf,
} from './draft.js';
import { readCommission, readCompleted, readExecution, readOpenOrder, readStatus } from './readings.js';
import { isWorking } from './requests.js';

/** What the program was told, as far as it is about orders. */
export function hearReply(draft: Draft, said: Said): void {
  const { name, texts, passage } = said.message;
  // What the guard says of an order that it has refused is about no order at the gateway.
  if (passage !== 'forwarded' && name !== 'errMsg') return;
  const session = sessionOf(draft, said);
  switch (name) {
    case 'nextValidId':
      session.nextId = Number(texts['orderId']);
      return;
    case 'openOrder':
      hearOpenOrder(draft, session, said);
      return;
    case 'orderStatus':
      hearStatus(draft, session, said);
      return;
    case 'execDetails':
      hearExecution(draft, session, said);
      return;
    case 'commissionReport':
      hearCommission(draft, said);
      return;
    case 'completedOrder':
      hearCompleted(draft, said);
      return;
    case 'errMsg':
      hearError(draft, session, said);
      return;
    case 'openOrderEnd':
      for (const story of session.listing?.due ?? []) {
        if (isWorking(story))
          draft.unlisted.push(`${story.title} is ${story.status}, and was not among the open orders`);
      }
      session.listing = undefined;
  }
}

function hearOpenOrder(draft: Draft, session: SessionDraft, said: Said): void {
  const { texts } = said.message;
  const open = legible(draft, readOpenOrder(texts));
  if (open === undefined) return;
  const key = keyOf(open.clientId, open.orderId);
  if (open.whatIf) {
    const preview = draft.previews.get(key);
    if (preview) preview.answers.push(open);
    else draft.strays.push(`openOrder answers what-if ${open.orderId}, which was never asked`);
    return;
  }
  const story = draft.orders.get(key);
  if (story === undefined) {
    hearForeign(draft, session, key, `openOrder tells of order ${open.orderId}`);
    return;
  }
  session.listing?.due.delete(story);
  addStep(draft, story, said, { kind: 'open', open, texts });
  know(session, story, open.status);
}

function hearStatus(draft: Draft, session: SessionDraft, said: Said): void {
  const status = legible(draft, readStatus(said.message.texts));
  if (status === undefined) return;
  const key = keyOf(status.clientId, status.orderId);
  const story = draft.orders.get(key) ?? cancelledBy(draft, session, status.permId);
  if (story === undefined) {
    hearForeign(draft, session, key, `orderStatus tells of order ${status.orderId}`);
    return;
  }
  addStep(draft, story, said, { kind: 'status', status });
  know(session, story, status.status);
}

/** Whoever cancels another's order hears of it under its own client id. */
function cancelledBy(draft: Draft, { clientId }: SessionDraft, permId: number | undefined) {
  return [...draft.orders.values()].find(
    (story) =>
      story.clientId !== clientId &&
      story.isCancelAsked &&
      story.steps.some((step) => step.kind === 'status' && step.status.permId === permId),
  );
}

function know({ clientId }: SessionDraft, story: StoryDraft, status: string | undefined): void {
  if (clientId === story.clientId) story.status = status;
}

/** Of orders of before, or of others, nothing is told but to who asks for it. */
function hearForeign(draft: Draft, session: SessionDraft, key: string, what: string): void {
  if (session.listing || session.hearsOthers) draft.foreign.add(key);
  else if (!draft.foreign.has(key)) draft.strays.push(`${what}, which nobody had placed`);
}

function hearExecution(draft: Draft, session: SessionDraft, said: Said): void {
  const { texts } = said.message;
  const execution = legible(draft, readExecution(texts));
  if (execution === undefined) return;
  const { clientId, orderId, execId = '' } = execution;
  draft.executed.add(execId);
  const key = keyOf(clientId, orderId);
  const story = draft.orders.get(key);
  if (story) addStep(draft, story, said, { kind: 'execution', execution, texts });
  // Who asks for executions is told of old ones too.
  else if (execution.reqId === -1) hearForeign(draft, session, key, `execDetails tells of order ${orderId}`);
}

function hearCommission(draft: Draft, { place, session, message }: Said): void {
  const commission = legible(draft, readCommission(message.texts));
  if (commission === undefined) return;
  const { execId = '' } = commission;
  if (!draft.executed.has(execId))
    draft.strays.push(`commissionReport charges ${execId}, which was not executed`);
  draft.charges.push({ place, session, commission, text: JSON.stringify(message.texts) });
}

function hearCompleted(draft: Draft, said: Said): void {
  const completed = legible(draft, readCompleted(said.message.texts));
  if (completed === undefined) return;
  const { permId } = completed;
  const story = [...draft.orders.values()].find(({ steps }) =>
    steps.some((step) => step.kind === 'status' && step.status.permId === permId),
  );
  if (story) addStep(draft, story, said, { kind: 'completed', completed });
}

function hearError(draft: Draft, { clientId }: SessionDraft, said: Said): void {
  const error = errorIn(said.message);
  if (error === undefined) return;
  const { code, id } = error;
  const key = keyOf(clientId, Number(id));
  draft.previews.get(key)?.errors.push(code);
  const story = draft.orders.get(key);
  if (story === undefined) return;
  story.isCancelAsked = false;
  addStep(draft, story, said, { kind: 'error', code });
}

function legible<Of extends object>(draft: Draft, read: Of | { readonly illegible: string }): Of | undefined {
  if (!('illegible' in read)) return read;
  draft.illegible.push(String(read.illegible));
  return undefined;
}
