import type { OrderTerms } from '../../../../trading/exchange/orders/order.js';
import type { TwsError } from '../../tws-errors.js';
import type { OrderContext } from './context.js';
import { refusals } from './refusals.js';
import type { Traded } from './traded.js';

/** How far through the market IB lets a limit go; a wider one where a cent is much. */
const BAND = 0.03;
const WIDE_BAND = 0.1;
const WIDE_BELOW = 5;

/** IB cancels an order in a stock whose limit, once at work, lies far on the other side of the market. */
export function tooAggressive(
  { pricing, side, auction, conditions, goodAfter = 0 }: OrderTerms,
  { secType, conId }: Traded,
  { viewOf, now }: OrderContext,
): TwsError | undefined {
  if (secType !== 'STK' || pricing.kind !== 'limit' || auction || conditions || goodAfter > now)
    return undefined;
  const view = viewOf(conId);
  if (view?.quote === undefined) return undefined;
  const market = side === 'BUY' ? view.quote.ask : view.quote.bid;
  const band = market < WIDE_BELOW ? WIDE_BAND : BAND;
  const most = market * (side === 'BUY' ? 1 + band : 1 - band);
  if (side === 'BUY' ? pricing.limit < most : pricing.limit > most) return undefined;
  return refusals.tooAggressive(Number(most.toFixed(6)), view.last?.price ?? market);
}
