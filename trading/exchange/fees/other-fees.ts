import type { Bond, Cfd, CurrencyPair } from '../../instruments/instrument.js';
import type { Tariff } from './tariff.js';

/** The same under both schedules. */
export const CRYPTO_TARIFF: Tariff = { currency: 'USD', ofValue: 0.0018, least: 1.75, mostOfValue: 0.01 };
export const METAL_TARIFF: Tariff = { currency: 'USD', ofValue: 0.000015, least: 2 };

const CORPORATE_BONDS: Tariff = { currency: 'USD', ofValue: 0.001, least: 1 };
const TREASURIES: Tariff = { currency: 'USD', ofValue: 0.00002, least: 5 };

export function bondTariff({ bondType }: Bond): Tariff {
  return bondType === 'Govt' ? TREASURIES : CORPORATE_BONDS;
}

const SHARE_CFDS: Tariff = { currency: 'USD', perUnit: 0.005, least: 1 };
const AMERICAN_INDEX_CFDS: Tariff = { currency: 'USD', ofValue: 0.00005, least: 1 };
const EUROPEAN_INDEX_CFDS: Tariff = { currency: 'EUR', ofValue: 0.0001, least: 1 };

export function cfdTariff({ underSecType, currency }: Cfd): Tariff {
  if (underSecType === 'STK') return SHARE_CFDS;
  return currency === 'USD' ? AMERICAN_INDEX_CFDS : EUROPEAN_INDEX_CFDS;
}

/** A fifth of a basis point; about two dollars at least, in whatever currency it is charged. */
const FOREX_SHARE = 0.00002;
const FOREX_LEAST = 2;
const LARGE_FOREX_LEAST: Readonly<Record<string, number>> = {
  JPY: 200,
  MXN: 40,
  SEK: 20,
  NOK: 20,
  CNH: 15,
  HKD: 15,
};

/** Charged in dollars where the pair has them, else in what the pair is quoted in. */
export function forexTariff({ symbol, currency }: CurrencyPair): Tariff {
  const charged = symbol === 'USD' ? symbol : currency;
  return { currency: charged, ofValue: FOREX_SHARE, least: LARGE_FOREX_LEAST[charged] ?? FOREX_LEAST };
}
