import type { Valuation } from '../../../trading/exchange/ledger/valuation.js';
import type { AccountValue } from './account-value.js';
import { LEDGER_ROWS, type LedgerRow, ledgerValues, namedLedgers } from './ledger.js';
import { TOTAL_ROWS, type TotalRow, totalReader } from './totals.js';

const EVERY_ROW: readonly (TotalRow | LedgerRow)[] = [...TOTAL_ROWS, ...LEDGER_ROWS].sort((one, other) =>
  one.key < other.key ? -1 : 1,
);

/** What one valuation says is asked for by many clients, and worked out once. */
const known = new WeakMap<Valuation, readonly AccountValue[]>();

/** Everything that reqAccountUpdates tells about an account, in the order of TWS: by key, then by currency. */
export function accountValues(of: Valuation): readonly AccountValue[] {
  const before = known.get(of);
  if (before !== undefined) return before;
  const read = totalReader(of);
  const ledgers = namedLedgers(of);
  const values: AccountValue[] = [];
  for (const row of EVERY_ROW) {
    if ('textOf' in row) values.push(read(row));
    else
      for (const ledger of ledgers)
        values.push({ key: row.key, value: row.textIn(ledger), currency: ledger.name });
  }
  known.set(of, values);
  return values;
}

/** What reqAccountUpdatesMulti tells: the same, but the ledgers by themselves. */
export function totalsThenLedgers(of: Valuation): readonly AccountValue[] {
  return [...TOTAL_ROWS.map(totalReader(of)), ...ledgerValues(namedLedgers(of))];
}

const NET_LIQUIDATION = TOTAL_ROWS.filter(({ key }) => /^NetLiquidation(-[CS])?$/.test(key));

/** The lighter form of it. */
export function ledgersAndNetLiquidation(of: Valuation): readonly AccountValue[] {
  return [...NET_LIQUIDATION.map(totalReader(of)), ...ledgerValues(namedLedgers(of))];
}
