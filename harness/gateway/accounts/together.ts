import type { CurrencyLedger } from '../../../trading/exchange/ledger/currency-ledger.js';
import type { Valuation } from '../../../trading/exchange/ledger/valuation.js';
import type { ValuedPosition } from '../../../trading/exchange/ledger/valued-position.js';

interface Known {
  readonly name: string;
  readonly of: readonly Valuation[];
  readonly value: Valuation;
}

/** What was last added up to the valuation of a first account: many clients ask for the same. */
const known = new WeakMap<Valuation, Known>();

/** Several accounts of one base currency, as if they were one. */
export function together(name: string, first: Valuation, all: readonly Valuation[]): Valuation {
  const last = known.get(first);
  if (last?.name === name && last.of.length === all.length && last.of.every((each, at) => each === all[at]))
    return last.value;
  const value = addedUp(name, first, all);
  known.set(first, { name, of: all, value });
  return value;
}

function addedUp(name: string, first: Valuation, all: readonly Valuation[]): Valuation {
  const sums = sumOf(
    first.totals,
    all.map(({ totals }) => totals),
  );
  const part = (amount: number) => (sums.netLiquidation > 0 ? amount / sums.netLiquidation : 0);
  return {
    ...first,
    accountId: name,
    base: sumOfLedgers(all.map(({ base }) => base))[0] ?? first.base,
    currencies: sumOfLedgers(all.flatMap(({ currencies }) => currencies)),
    positions: sumOfPositions(all.flatMap(({ positions }) => positions)),
    totals: {
      ...sums,
      cushion: part(sums.excessLiquidity),
      leverage: part(sums.grossPositionValue),
    },
  };
}

function sumOfLedgers(ledgers: readonly CurrencyLedger[]): readonly CurrencyLedger[] {
  return merged(
    ledgers,
    ({ currency }) => currency,
    (first, same) => ({ ...sumOf(first, same), exchangeRate: first.exchangeRate }),
  );
}

function sumOfPositions(positions: readonly ValuedPosition[]): readonly ValuedPosition[] {
  return merged(
    positions,
    ({ instrument }) => instrument.conId,
    (first, same) => {
      const { marketPrice, exchangeRate } = first;
      const sums = sumOf(first, same);
      const cost = same.reduce((total, each) => total + each.quantity * each.averageCost, 0);
      const averageCost = sums.quantity === 0 ? 0 : cost / sums.quantity;
      return { ...sums, averageCost, marketPrice, exchangeRate };
    },
  );
}

/** One row for all that have the same key, in the order in which each key comes first. */
function merged<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | number,
  mergedRow: (first: Row, same: readonly Row[]) => Row,
): readonly Row[] {
  const byKey = new Map<string | number, [Row, ...Row[]]>();
  for (const row of rows) {
    const same = byKey.get(keyOf(row));
    if (same) same.push(row);
    else byKey.set(keyOf(row), [row]);
  }
  return [...byKey.values()].map((same) => mergedRow(same[0], same));
}

/** Adds all that is a number; the rest is as in the first. */
function sumOf<Row extends object>(first: Row, rows: readonly Row[]): Row {
  const sums: Record<string, number> = {};
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === 'number') sums[name] = (sums[name] ?? 0) + value;
    }
  }
  return { ...first, ...sums };
}
