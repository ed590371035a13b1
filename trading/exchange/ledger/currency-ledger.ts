import type { SecType } from '../../instruments/instrument.js';
import type { AccountState } from './account.js';
import type { ValuedPosition } from './valued-position.js';

/** What an account may have in one currency, each an amount of it. */
const NOTHING = {
  cash: 0,
  stockValue: 0,
  optionValue: 0,
  futureOptionValue: 0,
  bondValue: 0,
  /** What of the bonds is of the United States' Treasury. */
  treasuryValue: 0,
  cryptoValue: 0,
  metalValue: 0,
  /** What open contracts for difference would bring, before commissions. */
  cfdPnl: 0,
  /** What open futures would bring, before commissions. */
  futuresPnl: 0,
  unrealizedPnl: 0,
  realizedPnl: 0,
  dailyPnl: 0,
  netLiquidation: 0,
};

type Sums = typeof NOTHING;
type Amount = keyof Sums;

const AMOUNTS = Object.keys(NOTHING).filter((name): name is Amount => name in NOTHING);

/** What an account has in one currency. */
export interface CurrencyLedger extends Readonly<Sums> {
  readonly currency: string;
  /** What a unit of it is worth in the base currency. */
  readonly exchangeRate: number;
}

/** Where the equity of each kind of instrument is counted; nobody holds an index, and currencies are cash already. */
const COUNTED_AS: Readonly<Record<SecType, Amount | undefined>> = {
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

/** One ledger for each currency that the account has something in, its own first. */
export function ledgersOf(
  { baseCurrency, cash }: AccountState,
  positions: readonly ValuedPosition[],
  rateOf: (currency: string) => number,
): readonly CurrencyLedger[] {
  const sums = new Map<string, Sums>([[baseCurrency, { ...NOTHING }]]);
  const sumsIn = (currency: string): Sums => {
    const known = sums.get(currency);
    if (known !== undefined) return known;
    const fresh = { ...NOTHING };
    sums.set(currency, fresh);
    return fresh;
  };
  for (const [currency, amount] of Object.entries(cash)) {
    const sum = sumsIn(currency);
    sum.cash += amount;
    sum.netLiquidation += amount;
  }
  for (const position of positions) addPosition(sumsIn(position.instrument.currency), position);
  return [...sums].map(([currency, sum]) => ({ currency, exchangeRate: rateOf(currency), ...sum }));
}

/** All of them together, in the base currency. */
export function inBase(baseCurrency: string, ledgers: readonly CurrencyLedger[]): CurrencyLedger {
  const total = { currency: baseCurrency, exchangeRate: 1, ...NOTHING };
  for (const ledger of ledgers)
    for (const amount of AMOUNTS) total[amount] += ledger[amount] * ledger.exchangeRate;
  return total;
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
