import { dateOfDay } from '../../trading/instruments/calendar/date.js';
import { wallTime } from '../../trading/instruments/calendar/zone.js';
import { findOneContract } from '../../trading/instruments/search/find.js';
import type { ContractMatch, ContractQuery } from '../../trading/instruments/search/query.js';
import type { Session } from './session.js';
import { twsErrors } from './tws-errors.js';

/** The contract block of a request, as `harness/wire` reads it: one field has another name than in a query. */
export interface RequestedContract extends Omit<ContractQuery, 'primaryExch'> {
  readonly primaryExchange?: string;
}

export function queryOf(request: RequestedContract): ContractQuery {
  const { primaryExchange, ...rest } = request;
  return primaryExchange === undefined ? rest : { ...rest, primaryExch: primaryExchange };
}

/** Which futures and options are listed follows the date in New York. */
export function todayOf(session: Session): string {
  return dateOfDay(wallTime('US/Eastern', session.backend.clock.now()).day);
}

/** The one contract that a request is about; where there is none, or a choice, the client is told. */
export function resolveContract(
  session: Session,
  reqId: number,
  request: RequestedContract,
): ContractMatch | undefined {
  const result = findOneContract(queryOf(request), todayOf(session));
  if (result.found === 'one') return result.match;
  session.error(reqId, result);
  return undefined;
}

/** The same for data, which comes from an exchange: unlike contract details, it cannot be asked for without one. */
export function resolveAtExchange(
  session: Session,
  request: string,
  reqId: number,
  contract: RequestedContract,
): ContractMatch | undefined {
  if (contract.exchange !== undefined) return resolveContract(session, reqId, contract);
  session.error(reqId, twsErrors.noExchange(request));
  return undefined;
}

/** From this version on sizes may be fractions; clients of before read whole numbers and nothing else. */
const FRACTIONAL_SIZES_SINCE = 163;

/** The same for data in which there are sizes. */
export function resolveForSizes(
  session: Session,
  request: string,
  reqId: number,
  contract: RequestedContract,
): ContractMatch | undefined {
  return inReadableSizes(session, reqId, resolveAtExchange(session, request, reqId, contract));
}

/** Unless sizes of it are fractions, as those of coins are, and the client would end over one. */
export function inReadableSizes(
  session: Session,
  reqId: number,
  match: ContractMatch | undefined,
): ContractMatch | undefined {
  if (match?.instrument.secType !== 'CRYPTO' || session.version >= FRACTIONAL_SIZES_SINCE) return match;
  session.error(reqId, twsErrors.noFractionalSizes());
  return undefined;
}
