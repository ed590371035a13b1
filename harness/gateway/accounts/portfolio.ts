import type { ValuedPosition } from '../../../trading/exchange/ledger/valued-position.js';
import { type Instrument, isOption } from '../../../trading/instruments/instrument.js';
import { contractFieldsOf } from '../contracts/contract-fields.js';
import { rounded } from './amounts.js';

const PRICE_DIGITS = 8;

/** A position as updatePortfolio tells it, in the currency of its contract. */
export function portfolioRow(held: ValuedPosition) {
  const { instrument, quantity, marketPrice, marketValue, unrealizedPnl, realizedPnl } = held;
  return {
    ...contractFieldsOf(instrument, ''),
    // Here, and only here, TWS writes the right of what is no option as 0.
    right: isOption(instrument) ? instrument.right : '0',
    primaryExchange: listedAt(instrument),
    position: quantity,
    marketPrice: rounded(marketPrice, PRICE_DIGITS),
    marketValue: rounded(marketValue, 2),
    averageCost: rounded(costOf(held), PRICE_DIGITS),
    unrealizedPNL: rounded(unrealizedPnl, 2),
    realizedPNL: rounded(realizedPnl, 2),
  };
}

/** The same as reqPositions tells it. */
export function positionRow(held: ValuedPosition) {
  const { instrument, quantity } = held;
  return {
    // Only stocks are told with an exchange.
    ...contractFieldsOf(instrument, instrument.secType === 'STK' ? instrument.primaryExch : ''),
    position: quantity,
    avgCost: rounded(costOf(held), PRICE_DIGITS),
  };
}

function costOf({ quantity, averageCost }: ValuedPosition): number {
  return quantity === 0 ? 0 : averageCost;
}

function listedAt({ primaryExch, validExchanges }: Instrument): string {
  return primaryExch === '' ? (validExchanges.find((name) => name !== 'SMART') ?? '') : primaryExch;
}
