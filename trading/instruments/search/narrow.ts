import {
  type Future,
  type Instrument,
  isDerivative,
  isOption,
  type Option,
  type Right,
} from '../instrument.js';
import type { ContractQuery } from './query.js';

/** Whether nothing in the query speaks against the instrument; its exchange is looked at elsewhere. */
export function fits(instrument: Instrument, query: ContractQuery): boolean {
  return (
    same(query.symbol, instrument.symbol) &&
    same(query.secType, instrument.secType) &&
    same(query.currency, instrument.currency) &&
    same(query.localSymbol, instrument.localSymbol) &&
    same(query.tradingClass, instrument.tradingClass) &&
    fitsPrimary(instrument, query.primaryExch) &&
    fitsSecId(instrument, query) &&
    fitsDerivative(instrument, query)
  );
}

/** Whether a month or a day that the query names is this one. */
export function fitsExpiry(
  expiry: Pick<Future | Option, 'lastTradeDate' | 'realExpirationDate' | 'contractMonth'>,
  query: ContractQuery,
): boolean {
  const wanted = query.lastTradeDateOrContractMonth ?? '';
  if (wanted.length === 6) return expiry.contractMonth === wanted;
  return wanted === '' || expiry.lastTradeDate === wanted || expiry.realExpirationDate === wanted;
}

/** Undefined for no right at all. */
export function rightOf(text: string | undefined): Right | undefined {
  const first = text?.charAt(0).toUpperCase();
  return first === 'C' || first === 'P' ? first : undefined;
}

function same(wanted: string | undefined, actual: string): boolean {
  if (wanted === undefined || wanted === '' || wanted === actual) return true;
  return wanted.toUpperCase() === actual.toUpperCase();
}

function fitsPrimary(instrument: Instrument, wanted: string | undefined): boolean {
  if (wanted === undefined || wanted === '' || instrument.primaryExch === '') return true;
  return wanted.toUpperCase() === instrument.primaryExch;
}

function fitsSecId(instrument: Instrument, { secIdType, secId }: ContractQuery): boolean {
  if (secIdType === undefined || secIdType === '' || secId === undefined || secId === '') return true;
  return instrument.secIds[secIdType.toUpperCase()] === secId.toUpperCase();
}

function fitsDerivative(instrument: Instrument, query: ContractQuery): boolean {
  if (!isDerivative(instrument)) return true;
  const multiplier = query.multiplier ?? '';
  if (!fitsExpiry(instrument, query) || (multiplier !== '' && Number(multiplier) !== instrument.multiplier))
    return false;
  if (!isOption(instrument)) return true;
  const right = rightOf(query.right);
  return (
    (right === undefined || right === instrument.right) &&
    (query.strike === undefined || query.strike === 0 || query.strike === instrument.strike)
  );
}
