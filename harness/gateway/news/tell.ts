import { dayOfDate } from '../../../trading/instruments/calendar/date.js';
import { type DayFacts, daysSince, streakOf, usualVolume } from './day-facts.js';
import type { PlannedKind } from './kinds.js';
import type { Stoppage } from './stoppages.js';
import type { Story } from './story.js';
import type { Subject } from './subject.js';
import { dateText, LONG_AGO_DAYS, nameOf, percent, priceText, spanText } from './wording.js';

/** What a story says. */
export type Telling = Pick<Story, 'headline' | 'paragraphs' | 'move'>;

/** Smaller moves than these are no news at that hour. */
const GAP = 0.005;
const MIDDAY_MOVE = 0.01;
const FLAT = 0.0005;
const BUSY = 1.5;

/** What there is to tell at its moment, if anything. */
export function tell(kind: PlannedKind, subject: Subject, facts: DayFacts): Telling | undefined {
  return TELLERS[kind](subject, facts);
}

const TELLERS: Readonly<Record<PlannedKind, (subject: Subject, facts: DayFacts) => Telling | undefined>> = {
  opening: tellOpening,
  midday: tellMidday,
  close: tellClose,
  volume: tellVolume,
  range: tellRange,
  week: tellWeek,
};

function tellOpening(subject: Subject, { today, previousClose }: DayFacts): Telling | undefined {
  const move = today.open / previousClose - 1;
  if (Math.abs(move) < GAP) return undefined;
  const price = priceText(subject, today.open);
  return {
    headline: `${nameOf(subject)} opens ${percent(move)} ${move > 0 ? 'higher' : 'lower'}, at ${price}`,
    paragraphs: [`It had closed at ${priceText(subject, previousClose)} on the trading day before.`],
    move,
  };
}

function tellMidday(subject: Subject, { today, previousClose, move }: DayFacts): Telling | undefined {
  if (Math.abs(move) < MIDDAY_MOVE) return undefined;
  return {
    headline: `${nameOf(subject)} ${move > 0 ? 'up' : 'down'} ${percent(move)} by midday`,
    paragraphs: [
      `At ${priceText(subject, today.close)} it stands against ${priceText(subject, previousClose)} at the close ` +
        `before; so far the day has seen ${rangeText(subject, today)}.`,
    ],
    move,
  };
}

function tellClose(subject: Subject, facts: DayFacts): Telling {
  const { today, before, previousClose, move } = facts;
  const isUp = move > 0;
  const days = daysSince(before, (day, dayBefore) => {
    const other = day.close / dayBefore.close - 1;
    return isUp ? other >= move : other <= move;
  });
  const rare = days >= LONG_AGO_DAYS ? `, its ${isUp ? 'best' : 'steepest'} day in ${spanText(days)}` : '';
  const streak = streakOf(facts);
  return {
    headline:
      Math.abs(move) < FLAT
        ? `${nameOf(subject)} ends the day where it began`
        : `${nameOf(subject)} ${isUp ? 'rises' : 'falls'} ${percent(move)}${rare}`,
    paragraphs: [
      `On ${dateText(today.date)} it closed at ${priceText(subject, today.close)}, after ` +
        `${priceText(subject, previousClose)} on the trading day before. The day has seen ` +
        `${rangeText(subject, today)}.`,
      ...(streak > 2 ? [`It has ${isUp ? 'risen' : 'fallen'} on ${streak} days in a row.`] : []),
    ],
    move: Math.abs(move) < FLAT ? 0 : move,
  };
}

function tellVolume(subject: Subject, { today, before, move }: DayFacts): Telling | undefined {
  const usual = usualVolume(before);
  if (usual === undefined || today.volume < BUSY * usual) return undefined;
  return {
    headline: `${nameOf(subject)} trades ${(today.volume / usual).toFixed(1)} times its usual volume`,
    paragraphs: [
      `${whole(today.volume)} shares changed hands on ${dateText(today.date)}, against ${whole(usual)} on an ` +
        `average day of the 20 before. The price ${move > 0 ? 'rose' : 'fell'} ${percent(move)}.`,
    ],
    move,
  };
}

function tellRange(subject: Subject, { today, before, move }: DayFacts): Telling | undefined {
  const above = daysSince(before, ({ close }) => close >= today.close);
  const below = daysSince(before, ({ close }) => close <= today.close);
  const days = Math.max(above, below);
  if (days < 2 * LONG_AGO_DAYS) return undefined;
  const word = above > below ? 'highest' : 'lowest';
  return {
    headline: `${nameOf(subject)} closes at its ${word} in ${spanText(days)}`,
    paragraphs: [
      `${priceText(subject, today.close)} on ${dateText(today.date)} is the ${word} close of ${days + 1} trading days.`,
    ],
    move,
  };
}

/** Told on the last trading day of a week. */
function tellWeek(subject: Subject, { today, before }: DayFacts): Telling | undefined {
  const week = weekOf(today.date);
  const last = before.find(({ date }) => weekOf(date) < week);
  if (last === undefined) return undefined;
  const move = today.close / last.close - 1;
  return {
    headline: `The week of ${nameOf(subject)}: ${move < 0 ? 'down' : 'up'} ${percent(move)}`,
    paragraphs: [
      `It ends the week at ${priceText(subject, today.close)}, after ${priceText(subject, last.close)} the week before.`,
    ],
    move,
  };
}

export function tellStoppage(subject: Subject, { time, since, halted }: Stoppage): Telling {
  const name = nameOf(subject);
  return {
    headline: halted
      ? `Trading in ${name} is paused`
      : `Trading in ${name} goes on after ${(time - since) / 60_000} minutes`,
    paragraphs: [
      halted ? 'The last quote stands until trading goes on.' : 'It had been paused for volatility.',
    ],
    move: 0,
  };
}

/** Weeks are counted from Mondays; 1970 began on a Thursday. */
export function weekOf(date: string): number {
  return Math.floor((dayOfDate(date) + 3) / 7);
}

function rangeText(subject: Subject, { low, high }: { readonly low: number; readonly high: number }): string {
  return `${priceText(subject, low)} at the lowest and ${priceText(subject, high)} at the highest`;
}

/** `12,345,678` */
function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
