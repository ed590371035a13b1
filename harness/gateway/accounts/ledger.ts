import type { CurrencyLedger } from '../../../trading/exchange/ledger/currency-ledger.js';
import type { Valuation } from '../../../trading/exchange/ledger/valuation.js';
import type { AccountValue } from './account-value.js';
import { balance, exchangeRate, money } from './amounts.js';

/** A ledger, under the name by which its rows go: its currency, or BASE. */
export interface NamedLedger {
  readonly name: string;
  readonly account: string;
  readonly ledger: CurrencyLedger;
}

export interface LedgerRow {
  readonly key: string;
  readonly textIn: (of: NamedLedger) => string;
}

const NOTHING = money(0);

const row = (key: string, textIn: LedgerRow['textIn']): LedgerRow => ({ key, textIn });
const amount = (key: string, of: (ledger: CurrencyLedger) => number) =>
  row(key, ({ ledger }) => money(of(ledger)));
/** What an account of this gateway cannot hold. */
const none = (key: string) => row(key, () => NOTHING);

/** What an account holds in a currency, in the order of TWS. */
export const LEDGER_ROWS: readonly LedgerRow[] = [
  row('Currency', ({ name }) => name),
  row('CashBalance', ({ ledger }) => balance(ledger.cash)),
  row('TotalCashBalance', ({ ledger }) => balance(ledger.cash)),
  none('AccruedCash'),
  amount('StockMarketValue', ({ stockValue }) => stockValue),
  amount('OptionMarketValue', ({ optionValue }) => optionValue),
  amount('FutureOptionValue', ({ futureOptionValue }) => futureOptionValue),
  amount('FuturesPNL', ({ futuresPnl }) => futuresPnl),
  row('NetLiquidationByCurrency', ({ ledger }) => balance(ledger.netLiquidation)),
  amount('UnrealizedPnL', ({ unrealizedPnl }) => unrealizedPnl),
  amount('RealizedPnL', ({ realizedPnl }) => realizedPnl),
  row('ExchangeRate', ({ ledger }) => exchangeRate(ledger.exchangeRate)),
  none('FundValue'),
  none('NetDividend'),
  none('MutualFundValue'),
  none('MoneyMarketFundValue'),
  amount('CorporateBondValue', ({ bondValue, treasuryValue }) => bondValue - treasuryValue),
  amount('TBondValue', ({ treasuryValue }) => treasuryValue),
  none('TBillValue'),
  none('WarrantValue'),
  none('FxCashBalance'),
  row('AccountOrGroup', ({ account }) => account),
  row('RealCurrency', ({ name }) => name),
  none('IssuerOptionValue'),
  amount('Cryptocurrency', ({ cryptoValue }) => cryptoValue),
];

/** All currencies together, then each of them. */
export function namedLedgers({ accountId: account, base, currencies }: Valuation): readonly NamedLedger[] {
  const each = currencies.map((ledger) => ({ name: ledger.currency, account, ledger }));
  return [{ name: 'BASE', account, ledger: base }, ...each];
}

/** Every row of these ledgers, one ledger after another. */
export function ledgerValues(ledgers: readonly NamedLedger[]): readonly AccountValue[] {
  return ledgers.flatMap((of) =>
    LEDGER_ROWS.map(({ key, textIn }) => ({ key, value: textIn(of), currency: of.name })),
  );
}
