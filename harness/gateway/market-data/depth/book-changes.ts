import type { BookLevel } from '../../../world/market.js';

export type BookOperation = 0 | 1 | 2;
export const INSERT: BookOperation = 0;
export const UPDATE: BookOperation = 1;
export const DELETE: BookOperation = 2;

/** One step by which a client turns the rows that it has into those that there are. */
export interface BookChange {
  readonly operation: BookOperation;
  /** Counted from 0, the best price. */
  readonly position: number;
  readonly level: BookLevel;
}

/**
 * How one side of a book got from some rows to others: rows that changed in place, then rows that came at its
 * end, or went from its end.
 */
export function bookChanges(
  before: readonly BookLevel[],
  after: readonly BookLevel[],
): readonly BookChange[] {
  const changes: BookChange[] = [];
  for (const [position, level] of after.entries()) {
    const known = before[position];
    if (known === undefined) changes.push({ operation: INSERT, position, level });
    else if (!isSame(known, level)) changes.push({ operation: UPDATE, position, level });
  }
  for (let position = before.length - 1; position >= after.length; position--) {
    changes.push({ operation: DELETE, position, level: { price: 0, size: 0, maker: '' } });
  }
  return changes;
}

function isSame(one: BookLevel, other: BookLevel): boolean {
  return one.price === other.price && one.size === other.size && one.maker === other.maker;
}
