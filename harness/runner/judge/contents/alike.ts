import type { Fields } from '../../../wire/decode.js';
import type { Observed } from '../../observed.js';
import type { Criterion } from '../criterion.js';

export const alike: Criterion = {
  name: 'contracts-stay-alike',
  asks: 'A contract id stands for one symbol, security type, currency, strike and right wherever it is named.',
  check: contractsAlike,
};

const FIELDS = ['symbol', 'secType', 'currency', 'strike', 'right'] as const;
/** Combinations share one id; a continuous future has that of the month it stands for. */
const SHARED: ReadonlySet<string> = new Set(['BAG', 'CONTFUT', 'FUT+CONTFUT', 'BOND', 'BILL']);
/** What says nothing: the right of a share, a strike of none. */
const EMPTY: ReadonlySet<string> = new Set(['', '?', '0', '0.0']);

interface Known {
  readonly field: string;
  readonly value: string;
  readonly by: string;
}

function contractsAlike({ sessions }: Observed): readonly string[] {
  const known = new Map<string, Known>();
  const wrong: string[] = [];
  const look = (name: string, texts: Fields) => {
    const { conId, secType } = texts;
    if (typeof conId !== 'string' || !(Number(conId) > 0) || SHARED.has(String(secType))) return;
    for (const field of FIELDS) {
      const value = texts[field];
      if (typeof value !== 'string' || EMPTY.has(value)) continue;
      const key = `${conId} ${field}`;
      const before = known.get(key);
      if (before === undefined) known.set(key, { field, value, by: name });
      else if (!isSame(field, before.value, value)) {
        wrong.push(
          `contract ${conId} has the ${field} ${value} in ${name}, and ${before.value} in ${before.by}`,
        );
      }
    }
  };
  for (const { messages } of sessions) {
    for (const { direction, name, texts } of messages) {
      if (direction === 'request') continue;
      look(name, texts);
      for (const rows of Object.values(texts)) {
        if (typeof rows !== 'string') for (const row of rows) look(name, row);
      }
    }
  }
  return wrong;
}

function isSame(field: (typeof FIELDS)[number], one: string, other: string): boolean {
  if (field === 'strike') return Number(one) === Number(other);
  if (field === 'right') return one.charAt(0) === other.charAt(0);
  return one === other;
}
