import type { MarketEvent, Quote } from '../../../../harness/world/market.js';
import { createWorld } from '../../../../harness/world/world.js';
import { instrumentByConId } from '../../../../trading/instruments/by-con-id.js';

const world = createWorld({ seed: 1 });
const MINUTE = 60_000;
/** The gateway looks at its market four times a second. */
const BEAT = 250;

function instrument() {
  const found = instrumentByConId(265598);
  if (!found) throw new Error('expected AAPL');
  return found;
}

/** What AAPL does when nobody disturbs it. */
export const apple = {
  quote: (at: number): Quote | undefined => world.snapshot(instrument(), at).quote,
  /** The first new quote that the gateway has not looked at by itself a moment later. */
  changeBetweenBeats(after: number): MarketEvent & { readonly quote: Quote } {
    for (const { quote, ...event } of world.events(instrument(), after, after + MINUTE)) {
      const late = (event.time - after) % BEAT;
      if (quote && late > 0 && late < BEAT - 10) return { ...event, quote };
    }
    throw new Error('expected a quote between two beats');
  },
};
