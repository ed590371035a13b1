import type { Bar, MarketEvent } from '../../../world/market.js';
import type { Tick } from '../ticks.js';

/** The generic ticks that tell each trade: all of them, and those that count. */
export const RT_VOLUME = 233;
export const RT_TRADE_VOLUME = 375;

export interface TimeAndSales {
  /** What trades tell, in the order of the trades; undefined trades tell nothing. */
  tell(events: readonly MarketEvent[]): readonly Tick[];
}

/**
 * One line a trade, with the day's volume and average price up to it: `701.28;1;1348075471534;67854;701.469;true`.
 *
 * @param day the trading date up to the first event
 */
export function createTimeAndSales(ids: readonly number[], day: Bar | undefined): TimeAndSales {
  let volume = day?.volume ?? 0;
  let worth = (day?.wap ?? 0) * volume;
  return {
    tell(events) {
      const ticks: Tick[] = [];
      for (const { time, trade } of events) {
        if (trade === undefined) continue;
        if (!trade.unreported) {
          volume += trade.size;
          worth += trade.price * trade.size;
        }
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
