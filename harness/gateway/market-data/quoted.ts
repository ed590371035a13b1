import type { TradingCalendar } from '../../../trading/instruments/calendar/calendar.js';
import { type CalendarId, calendars } from '../../../trading/instruments/calendar/calendars.js';
import type { Combo } from '../../../trading/instruments/combo.js';
import { impliedPrice, impliedQuote } from '../../../trading/instruments/combo-market.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market, Snapshot } from '../../world/market.js';
import { exchangeLettersOf, type LetterReader } from './exchange-letters.js';

/** Whatever a line of market data can show: an instrument, or a combo by its legs. */
export interface Quoted {
  /** The same for all that show the same. */
  readonly key: string;
  readonly minTick: number;
  readonly calendar: TradingCalendar;
  /** Undefined for a combo. */
  readonly instrument: Instrument | undefined;
  snapshot(at: number): Snapshot;
  /** Undefined where no more than one exchange can stand behind a price. */
  readonly lettersAt: LetterReader | undefined;
}

export function quotedInstrument(market: Market, instrument: Instrument, exchange: string): Quoted {
  const lettersAt = exchangeLettersOf(market, instrument, exchange);
  return {
    key: `${instrument.conId}${lettersAt ? '@SMART' : ''}`,
    minTick: instrument.minTick,
    calendar: calendars[instrument.calendar],
    instrument,
    snapshot: (at) => market.snapshot(instrument, at),
    lettersAt,
  };
}

/** Nobody trades a combo as such: it has a quote, and a close, but no last price and no volume. */
export function quotedCombo(market: Market, combo: Combo): Quoted {
  return {
    key: combo.legsDescription,
    minTick: combo.minTick,
    calendar: calendars[shortestHours(combo)],
    instrument: undefined,
    lettersAt: undefined,
    snapshot(at) {
      const legs = new Map(combo.legs.map(({ instrument }) => [instrument, market.snapshot(instrument, at)]));
      return {
        quote: impliedQuote(combo, (leg) => legs.get(leg)?.quote),
        last: undefined,
        open: undefined,
        high: undefined,
        low: undefined,
        volume: 0,
        previousClose: impliedPrice(combo, (leg) => legs.get(leg)?.previousClose),
        halted: [...legs.values()].some(({ halted }) => halted),
      };
    },
  };
}

/** A combo is quoted while all of its legs are; options rest longest. */
function shortestHours({ legs }: Combo): CalendarId {
  const option = legs.find(({ instrument }) => instrument.secType === 'OPT' || instrument.secType === 'FOP');
  return (option ?? legs[0])?.instrument.calendar ?? 'NYSE';
}
