import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market } from '../../world/market.js';
import { quotingExchanges } from '../../world/quoting-exchanges.js';
import { bboExchangeOf, smartComponentsOf } from '../contracts/bbo-exchange.js';

/** Who stands behind what SMART shows, each exchange by its letter of reqSmartComponents. */
export interface ExchangeLetters {
  readonly bid: string;
  readonly ask: string;
  /** Where the last trade was; empty before there is one. */
  readonly last: string;
}

/** @param lastTime the moment of the last trade */
export type LetterReader = (at: number, lastTime: number | undefined) => ExchangeLetters;

/** Undefined for what SMART does not route: its exchange is known without being told. */
export function exchangeLettersOf(
  market: Market,
  instrument: Instrument,
  exchange: string,
): LetterReader | undefined {
  const components = exchange === 'SMART' ? smartComponentsOf(bboExchangeOf(instrument)) : undefined;
  if (components === undefined) return undefined;
  const letters = new Map(components.map((component) => [component.exchange, component.letter]));
  const text = (exchanges: readonly string[]) => exchanges.map((name) => letters.get(name) ?? '').join('');
  // A trade lasts over many beats: it is looked up once.
  let known = { time: -1, letter: '' };
  return (at, lastTime) => {
    if (lastTime !== undefined && known.time !== lastTime) {
      const trade = market.events(instrument, lastTime, lastTime + 1)[0]?.trade;
      known = { time: lastTime, letter: trade ? text([trade.exchange]) : '' };
    }
    const { bid, ask } = quotingExchanges(instrument, at);
    return { bid: text(bid), ask: text(ask), last: lastTime === undefined ? '' : known.letter };
  };
}
