import { catalog } from '../../wire/catalog.js';
import type { Layout } from '../../wire/layout.js';
import type { Handling, Refusal } from '../handling.js';
import { commonKinds } from './common-kinds.js';

/** How this gateway answers one request of the protocol. */
export interface Covered {
  readonly layout: Layout;
  readonly answer:
    | { readonly kind: 'fully'; readonly condition?: string }
    | { readonly kind: 'refused'; readonly refusal: Refusal }
    | { readonly kind: 'not yet' };
  /** Its place among the 45 kinds that programs ask for most. */
  readonly rank?: number;
}

/** Every request of the protocol by its id: what is not in `handlings` is not answered yet. */
export function coverageOf(handlings: ReadonlyMap<number, Handling>): readonly Covered[] {
  const ranks = new Map(commonKinds.flatMap((kind, at) => kind.map(({ id }) => [id, at + 1] as const)));
  return [...catalog.request.values()]
    .sort((one, other) => one.id - other.id)
    .map((layout) => {
      const rank = ranks.get(layout.id);
      return { layout, answer: answerOf(handlings.get(layout.id)), ...(rank === undefined ? {} : { rank }) };
    });
}

function answerOf(handling: Handling | undefined): Covered['answer'] {
  if (!handling) return { kind: 'not yet' };
  const { refusal, condition } = handling;
  if (refusal) return { kind: 'refused', refusal };
  return condition === undefined ? { kind: 'fully' } : { kind: 'fully', condition };
}
