import type { CalendarId } from '../../../trading/instruments/calendar/calendars.js';
import { kept } from '../chance/kept.js';

/** What the time of day makes of trading, for each minute of a trading date. */
export interface Profile {
  /** Of the day's volume; 1 in all. */
  readonly volume: Float64Array;
  /** How many times as wide as usual the spread is. */
  readonly spread: Float64Array;
  /** 1 in regular hours. */
  readonly regular: Uint8Array;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The volume that falls outside regular hours, and how wide spreads are there. */
const OUTSIDE: Partial<Record<CalendarId, { readonly volume: number; readonly spread: number }>> = {
  NYSE: { volume: 0.05, spread: 4 },
  CBOE: { volume: 0.04, spread: 2.5 },
};
const OUTSIDE_FUTURES = { volume: 0.2, spread: 1.4 };
/** A session longer than this has no rush at its ends. */
const LONG = 720;

const profiles = kept<Profile>(128);

export function profileOf(calendar: CalendarId, minutes: number, regular: readonly Stretch[]): Profile {
  const hours = regular.map(({ from, to }) => `${from}-${to}`).join();
  return profiles.get(`${calendar}/${minutes}/${hours}`, () => makeProfile(calendar, minutes, regular));
}

function makeProfile(calendar: CalendarId, minutes: number, regular: readonly Stretch[]): Profile {
  const outside = OUTSIDE[calendar] ?? OUTSIDE_FUTURES;
  const isRegular = new Uint8Array(minutes);
  const spread = new Float64Array(minutes).fill(outside.spread);
  const inside = new Float64Array(minutes);
  const beyond = new Float64Array(minutes).fill(1);
  for (const { from, to } of regular) {
    isRegular.fill(1, from, to);
    beyond.fill(0, from, to);
    // The hour before the opening and that after the close are the liveliest of the thin ones.
    for (const [start, end] of [[from - 60, from] as const, [to, to + 60] as const]) {
      for (let at = Math.max(0, start); at < Math.min(minutes, end); at++) beyond[at] = 4;
    }
    for (let at = from; at < to; at++) {
      const x = (at + 0.5 - from) / (to - from);
      const long = to - from > LONG;
      inside[at] = long ? 1 + 0.8 * Math.sin(x * Math.PI) ** 2 : bustle(x);
      spread[at] = long ? 1.2 - 0.4 * Math.sin(x * Math.PI) : 1 + 2.5 * Math.exp(-40 * x) + 0.6 * x ** 60;
    }
  }
  const [inTotal, outTotal] = [total(inside), total(beyond)];
  const outShare = outTotal === 0 ? 0 : outside.volume;
  const volume = inside.map(
    (each, at) =>
      (each / inTotal) * (1 - outShare) + (outTotal === 0 ? 0 : ((beyond[at] ?? 0) / outTotal) * outShare),
  );
  return { volume, spread, regular: isRegular };
}

function bustle(x: number): number {
  return 0.65 + 2 * Math.exp(-12 * x) + 2.2 * x ** 12;
}

function total(values: Float64Array): number {
  return values.reduce((sum, each) => sum + each, 0);
}
