import { type DayNumber, dayOf } from './calendar/date.js';
import type { Right } from './instrument.js';

/**
 * The conIds of instruments that rules bring forth. Options alone are too many to keep in a table, so their ids
 * hold what they are, shuffled: no two can collide, and an id by itself leads back to its contract.
 */

export interface OptionKey {
  /** Which option class, 0 to 31. */
  readonly family: number;
  readonly lastTradeDay: DayNumber;
  /** The strike in steps of its class, 1 to 2047. */
  readonly step: number;
  readonly right: Right;
}

export interface FutureKey {
  /** Which future, 0 to 63. */
  readonly family: number;
  /** Months since January 2015, 0 to 511. */
  readonly month: number;
}

/** 30 bits from here to the largest signed number of 32, in which IB's clients hold a conId. */
const OPTIONS_FROM = 2 ** 30;
const OPTION_BITS = 30;
const FUTURES_FROM = 620_000_000;
const FUTURE_BITS = 16;
const MADE_UP_FROM = 900_000_000;
const MADE_UP_COUNT = 90_000_000;

/** A Monday. Ids reach 8192 weekdays on from here, into 2046. */
const FIRST_DAY = dayOf(2015, 1, 5);
const LAST_WEEKDAY = 2 ** 13 - 1;

/** The highest strike an id can hold, in steps of its class. */
export const HIGHEST_STEP = 2 ** 11 - 1;

/** Undefined for what lies outside the years and strikes that an id can hold. */
export function optionConId(key: OptionKey): number | undefined {
  const passed = key.lastTradeDay - FIRST_DAY;
  const weekday = Math.floor(passed / 7) * 5 + (passed % 7);
  if (passed < 0 || passed % 7 > 4 || weekday > LAST_WEEKDAY) return undefined;
  if (!Number.isInteger(key.step) || key.step < 1 || key.step > HIGHEST_STEP) return undefined;
  const packed = (key.family << 25) | (weekday << 12) | (key.step << 1) | (key.right === 'C' ? 1 : 0);
  return OPTIONS_FROM + shuffle(packed, OPTION_BITS);
}

export function optionKeyOf(conId: number): OptionKey | undefined {
  if (!Number.isInteger(conId) || conId < OPTIONS_FROM || conId >= OPTIONS_FROM * 2) return undefined;
  const packed = unshuffle(conId - OPTIONS_FROM, OPTION_BITS);
  const weekday = (packed >>> 12) & LAST_WEEKDAY;
  const step = (packed >>> 1) & HIGHEST_STEP;
  if (step === 0) return undefined;
  return {
    family: packed >>> 25,
    lastTradeDay: FIRST_DAY + Math.floor(weekday / 5) * 7 + (weekday % 5),
    step,
    right: (packed & 1) === 1 ? 'C' : 'P',
  };
}

export function futureConId(key: FutureKey): number {
  return FUTURES_FROM + shuffle((key.family << 9) | key.month, FUTURE_BITS);
}

export function futureKeyOf(conId: number): FutureKey | undefined {
  const offset = conId - FUTURES_FROM;
  if (!Number.isInteger(conId) || offset < 0 || offset >= 2 ** FUTURE_BITS) return undefined;
  const packed = unshuffle(offset, FUTURE_BITS);
  return { family: packed >>> 9, month: packed & 511 };
}

/** An id for something in a table whose real one is not known: the same name has the same id for ever. */
export function madeUpConId(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return MADE_UP_FROM + ((hash >>> 0) % MADE_UP_COUNT);
}

const FACTOR = 0x2c1b3c6d;
const INVERSE = inverseOf(FACTOR);

/** One to one on numbers of so many bits. Zero, which no key packs to, becomes the one that clients read as unset. */
function shuffle(value: number, bits: number): number {
  const mask = 2 ** bits - 1;
  const mixed = Math.imul(value, FACTOR) & mask;
  return mask ^ mixed ^ (mixed >>> (bits / 2));
}

function unshuffle(value: number, bits: number): number {
  const mask = 2 ** bits - 1;
  const folded = mask ^ value;
  return Math.imul(folded ^ (folded >>> (bits / 2)), INVERSE) & mask;
}

/** The number that undoes a multiplication by an odd one, in 32 bits (Newton's iteration doubles the right bits). */
function inverseOf(odd: number): number {
  let inverse = odd;
  for (let i = 0; i < 5; i++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}
