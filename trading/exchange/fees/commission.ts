import type { Instrument } from '../../instruments/instrument.js';
import type { Side } from '../orders/order.js';
import { futureTariff } from './future-fees.js';
import { stockOptionTariff } from './option-fees.js';
import { bondTariff, CRYPTO_TARIFF, cfdTariff, forexTariff, METAL_TARIFF } from './other-fees.js';
import type { FeeSchedule } from './schedule.js';
import { stockTariff } from './stock-fees.js';
import { feeOf, type Tariff } from './tariff.js';

/** A fill, and what its order has had before it: minimums and maximums are those of an order. */
export interface Charged {
  readonly instrument: Instrument;
  readonly side: Side;
  readonly quantity: number;
  readonly price: number;
  readonly schedule: FeeSchedule;
  /** Of the same order, before this fill. */
  readonly filledBefore: number;
  readonly paidBefore: number;
  /** The average price of what was filled before; taken to be this fill's where it is left out. */
  readonly averageBefore?: number;
}

export interface Commission {
  readonly amount: number;
  readonly currency: string;
}

/** What IBKR charges for a fill: the fee of the whole order so far, less what the order has paid. */
export function commissionFor(charged: Charged): Commission {
  const { instrument, side, quantity, price, schedule, filledBefore, paidBefore } = charged;
  const { averageBefore = price } = charged;
  const units = filledBefore + quantity;
  const average = (filledBefore * averageBefore + quantity * price) / units;
  const tariff = tariffOf(instrument, average, schedule);
  if (tariff === undefined) return { amount: 0, currency: instrument.currency };
  const fee = feeOf(tariff, units, worthOf(instrument, units, average, tariff), side === 'SELL');
  // An order whose average falls may have paid too much: nothing is paid back.
  return { amount: Math.max(0, toMillionths(fee - paidBefore)), currency: tariff.currency };
}

/** Undefined where nothing can be traded. */
function tariffOf(instrument: Instrument, price: number, schedule: FeeSchedule): Tariff | undefined {
  switch (instrument.secType) {
    case 'STK':
      return stockTariff(instrument, schedule);
    case 'OPT':
      return stockOptionTariff(instrument, price);
    case 'FOP':
    case 'FUT':
      return futureTariff(instrument, schedule);
    case 'CASH':
      return forexTariff(instrument);
    case 'CRYPTO':
      return CRYPTO_TARIFF;
    case 'CMDTY':
      return METAL_TARIFF;
    case 'BOND':
      return bondTariff(instrument);
    case 'CFD':
      return cfdTariff(instrument);
    case 'IND':
      return undefined;
  }
}

/** In the currency of the tariff: dollars bought are worth their number, whatever they are quoted in. */
function worthOf(
  { symbol, currency, multiplier, priceMagnifier }: Instrument,
  units: number,
  price: number,
  tariff: Tariff,
): number {
  if (tariff.currency === symbol && tariff.currency !== currency) return units;
  return (units * Math.abs(price) * multiplier) / priceMagnifier;
}

/** As far as IB tells commissions. */
function toMillionths(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
