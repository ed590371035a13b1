import { instrumentByConId } from '../by-con-id.js';
import { type Instrument, isDerivative } from '../instrument.js';
import { futureSymbols, futuresOn } from '../universe/futures.js';
import { universe } from '../universe/universe.js';
import { fits } from './narrow.js';
import { findOptions } from './options.js';
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
  if (secType === 'BOND') return bonds(query);
  if (!query.symbol && !query.localSymbol && !query.secId && !query.tradingClass) return [];
  const found: Instrument[] = fixed(query).filter((each) => fits(each, query));
  if (secType === 'FUT') found.push(...futures(query, today).filter((each) => fits(each, query)));
  if (secType === 'CONTFUT') found.push(...frontFuture(query, today));
  if (secType === 'OPT' || secType === 'FOP') found.push(...findOptions(query, today));
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

/** A bond goes by its ISIN or CUSIP, which IB also takes where the symbol belongs. */
function bonds(query: ContractQuery): Instrument[] {
  const { symbol: written = '', ...rest } = query;
  const isNamed = written !== '' || Boolean(query.localSymbol || query.secId || query.tradingClass);
  return universe().instruments.filter((each) => {
    if (each.secType !== 'BOND' || !isNamed || !fits(each, rest)) return false;
    return ['', each.symbol, ...Object.values(each.secIds)].includes(written.toUpperCase());
  });
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

function atExchanges(instrument: Instrument, wanted: string): ContractMatch[] {
  if (wanted !== '') {
    const exchange = wanted.toUpperCase();
    return instrument.validExchanges.includes(exchange) ? [{ instrument, exchange }] : [];
  }
  const exchanges = instrument.secType === 'STK' ? instrument.validExchanges : [instrument.exchange];
  return exchanges.map((exchange) => ({ instrument, exchange }));
}
