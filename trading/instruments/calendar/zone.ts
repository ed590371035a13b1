import { DAY_MS, type DayNumber, MINUTE_MS } from './date.js';

const HOUR_MS = 3_600_000;
/** Enough for forty years of days; beyond that the memory is begun anew. */
const MAX_KEPT = 15_000;

/** What is known of one zone: `Intl` takes microseconds, a look in a map nanoseconds. */
interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** The offset that holds all through a UTC day; `undefined` inside means that it changes in that day. */
  readonly days: Map<DayNumber, number | undefined>;
  readonly quarters: Map<number, number>;
}

/** Every zone there is, and as many spellings again: `Intl` takes `us/eastern` too, and a stranger may send any. */
const MAX_ZONES = 1000;
const zones = new Map<string, Zone>();

/**
 * How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. Takes every name that
 * `Intl` takes, IB's `US/Eastern`, `MET` and `GB-Eire` among them; others throw a `RangeError`.
 */
export function zoneOffset(timeZone: string, moment: number): number {
  const zone = zones.get(timeZone) ?? addZone(timeZone);
  const day = Math.floor(moment / DAY_MS);
  const known = zone.days.get(day);
  if (known !== undefined) return known;
  if (!zone.days.has(day)) {
    const [start, end] = [askOffset(zone, day * DAY_MS), askOffset(zone, (day + 1) * DAY_MS - 1)];
    if (zone.days.size >= MAX_KEPT) zone.days.clear();
    zone.days.set(day, start === end ? start : undefined);
    if (start === end) return start;
  }
  return offsetOfQuarter(zone, moment);
}

/** Whether there is a zone of that name. */
export function isZone(name: string): boolean {
  try {
    zoneOffset(name, 0);
    return true;
  } catch (thrown) {
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

/** Zones change their clocks on the quarter of an hour, so that each quarter has one offset. */
function offsetOfQuarter(zone: Zone, moment: number): number {
  const quarter = Math.floor((4 * moment) / HOUR_MS);
  const known = zone.quarters.get(quarter);
  if (known !== undefined) return known;
  const offset = askOffset(zone, (quarter * HOUR_MS) / 4);
  if (zone.quarters.size >= MAX_KEPT) zone.quarters.clear();
  zone.quarters.set(quarter, offset);
  return offset;
}

export interface WallTime {
  readonly day: DayNumber;
  /** Milliseconds that the clock on the wall shows since its midnight. */
  readonly time: number;
}

export function wallTime(timeZone: string, moment: number): WallTime {
  const local = moment + zoneOffset(timeZone, moment);
  const day = Math.floor(local / DAY_MS);
  return { day, time: local - day * DAY_MS };
}

/**
 * The moment at which clocks show `minutes` after (or, negative, before) midnight of a day. Of an hour that
 * comes twice, the first; an hour that is skipped counts on from before the change, as clocks not yet set.
 */
export function momentAt(timeZone: string, day: DayNumber, minutes: number): number {
  const local = day * DAY_MS + minutes * MINUTE_MS;
  const before = zoneOffset(timeZone, local - DAY_MS);
  const early = local - before;
  if (zoneOffset(timeZone, early) === before) return early;
  const after = zoneOffset(timeZone, local + DAY_MS);
  const late = local - after;
  return zoneOffset(timeZone, late) === after ? late : early;
}

function addZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, days: new Map(), quarters: new Map() };
  if (zones.size >= MAX_ZONES) zones.clear();
  zones.set(timeZone, zone);
  return zone;
}

function askOffset(zone: Zone, moment: number): number {
  const parts = zone.format.formatToParts(moment);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const shown = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return shown - Math.floor(moment / 1000) * 1000;
}
