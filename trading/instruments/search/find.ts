import { instrumentByConId } from '../by-con-id.js';
import { expirationsOf, optionOf, strikesOf } from '../chains.js';
import { type Instrument, isDerivative, type Option } from '../instrument.js';
import { futureSymbols, futuresOn } from '../universe/futures.js';
import { OPTION_CLASSES } from '../universe/option-classes.js';
import { universe } from '../universe/universe.js';
import { exchangeName, fits, rightOf } from './narrow.js';
import type { ContractMatch, ContractQuery } from './query.js';

/** How far back includeExpired reaches, as with IB. */
const EXPIRED_MONTHS = 24;

/**
 * Every contract that the query describes, as contract details list them. A stock without an exchange comes once
 * for each of its exchanges; a conId outweighs the rest of the description.
 *
 * @param today YYYYMMDD: which futures and options are listed
 */
export function findContracts(query: ContractQuery, today: string): ContractMatch[] {
  return candidates(query, today).flatMap((instrument) => atExchanges(instrument, query.exchange ?? ''));
}

export type OneContract =
  | { readonly found: 'one'; readonly match: ContractMatch }
  | { readonly found: 'none' | 'several'; readonly code: 200; readonly message: string };

/** The one contract that an order or a data request needs, or what TWS says where there is none or a choice. */
export function findOneContract(query: ContractQuery, today: string): OneContract {
  const matches = findContracts(query, today);
  const [first] = matches;
  if (first === undefined) return { found: 'none', code: 200, message: UNKNOWN };
  if (matches.some(({ instrument }) => instrument.conId !== first.instrument.conId)) {
    const name = query.symbol || query.localSymbol || '';
    return {
      found: 'several',
      code: 200,
      message: `The contract description specified for ${name} is ambiguous.`,
    };
  }
  const usual = matches.find(({ exchange, instrument }) => exchange === instrument.exchange);
  return { found: 'one', match: usual ?? first };
}

const UNKNOWN = 'No security definition has been found for the request';

function candidates(query: ContractQuery, today: string): Instrument[] {
  if (query.conId !== undefined && query.conId !== 0) {
    const instrument = instrumentByConId(query.conId);
    if (instrument === undefined || (isDerivative(instrument) && !listed(instrument, query, today)))
      return [];
    return [instrument];
  }
  const secType = query.secType?.toUpperCase() ?? '';
  if (!query.symbol && !query.localSymbol && !query.secId && !query.tradingClass) return [];
  const found: Instrument[] = fixed(query).filter((each) => fits(each, query));
  if (secType === 'FUT') found.push(...futures(query, today).filter((each) => fits(each, query)));
  if (secType === 'CONTFUT') found.push(...frontFuture(query, today));
  if (secType === 'OPT' || secType === 'FOP') found.push(...options(query, today));
  return found;
}

function listed(
  instrument: Instrument & { lastTradeDate: string },
  query: ContractQuery,
  today: string,
): boolean {
  return instrument.lastTradeDate >= today || (instrument.secType === 'FUT' && query.includeExpired === true);
}

function fixed(query: ContractQuery): readonly Instrument[] {
  const { bySymbol, instruments } = universe();
  return query.symbol ? (bySymbol.get(query.symbol.toUpperCase()) ?? []) : instruments;
}

function futures(query: ContractQuery, today: string): Instrument[] {
  const symbols = query.symbol ? [query.symbol.toUpperCase()] : futureSymbols();
  const back = query.includeExpired ? EXPIRED_MONTHS : 0;
  return symbols.flatMap((symbol) => futuresOn(symbol, today, back));
}

/** A continuous future is at every moment the contract next to expire. */
function frontFuture(query: ContractQuery, today: string): Instrument[] {
  const asFuture = { ...query, secType: 'FUT', includeExpired: false };
  const [front] = futures(asFuture, today).filter((each) => fits(each, asFuture));
  return front === undefined ? [] : [front];
}

/** Looks only at the expiries, strikes and rights that the query leaves open: a whole chain is thousands. */
function options(query: ContractQuery, today: string): Option[] {
  const written = query.localSymbol?.toUpperCase() ?? '';
  const symbol = query.symbol?.toUpperCase() ?? '';
  const right = rightOf(query.right);
  const found: Option[] = [];
  for (const family of OPTION_CLASSES) {
    if (symbol !== '' && family.under !== symbol) continue;
    if (query.tradingClass && family.tradingClass !== query.tradingClass.toUpperCase()) continue;
    if (written !== '' && !written.startsWith(family.tradingClass)) continue;
    const strikes = strikesOf(family).filter((each) => !query.strike || each === query.strike);
    for (const date of expirationsOf(family, today)) {
      // One option tells whether the expiry fits at all.
      const [first] = strikes;
      const sample = first === undefined ? undefined : optionOf(family, date, first, 'C');
      if (sample === undefined || !fits(sample, { ...query, localSymbol: '', right: '' })) continue;
      for (const strike of strikes) {
        for (const side of right === undefined ? (['C', 'P'] as const) : [right]) {
          const option = optionOf(family, date, strike, side);
          if (option !== undefined && fits(option, query)) found.push(option);
        }
      }
    }
  }
  return found;
}

function atExchanges(instrument: Instrument, wanted: string): ContractMatch[] {
  if (wanted !== '') {
    const exchange = exchangeName(wanted);
    return instrument.validExchanges.includes(exchange) ? [{ instrument, exchange }] : [];
  }
  const exchanges = instrument.secType === 'STK' ? instrument.validExchanges : [instrument.exchange];
  return exchanges.map((exchange) => ({ instrument, exchange }));
}
