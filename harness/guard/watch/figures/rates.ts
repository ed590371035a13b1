import type { Clock } from '../../../../platform/clock/clock.js';
import { meaningOf } from '../../../wire/tws-codes.js';
import { type AskedContract, blankContract } from '../../asked/asked-order.js';
import { known, unknown } from '../asking/known.js';
import { createMemo } from '../asking/memo.js';
import type { WatchSettings } from '../settings.js';
import type { Known } from '../watch.js';
import type { Instruments } from './instruments.js';
import type { Prices, Quotes } from './quotes.js';

/** What currencies are worth in one another, from the market's own quotes of pairs. */
export interface Rates {
  isAtHand(currency: string, base: string): boolean;
  get(currency: string, base: string): Known<number>;
  fetch(currency: string, base: string): Promise<void>;
}

/** What has no pair of its own goes by way of it. */
const HUB = 'USD';

export function createRates(
  instruments: Instruments,
  quotes: Quotes,
  clock: Clock,
  settings: WatchSettings,
): Rates {
  const memo = createMemo<number>({
    clock,
    lasts: settings.rateLasts,
    refusalLasts: settings.refusalLasts,
    grace: settings.fetchWithin,
    most: settings.mostKept,
  });

  const prices = async (symbol: string, currency: string): Promise<Known<Prices>> => {
    const pair = pairOf(symbol, currency);
    await instruments.fetch(pair);
    const instrument = instruments.get(pair);
    if (!instrument.known) return instrument;
    await quotes.fetch(instrument.value);
    return quotes.get(instrument.value);
  };

  /** A pair is listed one way round. */
  const direct = async (currency: string, base: string): Promise<Known<number>> => {
    const found = await prices(currency, base);
    if (found.known) return known(found.value.middle);
    const inverse = await prices(base, currency);
    if (inverse.known) return known(1 / inverse.value.middle);
    // Of the two, what is said of the pair that exists.
    const isOtherWay = found.error !== undefined && meaningOf(found.error.code) === 'no-contract';
    const { why } = isOtherWay ? inverse : found;
    return unknown(`what one ${currency} is in ${base} is not known: ${why}`);
  };

  const ask = async (currency: string, base: string): Promise<Known<number>> => {
    const found = await direct(currency, base);
    if (found.known || currency === HUB || base === HUB) return found;
    const [first, second] = await Promise.all([direct(currency, HUB), direct(HUB, base)]);
    return first.known && second.known ? known(first.value * second.value) : found;
  };

  const nameOf = (currency: string, base: string) => `${currency}.${base}`;
  return {
    isAtHand: (currency, base) => memo.isFresh(nameOf(currency, base)),
    get: (currency, base) => memo.get(nameOf(currency, base)),
    fetch: (currency, base) => memo.renew(nameOf(currency, base), () => ask(currency, base)),
  };
}

function pairOf(symbol: string, currency: string): AskedContract {
  return { ...blankContract, symbol, secType: 'CASH', exchange: 'IDEALPRO', currency };
}
