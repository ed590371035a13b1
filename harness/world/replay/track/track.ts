import type { TradingCalendar } from '../../../../trading/instruments/calendar/calendar.js';
import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { type Kind, kinds } from '../../../../trading/instruments/kinds.js';
import { type Grid, gridOf } from '../../model/grid.js';
import { type Lot, lotOf } from '../../model/lot.js';
import type { ReplayBar, ReplaySeries } from '../series.js';
import { trackOfDays } from './of-days.js';
import type { Stretch } from './stretches.js';
import { firstIndex, type Timing } from './timing.js';
import { trackWithinDays } from './within-days.js';

/** A user's bars laid out in time. */
export interface Track extends Timing {
  readonly instrument: Instrument;
  readonly calendar: TradingCalendar;
  readonly grid: Grid;
  readonly lot: Lot;
  /** Where it trades. */
  readonly places: readonly string[];
  readonly bars: readonly ReplayBar[];
  /** Of bars within a day, in milliseconds; undefined from a day on. */
  readonly size: number | undefined;
  readonly unit: 'second' | 'day' | 'week' | 'month';
  readonly kind: TrackKind;
}

/** Of what is quoted alone, the file tells the middle. */
export type TrackKind = Kind['market'];

export function trackOf({ instrument, barSize, bars }: ReplaySeries): Track {
  const calendar = calendars[instrument.calendar];
  const { unit } = barSize;
  const size = unit === 'second' ? barSize.count * 1000 : undefined;
  const timing =
    unit === 'second'
      ? trackWithinDays(calendar, barSize.count * 1000, bars)
      : trackOfDays(calendar, unit, bars);
  return {
    ...{ instrument, calendar, bars, size, unit, kind: kinds[instrument.secType].market, ...timing },
    ...{ grid: gridOf(instrument), lot: lotOf(instrument), places: placesOf(instrument) },
  };
}

/** Neither the router nor the floor that is open only at night. */
function placesOf({ validExchanges }: Instrument): readonly string[] {
  const places = validExchanges.filter((each) => each !== 'SMART' && each !== 'OVERNIGHT');
  return places.length > 0 ? places : validExchanges;
}

/** When a bar trades: without a break within a day, through the regular hours of its dates otherwise. */
export function stretchesOf({ size, starts, ends, days }: Track, bar: number): readonly Stretch[] {
  const [start = 0, end = 0] = [starts[bar], ends[bar]];
  if (size !== undefined) return [{ start, end }];
  const from = firstIndex(days.length, (at) => (days[at]?.end ?? 0) > start);
  return days.slice(
    from,
    firstIndex(days.length, (at) => (days[at]?.start ?? 0) >= end),
  );
}
