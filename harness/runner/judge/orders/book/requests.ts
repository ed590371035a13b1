import {
  addStep,
  type Draft,
  isOpen,
  keyOf,
  type Said,
  type SessionDraft,
  type StoryDraft,
  sessionOf,
} from './draft.js';
import { readTerms } from './readings.js';

/** What the program asked for, as far as it is about orders. */
export function hearRequest(draft: Draft, said: Said): void {
  const session = sessionOf(draft, said);
  const { name, texts } = said.message;
  switch (name) {
    case 'startApi':
      session.clientId = Number(texts['clientId'] ?? 0);
      return;
    case 'placeOrder':
      place(draft, session, said);
      return;
    case 'cancelOrder':
      cancel(draft, session, said);
      return;
    case 'reqGlobalCancel':
      for (const story of draft.orders.values()) {
        if (isOpen(story)) addStep(draft, story, said, { kind: 'cancel', request: name });
      }
      return;
    case 'reqAutoOpenOrders':
      session.hearsOthers = texts['autoBind'] === '1';
      return;
    case 'reqOpenOrders':
    case 'reqAllOpenOrders': {
      const isMeant = ({ clientId }: StoryDraft) =>
        name === 'reqAllOpenOrders' || clientId === session.clientId;
      const due = [...draft.orders.values()].filter((story) => isWorking(story) && isMeant(story));
      session.listing = { due: new Set([...due, ...(session.listing?.due ?? [])]) };
    }
  }
}

/** Told to be working, and not being cancelled. */
export function isWorking({ status, isCancelAsked }: StoryDraft): boolean {
  return (status === 'Submitted' || status === 'PreSubmitted') && !isCancelAsked;
}

function place(draft: Draft, session: SessionDraft, said: Said): void {
  const { texts } = said.message;
  const terms = readTerms(texts);
  if ('illegible' in terms) {
    draft.illegible.push(terms.illegible);
    return;
  }
  const { orderId = 0 } = terms;
  const key = keyOf(session.clientId, orderId);
  if (terms.whatIf) {
    const title = `what-if ${orderId}`;
    draft.previews.set(key, { title, terms, answers: [], errors: [] });
    return;
  }
  const known = draft.orders.get(key);
  const trouble = known ? troubleOfChange(known, said) : troubleOfId(draft, session, orderId);
  if (trouble !== undefined) draft.misnumbered.push(`order ${orderId} ${trouble}`);
  const story = known ?? newStory(session, orderId);
  draft.orders.set(key, story);
  addStep(draft, story, said, { kind: 'placed', terms, texts });
}

function newStory({ clientId }: SessionDraft, orderId: number): StoryDraft {
  const title = `order ${orderId}`;
  return { clientId, orderId, title, steps: [], status: undefined, isCancelAsked: false };
}

function troubleOfId({ foreign }: Draft, { clientId, nextId }: SessionDraft, orderId: number) {
  if (foreign.has(keyOf(clientId, orderId))) return undefined;
  if (nextId === undefined) return 'was placed before nextValidId said which id is free';
  return orderId < nextId ? `was placed under an id below ${nextId}, the next valid one` : undefined;
}

function troubleOfChange(story: StoryDraft, { message }: Said): string | undefined {
  if (!isOpen(story)) return `was placed again under its id when it was ${story.status}`;
  const before = story.steps.findLast((step) => step.kind === 'placed');
  const isSame = before?.kind === 'placed' && JSON.stringify(before.texts) === JSON.stringify(message.texts);
  return isSame ? 'was placed twice, with nothing changed' : undefined;
}

function cancel(draft: Draft, { clientId }: SessionDraft, said: Said): void {
  const orderId = Number(said.message.texts['orderId']);
  const own = draft.orders.get(keyOf(clientId, orderId));
  const story = own ?? [...draft.orders.values()].find((each) => each.orderId === orderId && isOpen(each));
  if (story === undefined) {
    const isForeign = [...draft.foreign].some((key) => key.endsWith(` ${orderId}`));
    if (!isForeign) draft.vainCancels.push(`order ${orderId} was cancelled, which nobody had placed`);
    return;
  }
  if (!isOpen(story)) draft.vainCancels.push(`order ${orderId} was cancelled when it was ${story.status}`);
  else if (story.isCancelAsked) draft.vainCancels.push(`order ${orderId} was cancelled twice`);
  story.isCancelAsked = true;
  addStep(draft, story, said, { kind: 'cancel', request: 'cancelOrder' });
}
