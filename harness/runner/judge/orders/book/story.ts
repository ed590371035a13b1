import type { Fields } from '../../../../wire/decode.js';
import type { Commission, Completed, Execution, OpenOrder, Status, Terms } from './readings.js';

/** All that was said of one order, in the order in which it was said, over all connections. */
export interface OrderStory {
  readonly clientId: number;
  readonly orderId: number;
  /** As messages call it. */
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Where in the run something was said. */
interface Place {
  /** Among all messages of all sessions. */
  readonly place: number;
  readonly session: number;
  /** In a session of the client whose order it is; others may hear of it too. */
  readonly own: boolean;
}

export type Step = Place &
  (
    | { readonly kind: 'placed'; readonly terms: Terms; readonly texts: Fields }
    | { readonly kind: 'cancel'; readonly request: 'cancelOrder' | 'reqGlobalCancel' }
    | { readonly kind: 'open'; readonly open: OpenOrder; readonly texts: Fields }
    | { readonly kind: 'status'; readonly status: Status }
    | { readonly kind: 'execution'; readonly execution: Execution; readonly texts: Fields }
    | { readonly kind: 'completed'; readonly completed: Completed }
    | { readonly kind: 'error'; readonly code: number }
  );

export type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>;

/** A question what an order would do, and what was answered. */
export interface Preview {
  readonly title: string;
  readonly terms: Terms;
  readonly answers: readonly OpenOrder[];
  readonly errors: readonly number[];
}

/** What a commission was charged for, by the execution's id. */
export interface Charge extends Pick<Place, 'place' | 'session'> {
  readonly commission: Commission;
  /** All of it, to compare. */
  readonly text: string;
}

/** All orders of a run, and what was said of none of them. */
export interface OrderBook {
  readonly orders: readonly OrderStory[];
  readonly previews: readonly Preview[];
  readonly charges: readonly Charge[];
  /** What was told of orders that nobody had placed or asked about. */
  readonly strays: readonly string[];
  /** Messages about orders of which a field says nothing that it may say. */
  readonly illegible: readonly string[];
  /** Placed without an id to place it under, or under one that was used up. */
  readonly misnumbered: readonly string[];
  /** Cancels of what is no open order of the program. */
  readonly vainCancels: readonly string[];
  /** Open orders that were asked for, and of which one was not told. */
  readonly unlisted: readonly string[];
  /** The last message of each session. */
  readonly lastPlaces: readonly number[];
}

export function stepsOf<Kind extends Step['kind']>(
  { steps }: OrderStory,
  kind: Kind,
): readonly StepOf<Kind>[] {
  return steps.filter((step): step is StepOf<Kind> => step.kind === kind);
}

/** What an order is, as it was asked for last. */
export function termsOf(story: OrderStory): Terms {
  return stepsOf(story, 'placed').findLast((placed) => !isTurnedDown(placed, story))?.terms ?? {};
}

/** The last that its own client was told of it. */
export function lastStatusOf(story: OrderStory): string | undefined {
  return stepsOf(story, 'status').findLast(({ own }) => own)?.status.status;
}

/** The executions of the order itself, once each; those of a combo's legs are not. */
export function executionsOf(story: OrderStory): readonly StepOf<'execution'>[] {
  const seen = new Set<string>();
  const { secType } = termsOf(story);
  return stepsOf(story, 'execution').filter(({ execution }) => {
    const { execId = '' } = execution;
    if (seen.has(execId) || (secType === 'BAG' && execution.secType !== 'BAG')) return false;
    seen.add(execId);
    return true;
  });
}

/** What TWS says to a change of an order that is filled, or is not there: the order stays as it was. */
const UNCHANGED: ReadonlySet<number> = new Set([103, 104, 105]);

function isTurnedDown(placed: Step, { steps }: OrderStory): boolean {
  const answer = steps.find(
    ({ kind, place }) => place > placed.place && (kind === 'open' || kind === 'status' || kind === 'error'),
  );
  return answer?.kind === 'error' && UNCHANGED.has(answer.code);
}
