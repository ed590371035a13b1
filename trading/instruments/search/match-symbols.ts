import type { Instrument, SecType } from '../instrument.js';
import { futureSymbols } from '../universe/futures.js';
import { OPTION_CLASSES } from '../universe/option-classes.js';
import { universe } from '../universe/universe.js';

/** One row of the answer to reqMatchingSymbols. */
export interface SymbolMatch {
  readonly instrument: Instrument;
  readonly derivativeSecTypes: readonly SecType[];
}

/** IB gives no more than this. */
const LIMIT = 16;

/** What may be meant by the first letters of a symbol or by a word of a name: the exact symbol first. */
export function matchSymbols(pattern: string): SymbolMatch[] {
  const wanted = pattern.trim().toUpperCase();
  if (wanted === '') return [];
  return universe()
    .instruments.filter(({ secType }) => secType === 'STK' || secType === 'IND')
    .map((instrument) => ({ instrument, rank: rankOf(instrument, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, LIMIT)
    .map(({ instrument }) => ({ instrument, derivativeSecTypes: derivativesOf(instrument) }));
}

const NO_MATCH = 3;

function rankOf({ symbol, longName }: Instrument, wanted: string): number {
  if (symbol === wanted) return 0;
  if (symbol.startsWith(wanted)) return 1;
  const name = longName.toUpperCase();
  return name.startsWith(wanted) || name.includes(` ${wanted}`) ? 2 : NO_MATCH;
}

function derivativesOf({ symbol, secType, currency }: Instrument): SecType[] {
  if (currency !== 'USD') return [];
  const found: SecType[] = [];
  const { bySymbol } = universe();
  if (bySymbol.get(symbol)?.some((each) => each.secType === 'CFD')) found.push('CFD');
  if (OPTION_CLASSES.some(({ under, underSecType }) => under === symbol && underSecType === secType))
    found.push('OPT');
  if (secType === 'IND' && futureSymbols().includes(symbol)) found.push('FUT');
  if (
    secType === 'IND' &&
    OPTION_CLASSES.some((each) => each.under === symbol && each.underSecType === 'FUT')
  )
    found.push('FOP');
  return found;
}
