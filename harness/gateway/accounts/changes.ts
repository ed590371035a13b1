import type { ValuedPosition } from '../../../trading/exchange/ledger/valued-position.js';
import type { AccountValue } from './account-value.js';

interface Known {
  readonly before: readonly AccountValue[];
  readonly changed: readonly AccountValue[];
}

/** What was last found for a list: clients of the same account were told the same, and hear the same. */
const known = new WeakMap<readonly AccountValue[], Known>();

/** What must be told to somebody who has been told the values of before. */
export function changedValues(
  before: readonly AccountValue[],
  after: readonly AccountValue[],
): readonly AccountValue[] {
  const last = known.get(after);
  if (last?.before === before) return last.changed;
  let elsewhere: ReadonlyMap<string, string> | undefined;
  const changed = after.filter((row, at) => {
    const was = before[at];
    if (was?.key === row.key && was.currency === row.currency) return was.value !== row.value;
    // A currency has come: from then on the rows stand in other places.
    elsewhere ??= new Map(before.map((each) => [nameOf(each), each.value]));
    return elsewhere.get(nameOf(row)) !== row.value;
  });
  known.set(after, { before, changed });
  return changed;
}

/** Positions that trades have changed, not prices. One that is closed comes once more, with a quantity of 0. */
export function movedPositions(
  before: readonly ValuedPosition[],
  after: readonly ValuedPosition[],
): readonly ValuedPosition[] {
  const told = new Map(before.map((held) => [held.instrument.conId, held]));
  const moved: ValuedPosition[] = [];
  for (const held of after) {
    const was = told.get(held.instrument.conId);
    told.delete(held.instrument.conId);
    if (held.quantity !== (was?.quantity ?? 0) || isCostlier(held, was)) moved.push(held);
  }
  for (const gone of told.values()) if (gone.quantity !== 0) moved.push(closed(gone));
  return moved;
}

export function isHeld({ quantity }: ValuedPosition): boolean {
  return quantity !== 0;
}

function nameOf({ key, currency }: AccountValue): string {
  return `${key} ${currency}`;
}

/** Bought and sold again, it can be as many as before at another cost. */
function isCostlier(held: ValuedPosition, was: ValuedPosition | undefined): boolean {
  return isHeld(held) && held.averageCost !== was?.averageCost;
}

function closed(held: ValuedPosition): ValuedPosition {
  return { ...held, quantity: 0, marketValue: 0, unrealizedPnl: 0, equity: 0 };
}
