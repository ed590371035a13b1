import type { DayNumber } from '../../../trading/instruments/calendar/date.js';
import { hashOf } from '../chance/hash.js';
import { normalOf } from '../chance/normal.js';
import type { Model } from '../model/model.js';

/** What an index option's underlying would trade, if indices traded. */
const INDEX_VOLUME = 50e6;

/** What a day trades, were it a calm one; in the lot's units. */
export function volumeOn(model: Model, day: DayNumber, price: number): number {
  const { instrument, lot, lastDay, key } = model;
  const mood = Math.exp(0.3 * normalOf(hashOf(key ^ 0x3c6ef372, day)) - 0.045);
  const left = lastDay - day;
  const usual = instrument.market.dailyVolume * lot.scale * mood;
  switch (instrument.secType) {
    case 'IND':
    case 'CASH':
    case 'CMDTY':
      return 0;
    case 'FUT':
      // Nearly all of it is in the contract that ends next.
      return usual * Math.exp(-Math.max(0, left - 30) / 60);
    case 'OPT':
    case 'FOP': {
      const under = instrument.underSecType === 'IND' ? INDEX_VOLUME * mood : usual;
      const distance = Math.abs(Math.log(instrument.strike / Math.max(1e-9, price)));
      const width = instrument.market.volatility * Math.sqrt((Math.max(0, left) + 2) / 365);
      return ((under / 2000) * Math.exp(-1.2 * (distance / width))) / (1 + left / 20);
    }
    case 'STK':
    case 'CFD':
    case 'BOND':
    case 'CRYPTO':
      return usual;
  }
}

/** How far apart bid and ask stand in quiet hours, in units of price. */
export function quietSpread({ instrument }: Model, price: number): number {
  const { dailyVolume } = instrument.market;
  switch (instrument.secType) {
    case 'STK':
    case 'CFD': {
      const turnover = Math.max(1e5, (price * dailyVolume) / instrument.priceMagnifier);
      return price * Math.min(0.008, 0.6e-4 * (1e10 / turnover) ** 0.42);
    }
    case 'FUT':
      return instrument.minTick * 1.1 * Math.max(1, (1e5 / dailyVolume) ** 0.3);
    case 'CASH':
      return price * 0.4e-4;
    case 'CRYPTO':
    case 'CMDTY':
      return price * 1.5e-4;
    case 'BOND':
      return price * 25e-4;
    case 'IND':
      return 0;
    case 'OPT':
    case 'FOP':
      return 0.02 * Math.max(price, instrument.minTick) ** 0.75;
  }
}
