import type { Stock } from '../../instruments/instrument.js';
import type { FeeSchedule } from './schedule.js';
import type { Levy, Tariff } from './tariff.js';

/** The SEC's, which changes by the year and was nothing in some of them. */
export const SEC_FEE: Levy = { ofValue: 0.0000278, salesOnly: true };

const TRADING_ACTIVITY: Levy = { perUnit: 0.000166, most: 8.3, salesOnly: true };
/** What takes from the book pays about so much; what adds to it would be paid, which is left out. */
const EXCHANGES: Levy = { perUnit: 0.003 };
const CLEARING: Levy = { perUnit: 0.0002 };
const NYSE_AND_FINRA: Levy = { ofFee: 0.000175 + 0.000563 };

const NEW_YORK: Readonly<Record<FeeSchedule, Tariff>> = {
  fixed: {
    currency: 'USD',
    perUnit: 0.005,
    least: 1,
    mostOfValue: 0.01,
    passedOn: [SEC_FEE, TRADING_ACTIVITY],
  },
  tiered: {
    currency: 'USD',
    perUnit: 0.0035,
    least: 0.35,
    mostOfValue: 0.01,
    passedOn: [EXCHANGES, CLEARING, NYSE_AND_FINRA, SEC_FEE, TRADING_ACTIVITY],
  },
};

const XETRA: Readonly<Record<FeeSchedule, Tariff>> = {
  fixed: { currency: 'EUR', ofValue: 0.0005, least: 3 },
  tiered: { currency: 'EUR', ofValue: 0.0005, least: 1.25, most: 29, passedOn: [{ ofValue: 0.000057 }] },
};

/** Stamp duty is a tax, and not counted. */
const LONDON: Readonly<Record<FeeSchedule, Tariff>> = {
  fixed: { currency: 'GBP', ofValue: 0.0005, least: 3 },
  tiered: { currency: 'GBP', ofValue: 0.0005, least: 1, most: 29, passedOn: [{ ofValue: 0.000045 }] },
};

export function stockTariff({ primaryExch }: Stock, schedule: FeeSchedule): Tariff {
  if (primaryExch === 'IBIS') return XETRA[schedule];
  return primaryExch === 'LSE' ? LONDON[schedule] : NEW_YORK[schedule];
}
