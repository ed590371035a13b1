import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { PriceStep } from '../../../trading/instruments/market-rule-data.js';
import type { Shown } from '../bar/shown.js';
import type { Kept } from '../chance/kept.js';
import type { Market, Quote } from '../market.js';
import type { Minutes } from './minutes.js';
import type { Part } from './part.js';
import type { Stretch } from './stretches.js';

/** An instrument to which something has been done, and the market in which nothing has. */
export interface Affected {
  readonly market: Market;
  readonly instrument: Instrument;
  /** What it is an option on. */
  readonly under: Instrument | undefined;
  readonly rule: readonly PriceStep[];
  readonly stretches: readonly Stretch[];
  /** Before this moment it is as it would have been. */
  readonly since: number;
  /** The quotes that would stand where stretches begin. */
  readonly standing: Kept<{ readonly quote: Quote | undefined }>;
  /** The minutes that there would be. */
  readonly minutes: Minutes;
  /** How far those have been moved. */
  readonly shifts: Kept<number>;
  /** What has been worked out of its minutes and hours. */
  readonly parts: Kept<Part>;
  /** What bars show of the time before anything was done, where they began before it. */
  readonly heads: Kept<{ readonly shown: Shown | undefined }>;
}
