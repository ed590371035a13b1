import type { Instrument } from '../../instruments/instrument.js';
import type { Balance, Holding } from '../margin/holding.js';
import type { Prices } from '../market-view.js';
import type { OrderTerms, Side } from '../orders/order.js';
import type { Pricing } from '../orders/pricing.js';
import { instrumentOf } from './instruments.js';
import { markIn } from './mark.js';
import { hasLoanValue, type Standing } from './standing.js';
import { holdingOf } from './valued-position.js';
import { settlementOf, worthOfPoint } from './worth.js';

/** A trade that an order is expected to lead to. */
export interface ExpectedTrade {
  readonly instrument: Instrument;
  /** Negative when sold. */
  readonly quantity: number;
  /** As quoted. */
  readonly price: number;
}

/** One for each leg, or one; what nobody knows a price of is left out. */
export function expectedTrades(
  terms: OrderTerms,
  quantity: number,
  prices: Prices,
  now: number,
): ExpectedTrade[] {
  if (quantity <= 0) return [];
  if (terms.legs.length === 0) {
    const instrument = instrumentOf(terms.conId);
    if (instrument === undefined) return [];
    return expected(instrument, terms.side, quantity, priceFor(instrument, terms, prices, now));
  }
  return terms.legs.flatMap(({ conId, ratio, side }) => {
    const instrument = instrumentOf(conId);
    if (instrument === undefined) return [];
    const taken = terms.side === 'BUY' ? side : opposite(side);
    return expected(instrument, taken, quantity * ratio, marketPrice(conId, taken, prices, now));
  });
}

function expected(
  instrument: Instrument,
  side: Side,
  quantity: number,
  price: number | undefined,
): ExpectedTrade[] {
  return price === undefined ? [] : [{ instrument, quantity: side === 'BUY' ? quantity : -quantity, price }];
}

/**
 * The price that asks for most of all that it may trade at. What an order names is believed only where it binds:
 * whoever sells at a cent sells at the bid, and so does a stop that the market has passed long ago.
 */
function priceFor(
  instrument: Instrument,
  { pricing, side, conId }: OrderTerms,
  prices: Prices,
  now: number,
): number | undefined {
  if (side === 'BUY' && 'limit' in pricing) return pricing.limit;
  const own = ownPrice(pricing);
  const market = marketPrice(conId, side, prices, now);
  if (own === undefined || market === undefined) return market ?? own;
  // What an option brings is the account's to spend: no more of it than there is to be had.
  return side === 'SELL' && !hasLoanValue(instrument) ? market : Math.max(own, market);
}

/** The price that an order names: the worst it may trade at, else where it begins. */
function ownPrice(pricing: Pricing): number | undefined {
  if ('limit' in pricing) return pricing.limit;
  if ('stop' in pricing) return pricing.stop;
  return 'trigger' in pricing ? pricing.trigger : undefined;
}

function marketPrice(conId: number, side: Side, prices: Prices, now: number): number | undefined {
  const view = prices.view(conId, now);
  if (view === undefined) return undefined;
  return (side === 'BUY' ? view.quote?.ask : view.quote?.bid) ?? markIn(view);
}

function opposite(side: Side): Side {
  return side === 'BUY' ? 'SELL' : 'BUY';
}

/** What trades add to the standing of an account. */
export function standingAfter(
  trades: readonly ExpectedTrade[],
  baseCurrency: string,
  prices: Prices,
  now: number,
  rateOf: (currency: string) => number,
): Standing {
  const holdings: Holding[] = [];
  const balances: Balance[] = [];
  let equityWithLoan = 0;
  for (const { instrument, quantity, price } of trades) {
    const { currency, symbol } = instrument;
    const rate = rateOf(currency);
    const value = quantity * price * worthOfPoint(instrument);
    const settlement = settlementOf(instrument);
    holdings.push(holdingOf(instrument, quantity, value, rate, prices, now));
    // What was stock for cash is worth as much as before; what pays for an option is gone.
    if (!hasLoanValue(instrument)) equityWithLoan -= value * rate;
    if (settlement !== 'margined' && currency !== baseCurrency)
      balances.push({ currency, value: -value * rate });
    if (settlement === 'exchanged' && symbol !== baseCurrency)
      balances.push({ currency: symbol, value: value * rate });
  }
  return { holdings, balances, equityWithLoan };
}
