import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { TradingDay } from '../../../trading/instruments/calendar/sessions.js';
import { hashOf, keyOf } from '../../world/chance/hash.js';
import type { ProviderCode } from './providers.js';
import type { Subject } from './subject.js';

/** What stories there are of a day. Their places in the list are part of article ids: add at the end. */
export const storyKinds = [
  'opening',
  'midday',
  'close',
  'volume',
  'range',
  'week',
  'halt',
  'resumption',
] as const;

export type StoryKind = (typeof storyKinds)[number];

/** Who brings them: columns of the day, the wire, letters for the weekend. */
export function providerOf(kind: StoryKind, { calendar }: Subject): ProviderCode {
  switch (kind) {
    case 'opening':
    case 'close':
      return 'BRFG';
    case 'midday':
      return 'DJ-RTPRO';
    case 'range':
      return calendar === 'XETRA' || calendar === 'LSE' ? 'DJ-RTE' : 'DJ-RTG';
    case 'week':
      return 'DJNL';
    default:
      return 'DJ-N';
  }
}

/** Minutes after the opening, the middle and the close of regular hours, the last not included. */
const WINDOWS = {
  opening: { after: 'start', from: 1, to: 5 },
  midday: { after: 'middle', from: -20, to: 20 },
  close: { after: 'end', from: 1, to: 11 },
  volume: { after: 'end', from: 12, to: 26 },
  range: { after: 'end', from: 27, to: 41 },
  week: { after: 'end', from: 42, to: 59 },
} as const satisfies Partial<Record<StoryKind, unknown>>;

export type PlannedKind = keyof typeof WINDOWS;

export const plannedKinds = ['opening', 'midday', 'close', 'volume', 'range', 'week'] as const;

/** When a story of a kind is published on a day, should there be one: always at the same second. */
export function plannedTime(
  kind: PlannedKind,
  subject: Subject,
  { regular }: TradingDay,
  day: number,
): number | undefined {
  const [start, end] = [regular[0]?.start, regular.at(-1)?.end];
  if (start === undefined || end === undefined) return undefined;
  const { after, from, to } = WINDOWS[kind];
  const anchor = { start, middle: (start + end) / 2, end }[after];
  const seconds = (to - from) * 60;
  return anchor + from * MINUTE_MS + 1000 * (draw(kind, subject, day) % seconds);
}

/** What happens by itself is told a few seconds later. */
export function delayOf(kind: StoryKind, subject: Subject, day: number): number {
  return 1000 * (2 + (draw(kind, subject, day) % 8));
}

function draw(kind: StoryKind, { conId }: Subject, day: number): number {
  return hashOf(keyOf(`news/${kind}/${conId}`), day);
}
