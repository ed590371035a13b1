import { type Kept, kept } from '../../chance/kept.js';
import { passedAt, type Stretch } from '../track/stretches.js';
import { firstIndex } from '../track/timing.js';
import { stretchesOf, type Track } from '../track/track.js';
import { leavesOf } from './halve.js';
import { type Part, type Whole, wholeOf } from './part.js';
import { makeTape, type Tape } from './tape.js';

/** What happens inside the bars of one instrument. */
export interface Inside {
  readonly track: Track;
  whole(bar: number): Whole;
  /** The smallest parts of a bar that a stretch of time overlaps, in order. */
  leaves(bar: number, from: number, to: number): readonly Leaf[];
  /** A part of a bar that is small enough for that. */
  leafOf(bar: number, part: Part): Leaf;
  /** That of a bar which a moment lies in, or the last before it. */
  leafAt(bar: number, moment: number): Leaf;
}

/** A small part of a bar, and what happens in it. */
export interface Leaf {
  readonly part: Part;
  readonly whole: Whole;
  /** Whether it lies from end to end in the time that was asked for. */
  readonly complete: boolean;
  tape(): Tape;
}

/** At most twice as many are remembered: the minutes around the present one, the bar and the one before. */
const TAPES_KEPT = 32;
const BARS_KEPT = 4;

export function insideOf(track: Track): Inside {
  const tapes: Kept<Tape> = kept(TAPES_KEPT);
  const bars: Kept<OpenBar> = kept(BARS_KEPT);
  const opened = (bar: number) => bars.get(String(bar), () => openBar(track, bar));

  const leafOf = ({ bar, whole, stretches }: OpenBar, part: Part, complete: boolean): Leaf => {
    let made: Tape | undefined;
    const make = () => makeTape(track.kind, whole, part, stretches);
    const tape = () => {
      made ??= tapes.get(`${bar}/${part.from}`, make);
      return made;
    };
    return { part, whole, complete, tape };
  };

  return {
    track,
    whole: (bar) => opened(bar).whole,
    leafOf: (bar, part) => leafOf(opened(bar), part, false),
    leaves(bar, from, to) {
      const open = opened(bar);
      const { parts, stretches } = open;
      const [begin, end] = [passedAt(stretches, from), passedAt(stretches, to)];
      const found: Leaf[] = [];
      const first = firstIndex(parts.length, (at) => (parts[at]?.to ?? 0) > begin);
      for (let at = first; at < parts.length; at++) {
        const part = parts[at];
        if (part === undefined || part.from >= end) break;
        found.push(leafOf(open, part, part.from >= begin && part.to <= end));
      }
      return found;
    },
    leafAt(bar, moment) {
      const open = opened(bar);
      const { parts, stretches, whole } = open;
      // By night, the last of the day: the next morning has not happened.
      const place = Math.max(0, passedAt(stretches, moment + 1) - 1);
      const part = parts[firstIndex(parts.length, (at) => (parts[at]?.to ?? 0) > place)];
      return leafOf(open, part ?? parts.at(-1) ?? whole.part, false);
    },
  };
}

/** A bar that has been looked into. */
interface OpenBar {
  readonly bar: number;
  readonly whole: Whole;
  readonly stretches: readonly Stretch[];
  readonly parts: readonly Part[];
}

function openBar(track: Track, bar: number): OpenBar {
  const whole = wholeOf(track, bar);
  return { bar, whole, stretches: stretchesOf(track, bar), parts: leavesOf(whole.part, whole.tick) };
}
