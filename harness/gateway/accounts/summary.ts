import type { PaperAccount } from './account.js';
import { type AccountValue, accountValues, ledgerValues } from './values.js';

/** Tags of a summary whose value has another name among the account's values. */
const RENAMED: Readonly<Record<string, string>> = {
  SettledCash: 'TotalCashValue',
  PreviousEquityWithLoanValue: 'EquityWithLoanValue',
  ReqTEquity: 'EquityWithLoanValue',
  ReqTMargin: 'InitMarginReq',
  SMA: 'AvailableFunds',
  Leverage: 'Leverage-S',
};

/** The rows of an account summary: a tag that means nothing brings none, as with TWS. */
export function summaryOf(account: PaperAccount, tags: string): readonly AccountValue[] {
  const values = accountValues(account);
  return tags
    .split(',')
    .map((tag) => tag.trim())
    .flatMap((tag) => {
      if (tag.startsWith('$LEDGER')) return ledgerOf(account, tag);
      const found = values.find(({ key }) => key === (RENAMED[tag] ?? tag));
      return found ? [{ ...found, key: tag }] : [];
    });
}

/** `$LEDGER` is the base currency, `$LEDGER:EUR` one currency, `$LEDGER:ALL` each of them. */
function ledgerOf(account: PaperAccount, tag: string): readonly AccountValue[] {
  const currency = tag.slice('$LEDGER:'.length);
  const rows = ledgerValues(account);
  if (currency === 'ALL') return rows;
  return rows.filter((row) => row.currency === (currency === '' ? 'BASE' : currency));
}
