import { isOver } from '../../../../wire/order-statuses.js';
import type { Observed, ObservedMessage } from '../../../observed.js';
import type { Charge, OrderStory, Preview, Step } from './story.js';

/** One message, and where in the run it stands. */
export interface Said {
  readonly place: number;
  readonly session: number;
  readonly message: ObservedMessage;
}

export interface StoryDraft extends OrderStory {
  readonly steps: Step[];
  /** As its own client knows it. */
  status: string | undefined;
  /** Whether it was cancelled by its id, and nothing said since that this was in vain. */
  isCancelAsked: boolean;
}

interface PreviewDraft extends Preview {
  readonly answers: Preview['answers'][number][];
  readonly errors: number[];
}

/** What a session is asking for: open orders, and those among them that have to be told. */
interface Listing {
  readonly due: Set<StoryDraft>;
}

export interface SessionDraft {
  clientId: number;
  nextId: number | undefined;
  listing: Listing | undefined;
  /** Client 0 has asked to be told of what is placed by hand. */
  hearsOthers: boolean;
}

/** An order book in the making. */
export interface Draft {
  readonly orders: Map<string, StoryDraft>;
  readonly previews: Map<string, PreviewDraft>;
  readonly sessions: Map<number, SessionDraft>;
  /** Orders from before the run, or of others, that were asked for. */
  readonly foreign: Set<string>;
  readonly executed: Set<string>;
  readonly charges: Charge[];
  readonly strays: string[];
  readonly illegible: string[];
  readonly misnumbered: string[];
  readonly vainCancels: string[];
  readonly unlisted: string[];
}

/** Before a client has said who it is. */
const NOBODY = -1;

export function newDraft(): Draft {
  return {
    ...{
      orders: new Map(),
      previews: new Map(),
      sessions: new Map(),
      foreign: new Set(),
      executed: new Set(),
    },
    ...{ charges: [], strays: [], illegible: [], misnumbered: [], vainCancels: [], unlisted: [] },
  };
}

export function sessionOf({ sessions }: Draft, { session }: Said): SessionDraft {
  let found = sessions.get(session);
  if (found === undefined) {
    found = { clientId: NOBODY, nextId: undefined, listing: undefined, hearsOthers: false };
    sessions.set(session, found);
  }
  return found;
}

export function keyOf(clientId: number | undefined, orderId: number | undefined): string {
  return `${clientId} ${orderId}`;
}

export function isOpen({ status }: StoryDraft): boolean {
  return !isOver(status);
}

/** Adds what was said of an order, as seen from whose order it is. */
export function addStep(
  draft: Draft,
  story: StoryDraft,
  said: Said,
  step: Step extends infer Each
    ? Each extends Step
      ? Omit<Each, 'place' | 'session' | 'own'>
      : never
    : never,
): void {
  const own = sessionOf(draft, said).clientId === story.clientId;
  // Each kind of step is itself again once its place is added.
  story.steps.push({ ...step, place: said.place, session: said.session, own });
}

/** All messages of a run, one after the other: those of several sessions by their times. */
export function saidIn({ sessions }: Pick<Observed, 'sessions'>): readonly Said[] {
  const all = sessions.flatMap(({ messages }, session) => {
    let at = 0;
    return messages.map((message) => {
      at = Math.max(at, message.at);
      return { at, session, message };
    });
  });
  const sorted = sessions.length > 1 ? all.toSorted((one, other) => one.at - other.at) : all;
  return sorted.map(({ session, message }, place) => ({ place, session, message }));
}
