import type { Valuation } from '../../../trading/exchange/ledger/valuation.js';
import type { AccountValue } from './account-value.js';
import { ledgerValues, namedLedgers } from './ledger.js';
import { accountValues } from './values.js';

const LEDGER_TAG = '$LEDGER';

/** What can be asked for in a summary, and under which name it is among the account's values. */
const TAGS: ReadonlyMap<string, string> = new Map([
  ...[
    ...[
      'AccountType',
      'NetLiquidation',
      'TotalCashValue',
      'AccruedCash',
      'BuyingPower',
      'EquityWithLoanValue',
    ],
    ...['PreviousDayEquityWithLoanValue', 'GrossPositionValue', 'RegTEquity', 'RegTMargin', 'SMA', 'Cushion'],
    ...['InitMarginReq', 'MaintMarginReq', 'AvailableFunds', 'ExcessLiquidity', 'LookAheadNextChange'],
    ...['FullInitMarginReq', 'FullMaintMarginReq', 'FullAvailableFunds', 'FullExcessLiquidity'],
    ...['LookAheadInitMarginReq', 'LookAheadMaintMarginReq', 'LookAheadAvailableFunds'],
    ...['LookAheadExcessLiquidity', 'DayTradesRemaining', 'DayTradesRemainingT+1', 'DayTradesRemainingT+2'],
    ...['DayTradesRemainingT+3', 'DayTradesRemainingT+4'],
  ].map((tag) => [tag, tag] as const),
  ['SettledCash', 'TotalCashValue'],
  ['ReqTEquity', 'RegTEquity'],
  ['ReqTMargin', 'RegTMargin'],
  ['Leverage', 'Leverage-S'],
]);

/** What a summary asks for: tags of each account, and ledgers of all accounts together. */
export interface SummaryTags {
  /** In the order of TWS. */
  readonly tags: readonly string[];
  /** `BASE`, a currency, or `ALL`. */
  readonly ledgers: readonly string[];
}

export function readSummaryTags(list: string): SummaryTags {
  const named = [...new Set(list.split(',').map((tag) => tag.trim()))];
  return {
    tags: named.filter((tag) => !tag.startsWith(LEDGER_TAG)).sort(),
    ledgers: named
      .filter((tag) => tag.startsWith(LEDGER_TAG))
      .map((tag) => tag.slice(LEDGER_TAG.length + 1) || 'BASE'),
  };
}

/** The rows of one account: what is no money first. A tag that means nothing brings none, as with TWS. */
export function summaryOf(of: Valuation, { tags }: SummaryTags): readonly AccountValue[] {
  const values = new Map(
    accountValues(of)
      .filter(({ currency }) => currency === '' || currency === of.baseCurrency)
      .map((row) => [row.key, row]),
  );
  const rows = tags.flatMap((tag) => {
    const row = values.get(TAGS.get(tag) ?? '');
    return row ? [{ ...row, key: tag }] : [];
  });
  return [
    ...rows.filter(({ currency }) => currency === ''),
    ...rows.filter(({ currency }) => currency !== ''),
  ];
}

/** What all accounts hold together, by currency. */
export function ledgersOf(all: Valuation, { ledgers }: SummaryTags): readonly AccountValue[] {
  const named = namedLedgers(all);
  return ledgers.flatMap((wanted) =>
    ledgerValues(named.filter(({ name }) => wanted === 'ALL' || wanted === name)),
  );
}
