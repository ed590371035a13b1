import type { SecType } from '../../instruments/instrument.js';
import type { AccountState } from './account.js';
import type { ValuedPosition } from './valued-position.js';

/** What an account has in one currency. */
export interface CurrencyLedger {
  readonly currency: string;
  /** What a unit of it is worth in the base currency. */
  readonly exchangeRate: number;
  readonly cash: number;
  readonly accruedCash: number;
  readonly stockValue: number;
  readonly fundValue: number;
  readonly optionValue: number;
  readonly futureOptionValue: number;
  readonly bondValue: number;
  /** What of the bonds is of the United States' Treasury. */
  readonly treasuryValue: number;
  readonly cryptoValue: number;
  readonly metalValue: number;
  /** What open contracts for difference would bring, before commissions. */
  readonly cfdPnl: number;
  /** What open futures would bring, before commissions. */
  readonly futuresPnl: number;
  readonly unrealizedPnl: number;
  readonly realizedPnl: number;
  readonly dailyPnl: number;
  readonly netLiquidation: number;
}

type Amounts = Omit<CurrencyLedger, 'currency' | 'exchangeRate'>;
type Sums = { -readonly [Name in keyof Amounts]: number };

/** Where the equity of each kind of instrument is counted; nobody holds an index, and currencies are cash already. */
const COUNTED_AS: Readonly<Record<SecType, keyof Amounts | undefined>> = {
  STK: 'stockValue',
  OPT: 'optionValue',
  FOP: 'futureOptionValue',
  BOND: 'bondValue',
  CRYPTO: 'cryptoValue',
  CMDTY: 'metalValue',
  CFD: 'cfdPnl',
  FUT: 'futuresPnl',
  CASH: undefined,
  IND: undefined,
};

const TREASURY = 'US-T';

const NOTHING: Amounts = {
  cash: 0,
  accruedCash: 0,
  stockValue: 0,
  fundValue: 0,
  optionValue: 0,
  futureOptionValue: 0,
  bondValue: 0,
  treasuryValue: 0,
  cryptoValue: 0,
  metalValue: 0,
  cfdPnl: 0,
  futuresPnl: 0,
  unrealizedPnl: 0,
  realizedPnl: 0,
  dailyPnl: 0,
  netLiquidation: 0,
};

/** One ledger for each currency that the account has something in, its own first. */
export function ledgersOf(
  { baseCurrency, cash }: AccountState,
  positions: readonly ValuedPosition[],
  rateOf: (currency: string) => number,
): readonly CurrencyLedger[] {
  const sums = new Map<string, Sums>([[baseCurrency, { ...NOTHING }]]);
  const sumsOf = (currency: string): Sums => {
    const known = sums.get(currency);
    if (known !== undefined) return known;
    const fresh = { ...NOTHING };
    sums.set(currency, fresh);
    return fresh;
  };
  for (const [currency, amount] of Object.entries(cash)) {
    const sum = sumsOf(currency);
    sum.cash += amount;
    sum.netLiquidation += amount;
  }
  for (const position of positions) addPosition(sumsOf(position.instrument.currency), position);
  return [...sums].map(([currency, sum]) => ({ currency, exchangeRate: rateOf(currency), ...sum }));
}

/** All of them together, in the base currency. */
export function inBase(baseCurrency: string, ledgers: readonly CurrencyLedger[]): CurrencyLedger {
  const total = (of: (ledger: CurrencyLedger) => number) =>
    ledgers.reduce((sum, ledger) => sum + of(ledger) * ledger.exchangeRate, 0);
  return {
    currency: baseCurrency,
    exchangeRate: 1,
    cash: total((ledger) => ledger.cash),
    accruedCash: total((ledger) => ledger.accruedCash),
    stockValue: total((ledger) => ledger.stockValue),
    fundValue: total((ledger) => ledger.fundValue),
    optionValue: total((ledger) => ledger.optionValue),
    futureOptionValue: total((ledger) => ledger.futureOptionValue),
    bondValue: total((ledger) => ledger.bondValue),
    treasuryValue: total((ledger) => ledger.treasuryValue),
    cryptoValue: total((ledger) => ledger.cryptoValue),
    metalValue: total((ledger) => ledger.metalValue),
    cfdPnl: total((ledger) => ledger.cfdPnl),
    futuresPnl: total((ledger) => ledger.futuresPnl),
    unrealizedPnl: total((ledger) => ledger.unrealizedPnl),
    realizedPnl: total((ledger) => ledger.realizedPnl),
    dailyPnl: total((ledger) => ledger.dailyPnl),
    netLiquidation: total((ledger) => ledger.netLiquidation),
  };
}

function addPosition(
  sum: Sums,
  { instrument, equity, unrealizedPnl, realizedPnl, dailyPnl }: ValuedPosition,
) {
  const name = COUNTED_AS[instrument.secType];
  if (name !== undefined) sum[name] += equity;
  if (instrument.secType === 'BOND' && instrument.symbol === TREASURY) sum.treasuryValue += equity;
  sum.netLiquidation += equity;
  sum.unrealizedPnl += unrealizedPnl;
  sum.realizedPnl += realizedPnl;
  sum.dailyPnl += dailyPnl;
}
