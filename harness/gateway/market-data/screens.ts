import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market, MarketEvent } from '../../world/market.js';
import type { Feed } from './feed.js';
import { type Quoted, quotedInstrument } from './quoted.js';
import { changedTicks, type Tick, ticksOf } from './ticks.js';
import { type View, viewOf } from './view.js';

/** What every line of one feed shows at one moment: worked out once, however many clients look at it. */
export interface Screen {
  readonly view: View;
  readonly ticks: readonly Tick[];
}

export interface Screens {
  /** How to see what a feed shows of something. */
  of(quoted: Quoted, feed: Feed): (now: number) => Screen;
  /** What a line must be told that shows one screen and is to show another. */
  changes(before: Screen, after: Screen): readonly Tick[];
  /** As the market has them; those of the last stretch asked for are kept. */
  events(instrument: Instrument, from: number, to: number): readonly MarketEvent[];
}

const MAX_KEPT = 10_000;
const kept = new WeakMap<Market, Screens>();

export function screensOf(market: Market): Screens {
  const known = kept.get(market);
  if (known) return known;
  const made = createScreens(market);
  kept.set(market, made);
  return made;
}

function createScreens(market: Market): Screens {
  const shown = new Map<string, { readonly now: number; readonly screen: Screen }>();
  const told = new WeakMap<Screen, { readonly before: Screen; readonly ticks: readonly Tick[] }>();
  const stretches = new Map<number, Stretch>();
  const underlyingOf = (conId: number): Quoted | undefined => {
    const instrument = instrumentByConId(conId);
    return instrument && quotedInstrument(market, instrument);
  };
  return {
    of(quoted, feed) {
      const name = `${quoted.key}${feed.delayed ? 'd' : ''}${feed.frozen ? 'f' : ''}`;
      return (now) => {
        const known = shown.get(name);
        if (known?.now === now) return known.screen;
        const view = viewOf(quoted, feed, now, underlyingOf);
        const screen = { view, ticks: ticksOf(view) };
        keep(shown, name, { now, screen });
        return screen;
      };
    },
    changes(before, after) {
      const known = told.get(after);
      if (known?.before === before) return known.ticks;
      const ticks = changedTicks(before.ticks, after.ticks);
      told.set(after, { before, ticks });
      return ticks;
    },
    events(instrument, from, to) {
      const known = stretches.get(instrument.conId);
      if (known?.from === from && known.to === to) return known.events;
      const events = market.events(instrument, from, to);
      keep(stretches, instrument.conId, { from, to, events });
      return events;
    },
  };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly events: readonly MarketEvent[];
}

/** All of it can be worked out anew, so that whoever holds too much may forget everything. */
function keep<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (map.size >= MAX_KEPT) map.clear();
  map.set(key, value);
}
