import { withoutNoise } from '../../instruments/decimals.js';
import type { Instrument } from '../../instruments/instrument.js';
import type { Side } from '../orders/order.js';
import type { AccountState, Position } from './account.js';
import { settlementOf, worthOfPoint } from './worth.js';

export interface Trade {
  readonly instrument: Instrument;
  readonly side: Side;
  readonly quantity: number;
  /** As quoted: in pence where the instrument is. */
  readonly price: number;
  readonly commission: number;
  readonly commissionCurrency: string;
  /** What a unit of that currency is worth in the instrument's; left out where they are one. */
  readonly commissionRate?: number;
}

export interface Traded {
  readonly account: AccountState;
  /** What the closed part has earned, its commissions deducted; undefined where the trade only opened. */
  readonly realized?: number;
}

/** The account after a trade. */
export function applyTrade(account: AccountState, trade: Trade): Traded {
  const { instrument, side, quantity, price, commission, commissionCurrency } = trade;
  const signed = side === 'BUY' ? quantity : -quantity;
  const value = price * worthOfPoint(instrument);
  // Paid in its own currency, and counted against the profit at what that was worth at the time.
  const ownFee = commission * (trade.commissionRate ?? 1);
  const before = account.positions[instrument.conId] ?? emptyPosition(instrument.conId);
  const moved = movePosition(before, signed, value, ownFee);

  const cash = { ...account.cash };
  pay(cash, commissionCurrency, -commission);
  const settlement = settlementOf(instrument);
  const proceeds = settlement === 'margined' ? moved.difference : -signed * value;
  pay(cash, instrument.currency, proceeds);
  if (settlement === 'exchanged') pay(cash, instrument.symbol, signed);

  const positions = { ...account.positions, [instrument.conId]: moved.position };
  const after = { ...account, cash, positions };
  return moved.realized === undefined ? { account: after } : { account: after, realized: moved.realized };
}

interface Moved {
  readonly position: Position;
  readonly realized: number | undefined;
  /** What the closed part has earned before commissions. */
  readonly difference: number;
}

/** One trade of `signed` units at `value` each. What goes beyond zero is closed first and opened anew. */
function movePosition(before: Position, signed: number, value: number, fee: number): Moved {
  const held = before.quantity;
  const closes = held * signed < 0 ? Math.min(Math.abs(held), Math.abs(signed)) * Math.sign(signed) : 0;
  const opens = withoutNoise(signed - closes);
  const left = withoutNoise(held + closes);
  const closingFee = (fee * closes) / signed;
  const openingFee = fee - closingFee;

  // What is left keeps its average cost, and its commissions in proportion.
  const keptFees = held === 0 ? 0 : (before.commissions * left) / held;
  const cost = before.averageCost * left + opens * value + openingFee;
  const quantity = withoutNoise(left + opens);
  const averageCost = opens === 0 ? before.averageCost : cost / quantity;
  const realized = closes === 0 ? undefined : closes * (before.averageCost - value) - closingFee;
  const position: Position = {
    conId: before.conId,
    quantity,
    averageCost: quantity === 0 ? 0 : averageCost,
    commissions: keptFees + openingFee,
    realized: before.realized + (realized ?? 0),
    tradedToday: before.tradedToday - signed * value - fee,
    atStart: before.atStart,
  };
  const difference = realized === undefined ? 0 : realized + closingFee + (before.commissions - keptFees);
  return { position, realized, difference };
}

function emptyPosition(conId: number): Position {
  const nothing = { quantity: 0, averageCost: 0, commissions: 0, realized: 0, tradedToday: 0 };
  return { conId, ...nothing, atStart: { quantity: 0, value: 0 } };
}

function pay(cash: Record<string, number>, currency: string, amount: number): void {
  if (amount !== 0) cash[currency] = (cash[currency] ?? 0) + amount;
}
