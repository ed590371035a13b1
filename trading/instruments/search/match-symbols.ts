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
  const found: SecType[] = [];
  const isIndex = secType === 'IND';
  // What is listed in Europe may share its symbol with something in New York, but not what is derived from that.
  if (currency === 'USD') {
    if (hasCfd(symbol)) found.push('CFD');
    if (hasOptions(symbol, secType)) found.push('OPT');
  }
  if (isIndex && futureSymbols().includes(symbol)) found.push('FUT');
  if (isIndex && hasOptions(symbol, 'FUT')) found.push('FOP');
  return found;
}

function hasCfd(symbol: string): boolean {
  return (
    universe()
      .bySymbol.get(symbol)
      ?.some(({ secType }) => secType === 'CFD') ?? false
  );
}

function hasOptions(symbol: string, secType: SecType): boolean {
  return OPTION_CLASSES.some(({ under, underSecType }) => under === symbol && underSecType === secType);
}
