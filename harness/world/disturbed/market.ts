import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market } from '../market.js';
import type { Disturbance } from './disturbance.js';

/** A market to which things can be done: from the moment of a disturbance on it differs, before that it is as it was. */
export interface DisturbedMarket extends Market {
  /** No trades and no new quotes from a moment on; its last quote stands, `halted` is true. What hangs on it (options) too. */
  halt(instrument: Instrument, at: number): void;
  /** … until this moment. False when it was not halted by us. */
  resume(instrument: Instrument, at: number): boolean;
  /** From a moment on its prices are so many times what they would be (0.95: five percent lower); of options on it as an option follows. */
  jump(instrument: Instrument, at: number, factor: number): void;
  /** From a moment on no more than so many units stand at its best bid and ask, and nothing behind them, so that orders fill in parts; undefined ends it. */
  thin(instrument: Instrument, at: number, size: number | undefined): void;
  /** Wider quotes: from a moment on the spread is so many times as wide; 1 ends it. (a slow open) */
  widen(instrument: Instrument, at: number, times: number): void;
  /** What is in force at a moment, for whoever asks how things stand. */
  disturbances(at: number): readonly Disturbance[];
  /** Everything is as it would have been. */
  clear(): void;
}

export function disturbMarket(market: Market): DisturbedMarket {
  return {
    ...market,
    halt: () => {},
    resume: () => false,
    jump: () => {},
    thin: () => {},
    widen: () => {},
    disturbances: () => [],
    clear: () => {},
  };
}
