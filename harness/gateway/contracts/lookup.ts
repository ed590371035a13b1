import type { Instrument } from '../../../trading/instruments/instrument.js';
import { expiriesOf } from '../../../trading/instruments/option-terms.js';
import { findContracts } from '../../../trading/instruments/search/find.js';
import { fitsExpiry } from '../../../trading/instruments/search/narrow.js';
import type { ContractQuery } from '../../../trading/instruments/search/query.js';
import { OPTION_CLASSES } from '../../../trading/instruments/universe/option-classes.js';
import { queryOf, type RequestedContract } from '../contract.js';
import { type TwsError, twsErrors } from '../tws-errors.js';

/** An instrument at an exchange, under the security type that the client asked for it by. */
export interface Listed {
  readonly instrument: Instrument;
  readonly exchange: string;
  readonly secType: string;
}

/**
 * Everything that a request for contract details describes, in the order in which it is told, piece by piece:
 * of a chain of options an expiry at a time, because all of it takes long.
 */
export function* lookUp(request: RequestedContract, today: string): Generator<readonly Listed[]> {
  const query = queryOf(knownIdentifiers(request));
  if (isChain(query)) yield* optionsByExpiry(query, today);
  else yield atOnce(query, today);
}

/** An option with a name of its own is found by that. */
function isChain({ conId, symbol, localSymbol, secType }: ContractQuery): boolean {
  return !conId && !localSymbol && Boolean(symbol) && /^(OPT|FOP)$/i.test(secType ?? '');
}

function* optionsByExpiry(query: ContractQuery, today: string): Generator<readonly Listed[]> {
  const under = query.symbol?.toUpperCase();
  const wanted = query.tradingClass?.toUpperCase() || undefined;
  for (const family of OPTION_CLASSES) {
    const { tradingClass } = family;
    if (family.under !== under || (wanted ?? tradingClass) !== tradingClass) continue;
    for (const expiry of expiriesOf(family, today)) {
      if (!fitsExpiry(expiry, query)) continue;
      const lastTradeDateOrContractMonth = expiry.lastTradeDate;
      yield listed({ ...query, tradingClass, lastTradeDateOrContractMonth }, today);
    }
  }
}

function atOnce(query: ContractQuery, today: string): readonly Listed[] {
  const secType = query.secType?.toUpperCase() ?? '';
  if (query.conId) return byConId(query, today);
  if (secType === 'CONTFUT') return leadMonths(query, today);
  if (secType === 'FUT+CONTFUT' || secType === 'CONTFUT+FUT') {
    const months = listed({ ...query, secType: 'FUT' }, today);
    return months.length === 0 ? [] : [...months, ...leadMonths(query, today)];
  }
  return listed(secType === 'CS' ? { ...query, secType: 'STK' } : query, today);
}

/** What keeps a description from being looked up at all. */
export function flawIn({
  conId,
  secType = '',
  lastTradeDateOrContractMonth = '',
}: RequestedContract): TwsError | undefined {
  if (!isExpiry(lastTradeDateOrContractMonth)) return twsErrors.badExpiry();
  if (!conId && !SEC_TYPES.has(secType.toUpperCase())) {
    return twsErrors.invalid('reqContractDetails', 'Please enter a valid security type');
  }
  return undefined;
}

/** What TWS knows of, whether or not anything of the kind is listed here. */
const SEC_TYPES = new Set([
  ...[
    'STK',
    'CS',
    'OPT',
    'FOP',
    'FUT',
    'CONTFUT',
    'FUT+CONTFUT',
    'CONTFUT+FUT',
    'IND',
    'CASH',
    'BOND',
    'BILL',
  ],
  ...[
    'CFD',
    'CRYPTO',
    'BAG',
    'CMDTY',
    'FUND',
    'WAR',
    'IOPT',
    'FWD',
    'FIXED',
    'SLB',
    'BSK',
    'ICU',
    'ICS',
    'EC',
    'NEWS',
  ],
]);

/** TWS takes any other name, a lower-case one too, for none. */
const SEC_ID_TYPES = new Set(['CUSIP', 'SEDOL', 'ISIN', 'RIC', 'FIGI', 'BB_SYMBOL']);

function knownIdentifiers(request: RequestedContract): RequestedContract {
  if (SEC_ID_TYPES.has(request.secIdType ?? '')) return request;
  const { secIdType: _, secId: __, ...rest } = request;
  return rest;
}

/** Named by its id alone, a contract comes once: where an order for it would go. */
function byConId(query: ContractQuery, today: string): readonly Listed[] {
  return listed(query, today).filter(
    ({ instrument, exchange }) => query.exchange || exchange === instrument.exchange,
  );
}

function listed(query: ContractQuery, today: string): readonly Listed[] {
  return findContracts(query, today).map((match) => ({ ...match, secType: match.instrument.secType }));
}

/** A continuous future is told as the month that leads it, under its own security type. */
function leadMonths(query: ContractQuery, today: string): readonly Listed[] {
  return listed({ ...query, secType: 'CONTFUT' }, today).map((each) => ({ ...each, secType: 'CONTFUT' }));
}

/** A month or a day of the calendar between 1978 and 3000, or nothing. */
function isExpiry(text: string): boolean {
  const [, year, month, day = '01'] = /^(\d{4})(\d\d)(\d\d)?$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return text === '' || text.toUpperCase() === 'NOEXP';
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal && Number(year) >= 1978 && Number(year) <= 3000;
}
