import { dateOfDay, dayOfDate } from '../../instruments/calendar/date.js';
import { momentAt, wallTime } from '../../instruments/calendar/zone.js';
import type { Prices } from '../market-view.js';
import type { AccountState, Position } from './account.js';
import { instrumentOf } from './instruments.js';
import { markIn } from './mark.js';
import { worthOfPoint } from './worth.js';

/** Accounts count their days by it. */
const ZONE = 'America/New_York';

/** The date that an account's profit and loss counts to. */
export function newYorkDate(now: number): string {
  return dateOfDay(wallTime(ZONE, now).day);
}

/** The account on a new date: what it holds begins at the last close, what is closed is gone. */
export function beginDay(account: AccountState, date: string, prices: Prices, now: number): AccountState {
  // However late in the day it is told, the day began at midnight.
  const midnight = Math.min(now, momentAt(ZONE, dayOfDate(date), 0));
  const positions: Record<number, Position> = {};
  for (const position of Object.values(account.positions)) {
    if (position.quantity === 0) continue;
    const { conId, quantity } = position;
    const atStart = { quantity, value: valueAtClose(position, prices, midnight) };
    positions[conId] = { ...position, realized: 0, tradedToday: 0, atStart };
  }
  return { ...account, positions, day: { date } };
}

/** At the close before, or at what it was last seen for. */
function valueAtClose({ conId, quantity, averageCost }: Position, prices: Prices, midnight: number): number {
  const instrument = instrumentOf(conId);
  const view = prices.view(conId, midnight);
  const close = view && (view.previousClose ?? markIn(view));
  if (instrument === undefined || close === undefined) return quantity * averageCost;
  return quantity * close * worthOfPoint(instrument);
}
