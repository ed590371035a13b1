import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import type { CalendarId } from '../../../trading/instruments/calendar/calendars.js';
import { type DayNumber, dayOfDate } from '../../../trading/instruments/calendar/date.js';
import {
  type Instrument,
  isDerivative,
  isOption,
  type Option,
} from '../../../trading/instruments/instrument.js';
import { kinds } from '../../../trading/instruments/kinds.js';
import { keyOf } from '../chance/hash.js';
import { kept } from '../chance/kept.js';
import { expiryOf } from './expiry.js';
import { type Grid, gridOf } from './grid.js';
import { kinOf, listed } from './kinship.js';
import { type Lot, lotOf } from './lot.js';
import { placesOf } from './places.js';
import type { Walk } from './step.js';
import { walkOf } from './walk.js';

/** All that is worked out once about an instrument under a seed. */
export interface Model {
  /** What the instrument's days and minutes are kept under. */
  readonly name: string;
  readonly instrument: Instrument;
  readonly key: number;
  /** Chance shared with what it follows, so that highs and lows fall together. */
  readonly shapeKey: number;
  readonly calendar: CalendarId;
  /** The first and the last day of trading. */
  readonly firstDay: DayNumber;
  readonly lastDay: DayNumber;
  /** The end of its trading, for what expires. */
  readonly expiry: number | undefined;
  readonly grid: Grid;
  readonly lot: Lot;
  /** Indices are not quoted, what dealers quote shows no trades; the level of an index counts as one. */
  readonly quoted: boolean;
  readonly traded: boolean;
  /** Where it trades. */
  readonly places: readonly string[];
  readonly walk: Walk;
  /** What the cost of holding adds to a future a year. */
  readonly carry: number;
  readonly option: OptionModel | undefined;
}

export interface OptionModel {
  readonly terms: Option;
  readonly under: Model;
  /** The volatility that the market expects: a level, and what fear does to it. */
  readonly volatility: number;
  readonly fear: Walk;
}

const models = kept<Model>(1024);
/** A class lists options three years ahead. */
const LONGEST_OPTION_DAYS = 1130;
const NO_LAST_DAY = 100_000;

export function modelOf(seed: string, instrument: Instrument): Model {
  return models.get(`${seed}/${instrument.conId}`, () => makeModel(seed, instrument));
}

function makeModel(seed: string, instrument: Instrument): Model {
  const under = instrument.secType === 'CFD' ? instrumentByConId(instrument.underConId) : undefined;
  // A contract for difference is its stock under another name: it has the same days.
  if (under?.secType === 'STK') return { ...modelOf(seed, under), instrument, traded: false };
  const name = `${seed}/${instrument.conId}`;
  const { market } = kinds[instrument.secType];
  const option = isOption(instrument) ? optionModel(seed, instrument) : undefined;
  const walk = option?.under.walk ?? walkOf(seed, instrument);
  const lastDay = lastDayOf(instrument);
  const listedDay = dayOfDate(instrument.market.firstTraded);
  return {
    name,
    instrument,
    key: keyOf(name),
    shapeKey: keyOf(`${seed}/shape/${walk.steps.at(-1)?.path.name ?? ''}`),
    calendar: instrument.calendar,
    firstDay: option === undefined ? listedDay : Math.max(listedDay, lastDay - LONGEST_OPTION_DAYS),
    lastDay,
    expiry: isDerivative(instrument) ? expiryOf(instrument) : undefined,
    grid: gridOf(instrument),
    lot: lotOf(instrument),
    quoted: market !== 'valued',
    traded: market !== 'quoted',
    places: placesOf(instrument),
    walk,
    carry: instrument.secType === 'FUT' ? carryOf(instrument) : 0,
    option,
  };
}

function optionModel(seed: string, terms: Option): OptionModel | undefined {
  const under = instrumentByConId(terms.underConId);
  const vix = listed('VIX', 'IND');
  if (under === undefined || vix === undefined) return undefined;
  return {
    terms,
    under: modelOf(seed, under),
    volatility: under.market.volatility,
    fear: { ...walkOf(seed, vix), level: 1 },
  };
}

function lastDayOf(instrument: Instrument): DayNumber {
  if (isDerivative(instrument)) return dayOfDate(instrument.lastTradeDate);
  return instrument.secType === 'BOND' ? dayOfDate(instrument.maturity) : NO_LAST_DAY;
}

/** Storage for goods, interest less dividends for indices; of fear, that it is expected to come. */
function carryOf(instrument: Instrument): number {
  const kin = kinOf(instrument)?.to;
  if (kin?.symbol === 'VIX') return 0.3;
  return kin?.calendar === 'US_INDICES' ? 0.027 : 0.012;
}
