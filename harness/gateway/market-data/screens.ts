import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import type { Market, Snapshot } from '../../world/market.js';
import type { Feed } from './feed.js';
import type { Quoted } from './quoted.js';
import { changedTicks, type Tick, ticksOf } from './ticks.js';
import { type View, viewOf } from './view.js';

/** What every line of one feed shows at one moment: worked out once, however many clients look at it. */
export interface Screen {
  readonly view: View;
  readonly ticks: readonly Tick[];
}

/** One line's look at a screen that it shares with others. */
export interface Watch {
  screenAt(now: number): Screen;
  /** What a line must be told that shows one screen and is to show another. */
  changes(before: Screen, after: Screen): readonly Tick[];
  leave(): void;
}

export interface Screens {
  watch(quoted: Quoted, feed: Feed): Watch;
  /** For when the market shows something else at the same moment. */
  forget(): void;
}

/** What a feed shows of something, kept while it has watchers: the last screen, and what last changed. */
interface Shown {
  watchers: number;
  now: number;
  screen: Screen | undefined;
  told: { readonly before: Screen; readonly after: Screen; readonly ticks: readonly Tick[] } | undefined;
}

export function createScreens(market: Market): Screens {
  const kept = new Map<string, Shown>();
  const snapshotOf = (conId: number, at: number): Snapshot | undefined => {
    const instrument = instrumentByConId(conId);
    return instrument && market.snapshot(instrument, at);
  };
  return {
    forget() {
      for (const shown of kept.values()) shown.now = Number.NaN;
    },
    watch(quoted, feed) {
      const name = `${quoted.key}${feed.delayed ? 'd' : ''}${feed.frozen ? 'f' : ''}`;
      const shown: Shown = kept.get(name) ?? { watchers: 0, now: 0, screen: undefined, told: undefined };
      kept.set(name, shown);
      shown.watchers += 1;
      return {
        screenAt(now) {
          if (shown.screen !== undefined && shown.now === now) return shown.screen;
          const view = viewOf(quoted, feed, now, snapshotOf);
          shown.now = now;
          shown.screen = { view, ticks: ticksOf(view) };
          return shown.screen;
        },
        changes(before, after) {
          const { told } = shown;
          if (told?.before === before && told.after === after) return told.ticks;
          const ticks = changedTicks(before.ticks, after.ticks);
          shown.told = { before, after, ticks };
          return ticks;
        },
        leave() {
          shown.watchers -= 1;
          if (shown.watchers === 0) kept.delete(name);
        },
      };
    },
  };
}
