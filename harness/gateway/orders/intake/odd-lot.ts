import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import { describeOrder } from './describe.js';
import type { Traded } from './traded.js';

/** The least that IDEALPRO quotes for, by the currency that is traded. */
const IDEALPRO_MINIMA: Readonly<Record<string, number>> = {
  ...{ USD: 25_000, AUD: 25_000, CAD: 25_000, CHF: 25_000, EUR: 20_000, GBP: 20_000, JPY: 2_500_000 },
  ...{ CZK: 600_000, DKK: 150_000, HKD: 200_000, HUF: 7_000_000, MXN: 300_000, NOK: 150_000, NZD: 35_000 },
  ...{ PLN: 100_000, SEK: 175_000, SGD: 35_000, ZAR: 350_000 },
};

/** What a client is told of an amount of currency that is small for the interbank market. */
export function oddLot(side: Side, quantity: number, traded: Traded): TwsError | undefined {
  if (traded.secType !== 'CASH' || traded.exchange !== 'IDEALPRO') return undefined;
  const { symbol } = traded.instrument;
  const least = IDEALPRO_MINIMA[symbol];
  if (least === undefined || quantity >= least) return undefined;
  return orderErrors.message(
    describeOrder(side, quantity, traded),
    `Your order size is below the ${symbol} ${least} IdealPro minimum and will be routed as an odd lot order.`,
  );
}
