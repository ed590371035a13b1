import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { OPTION_CLASSES } from '../../../../trading/instruments/universe/option-classes.js';
import { hashOf, keyOf, unitOf } from '../../../world/chance/hash.js';
import { openInterestOf, optionVolumeOf } from '../../market-data/generic/option-interest.js';
import { startOfTradingDate } from '../../time/trading-date.js';
import { both, current, type Figure } from './figure.js';
import { dollarsPerUnit } from './prices.js';

const MILLION = 1e6;

/** In millions of the currency, for ever the same: of no company is it known here how many shares there are. */
export const marketCap = current(({ instrument }) => {
  return instrument.secType === 'STK' ? capitalOf(instrument) / MILLION : undefined;
});
export const usdMarketCap = current(({ instrument }) => {
  if (instrument.secType !== 'STK') return undefined;
  return (capitalOf(instrument) * dollarsPerUnit(instrument) * instrument.priceMagnifier) / MILLION;
});

/** Made up: as many shares as change hands in a hundred to four hundred average days. */
function capitalOf({ symbol, currency, priceMagnifier, market }: Instrument): number {
  const turnover = 100 + 300 * unitOf(hashOf(keyOf(`shares/${symbol}/${currency}`), 0));
  return (market.referencePrice / priceMagnifier) * market.dailyVolume * turnover;
}

/** What American options are written on. */
export function hasOptions({ symbol, secType, currency }: Instrument): boolean {
  return (
    currency === 'USD' &&
    OPTION_CLASSES.some(({ under, underSecType }) => under === symbol && underSecType === secType)
  );
}

/** A figure of options, where there are any and somebody trades what they are written on. */
function ofOptions(of: (instrument: Instrument, traded: number) => number): Figure {
  return current(({ instrument, snapshot }) => {
    const { secType, market } = instrument;
    if (!hasOptions(instrument) || market.dailyVolume === 0 || secType === 'IND') return undefined;
    return of(instrument, snapshot.volume);
  });
}

export const optVolume = ofOptions((instrument, traded) => optionVolumeOf(instrument, traded).both);
export const avgOptVolume = ofOptions(
  (instrument) => optionVolumeOf(instrument, instrument.market.dailyVolume).both,
);
export const optVolumeOverAverage = both(optVolume, avgOptVolume, (today, average) => today / average);
/** Of futures their own is known, not that of the options on them. */
export const optOpenInterest: Figure = current(({ instrument }) => {
  return instrument.secType === 'STK' && hasOptions(instrument) ? openInterestOf(instrument).both : undefined;
});

/** What can be borrowed, as tick 89 tells it, and for how many per cent a year. */
export const sharesAvailable = current(({ instrument: { secType, market } }) => {
  return secType === 'STK' ? Math.round(market.dailyVolume / 4) : undefined;
});
export const feeRate = current(({ market, instrument, at }) => {
  if (instrument.secType !== 'STK') return undefined;
  const size = { unit: 'day', count: 1 } as const;
  const from = startOfTradingDate(instrument, at);
  return market.bars(instrument, { from, to: at, size, whatToShow: 'FEE_RATE', useRTH: false }).at(-1)?.close;
});

/** Dates as numbers: 20260302. */
export const firstTradeDate = current(({ instrument }) => Number(instrument.market.firstTraded));
export const maturityDate = current(({ instrument }) => {
  return instrument.secType === 'BOND' ? Number(instrument.maturity) : undefined;
});
export const couponRate = current(({ instrument }) => {
  return instrument.secType === 'BOND' ? instrument.coupon : undefined;
});
