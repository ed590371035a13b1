import { type Instrument, isOption } from '../../instruments/instrument.js';
import type { Holding } from '../margin/holding.js';
import type { Prices } from '../market-view.js';
import type { AccountState, Position } from './account.js';
import { instrumentOf } from './instruments.js';
import { markOf } from './mark.js';
import { settlementOf, worthOfPoint } from './worth.js';

/** In the currency of the instrument. */
export interface ValuedPosition {
  readonly instrument: Instrument;
  readonly quantity: number;
  /** In the currency, not in pence. */
  readonly marketPrice: number;
  /** With futures and CFDs what they stand for, as TWS shows it, not what they add to the account. */
  readonly marketValue: number;
  readonly averageCost: number;
  readonly unrealizedPnl: number;
  /** Of the day. */
  readonly realizedPnl: number;
  readonly dailyPnl: number;
  /** What it adds to the account: its value where it was paid for, else its profit; currencies are cash already. */
  readonly equity: number;
  /** What a unit of the currency is worth in the account's. */
  readonly exchangeRate: number;
}

export function valuePositions(
  account: AccountState,
  prices: Prices,
  now: number,
  rateOf: (currency: string) => number,
): ValuedPosition[] {
  const valued: ValuedPosition[] = [];
  for (const position of Object.values(account.positions)) {
    const instrument = instrumentOf(position.conId);
    if (instrument === undefined) continue;
    const mark = markOf(instrument, prices, now);
    valued.push(valuePosition(position, instrument, mark, rateOf(instrument.currency)));
  }
  return valued;
}

function valuePosition(
  { quantity, averageCost, commissions, realized, tradedToday, atStart }: Position,
  instrument: Instrument,
  mark: number | undefined,
  exchangeRate: number,
): ValuedPosition {
  // Where no market is known, what it cost is what it is worth.
  const unit = mark === undefined ? averageCost : mark * worthOfPoint(instrument);
  const marketValue = quantity * unit;
  const unrealizedPnl = marketValue - quantity * averageCost;
  const settlement = settlementOf(instrument);
  const profit = settlement === 'margined' ? unrealizedPnl + commissions : 0;
  return {
    instrument,
    quantity,
    marketPrice: unit / instrument.multiplier,
    marketValue,
    averageCost,
    unrealizedPnl,
    realizedPnl: realized,
    dailyPnl: marketValue - atStart.value + tradedToday,
    equity: settlement === 'paid' ? marketValue : profit,
    exchangeRate,
  };
}

/** As margin sees `quantity` of an instrument that is worth `value` in its own currency. */
export function holdingOf(
  instrument: Instrument,
  quantity: number,
  value: number,
  rate: number,
  prices: Prices,
  now: number,
): Holding {
  const holding = { instrument, quantity, value: value * rate, rate };
  if (!isOption(instrument)) return holding;
  const underlying = markOf({ conId: instrument.underConId }, prices, now);
  return underlying === undefined ? holding : { ...holding, underlying };
}
