import type { Instrument } from '../../../../trading/instruments/instrument.js';
import type { Market, MarketEvent } from '../../../world/market.js';
import { endOfTradingDate } from '../../time/trading-date.js';
import type { Tick } from '../ticks.js';
import { dayBar } from './day-statistics.js';

/** The generic ticks that tell each trade: all of them, and those that count. */
export const RT_VOLUME = 233;
export const RT_TRADE_VOLUME = 375;

export interface TimeAndSales {
  /** What trades tell, in the order of the trades; what is no trade tells nothing. */
  tell(events: readonly MarketEvent[]): readonly Tick[];
}

/**
 * One line a trade, with the day's volume and average price up to it: `701.28;1;1348075471534;67854;701.469;true`.
 *
 * @param at the moment from which on it is told what happens
 */
export function createTimeAndSales(
  market: Market,
  instrument: Instrument,
  ids: readonly number[],
  at: number,
): TimeAndSales {
  let day = dayUntil(market, instrument, at);
  return {
    tell(events) {
      const ticks: Tick[] = [];
      for (const { time, trade } of events) {
        if (trade === undefined) continue;
        if (time >= day.end) day = dayUntil(market, instrument, time);
        if (!trade.unreported) {
          day.volume += trade.size;
          day.worth += trade.price * trade.size;
        }
        const { volume, worth } = day;
        const average = volume > 0 ? Number((worth / volume).toFixed(8)) : trade.price;
        const value = `${trade.price};${trade.size};${time};${volume};${average};true`;
        if (ids.includes(RT_VOLUME)) ticks.push({ kind: 'string', type: 48, value });
        if (ids.includes(RT_TRADE_VOLUME) && !trade.unreported)
          ticks.push({ kind: 'string', type: 77, value });
      }
      return ticks;
    },
  };
}

/** What has traded by a moment of its trading date. */
function dayUntil(market: Market, instrument: Instrument, at: number) {
  const { volume = 0, wap = 0 } = dayBar(market, instrument, at) ?? {};
  return { volume, worth: wap * volume, end: endOfTradingDate(instrument, at) };
}
