import type { Option } from '../../instruments/instrument.js';
import { SEC_FEE } from './stock-fees.js';
import type { Levy, Tariff } from './tariff.js';

const CLEARING: Levy = { perUnit: 0.02, most: 55 };
const REGULATORY: Levy = { perUnit: 0.02685 };
const TRADING_ACTIVITY: Levy = { perUnit: 0.00279, salesOnly: true };
const EVERYWHERE: readonly Levy[] = [CLEARING, REGULATORY, SEC_FEE, TRADING_ACTIVITY];

/** What the exchange asks for options on its own indices, by trading class. */
const INDEX_SURCHARGES: Readonly<Record<string, number>> = {
  SPX: 0.5,
  SPXW: 0.58,
  VIX: 0.45,
  NDX: 0.22,
  RUT: 0.18,
};

/** The cheaper the option, the less a contract costs: what it costs below a premium, the lowest first. */
const BY_PREMIUM: readonly { readonly below: number; readonly perUnit: number }[] = [
  { below: 0.05, perUnit: 0.25 },
  { below: 0.1, perUnit: 0.5 },
  { below: Number.POSITIVE_INFINITY, perUnit: 0.65 },
];

/** By trading class and place in `BY_PREMIUM`, made when first asked for. */
const kept = new Map<string, readonly Tariff[]>();

/** One list for both schedules: IBKR has no fixed one for options. */
export function stockOptionTariff({ tradingClass }: Option, premium: number): Tariff | undefined {
  let tariffs = kept.get(tradingClass);
  if (tariffs === undefined) {
    tariffs = tariffsOf(tradingClass);
    kept.set(tradingClass, tariffs);
  }
  return tariffs[BY_PREMIUM.findIndex(({ below }) => premium < below)];
}

function tariffsOf(tradingClass: string): readonly Tariff[] {
  const surcharge = INDEX_SURCHARGES[tradingClass];
  const passedOn = surcharge === undefined ? EVERYWHERE : [...EVERYWHERE, { perUnit: surcharge }];
  return BY_PREMIUM.map(({ perUnit }) => ({ currency: 'USD', perUnit, least: 1, passedOn }));
}
