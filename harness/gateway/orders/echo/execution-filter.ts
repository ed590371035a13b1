import type { Fill } from '../../../../trading/exchange/orders/fill.js';
import { dateOfDay } from '../../../../trading/instruments/calendar/date.js';
import { wallTime } from '../../../../trading/instruments/calendar/zone.js';
import type { reqExecutions } from '../../../wire/requests/orders.js';
import type { ReadingOf } from '../../../wire/values.js';
import { readRequestTime } from '../../history/request-time.js';
import { type TwsError, twsErrors } from '../../tws-errors.js';
import type { Ticket } from '../ticket.js';
import { contractOfFill } from './execution.js';

export type ExecutionFilter =
  | { readonly ok: true; matches(fill: Fill, ticket: Ticket): boolean }
  | { readonly ok: false; readonly error: TwsError };

/**
 * What reqExecutions asks for. Without days of its own it is today's trades, as with a gateway that keeps no
 * older ones; a client id of 0 is anybody's.
 */
export function executionFilter(
  request: ReadingOf<typeof reqExecutions>,
  now: number,
  timeZone: string,
): ExecutionFilter {
  const { clientId = 0, acctCode = '', time = '' } = request;
  const from = readRequestTime(time, timeZone, now);
  if (from.kind === 'unreadable') return { ok: false, error: unreadable(time) };
  const side = sideOf(request.side ?? '');
  if (side === undefined) return { ok: false, error: unknownSide(request.side ?? '') };
  const since = from.kind === 'moment' ? from.moment : Number.NEGATIVE_INFINITY;
  const isDay = daysOf(request, now, timeZone);
  const isSymbol = oneOf(request.symbol);
  const isSecType = oneOf(request.secType);
  const isExchange = oneOf(request.exchange);
  return {
    ok: true,
    matches(fill, ticket) {
      if (clientId !== 0 && ticket.clientId !== clientId) return false;
      if (acctCode !== '' && fill.account !== acctCode) return false;
      if (side !== 'any' && fill.side !== side) return false;
      if (fill.time < since || !isDay(fill.time)) return false;
      const { symbol, secType } = contractOfFill(fill, ticket);
      if (!isSymbol(symbol) || !isSecType(secType)) return false;
      return isExchange(fill.exchange) || isExchange(ticket.contract.exchange);
    },
  };
}

function sideOf(text: string): Fill['side'] | 'any' | undefined {
  switch (text.toUpperCase()) {
    case '':
      return 'any';
    case 'BUY':
    case 'BOT':
      return 'BUY';
    case 'SELL':
    case 'SLD':
    case 'SSHORT':
      return 'SELL';
    default:
      return undefined;
  }
}

function oneOf(wanted = ''): (found: string) => boolean {
  const name = wanted.toUpperCase();
  return (found) => name === '' || found.toUpperCase() === name;
}

/** The dates named, or the last so many with today, or today. */
function daysOf(
  { lastNDays = 1, specificDates }: ReadingOf<typeof reqExecutions>,
  now: number,
  timeZone: string,
): (moment: number) => boolean {
  const dayOf = (moment: number) => wallTime(timeZone, moment).day;
  if (specificDates.length > 0) {
    const dates = new Set(specificDates.map(({ date }) => date));
    return (moment) => dates.has(dateOfDay(dayOf(moment)));
  }
  const first = dayOf(now) - Math.max(lastNDays, 1) + 1;
  return (moment) => dayOf(moment) >= first;
}

function unreadable(time: string): TwsError {
  return twsErrors.invalid(
    'reqExecutions',
    `Invalid time ${JSON.stringify(time)}: yyyymmdd-hh:mm:ss in UTC or yyyymmdd hh:mm:ss with a time zone is expected`,
  );
}

function unknownSide(side: string): TwsError {
  return twsErrors.invalid('reqExecutions', `Invalid side ${JSON.stringify(side)}`);
}
