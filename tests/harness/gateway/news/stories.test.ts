import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storyKinds } from '../../../../harness/gateway/news/kinds.js';
import { storiesIn } from '../../../../harness/gateway/news/stories.js';
import { articleText, type Story } from '../../../../harness/gateway/news/story.js';
import type { Subject } from '../../../../harness/gateway/news/subject.js';
import type { Bar } from '../../../../harness/world/market.js';
import { createWorld } from '../../../../harness/world/world.js';
import { ALL_PROVIDERS, kindOf, subject } from './subjects.js';

const market = createWorld({ seed: 1 });
const from = Date.parse('2026-06-01T00:00:00Z');
const to = Date.parse('2026-07-18T00:00:00Z');
const subjects = [subject('MSTR'), subject('AAPL'), subject('SPX'), subject('SAP', 'EUR'), subject('VIX')];

const storiesOf = (about: Subject, after = from, until = to) =>
  storiesIn(market, about, ALL_PROVIDERS, { after, until });
const told = subjects.map((about) => ({ about, stories: storiesOf(about) }));
const ofKind = (kind: (typeof storyKinds)[number]) =>
  told.flatMap(({ about, stories }) =>
    stories
      .filter((story) => kindOf(story) === storyKinds.indexOf(kind))
      .map((story) => ({ about, story, ...daysAt(about, story.time) })),
  );

/** The regular hours of the date of a moment until then, and of the dates before, as anybody gets them. */
function daysAt(about: Subject, time: number): { readonly today: Bar; readonly before: readonly Bar[] } {
  const range = { from: time - 70 * 86_400_000, to: time, size: { unit: 'day', count: 1 } } as const;
  const bars = market.bars(about, { ...range, whatToShow: 'TRADES', useRTH: true });
  const [today, ...before] = bars.toReversed();
  if (today === undefined) throw new Error('expected bars');
  return { today, before };
}

/** The figure before the per cent sign, up or down. */
function moveIn({ headline }: Story): number {
  const [, figure] = /([\d.]+)%/.exec(headline) ?? [];
  const isDown = / (?:falls|down|opens [\d.]+% lower)/.test(headline);
  return (isDown ? -1 : 1) * Number(figure);
}

const percent = (move: number) => Number((move * 100).toFixed(1));

describe('what a headline says is what the market did', () => {
  test('at the opening', () => {
    const found = ofKind('opening');
    expect(found.length).toBeGreaterThan(40);
    for (const { story, today, before } of found) {
      expect(moveIn(story)).toBe(percent(today.open / (before[0]?.close ?? 0) - 1));
    }
  });

  test('by midday, of what was known by then', () => {
    const found = ofKind('midday');
    expect(found.length).toBeGreaterThan(40);
    for (const { story, today, before } of found) {
      expect(moveIn(story)).toBe(percent(today.close / (before[0]?.close ?? 0) - 1));
    }
  });

  test('at the close, and how rare it was', () => {
    const found = ofKind('close');
    // Every date with trading in New York, Chicago and Frankfurt.
    expect(found.length).toBeGreaterThan(5 * 30);
    const rare = found.filter(({ story }) => /its (?:best|steepest) day in/.test(story.headline));
    expect(rare.length).toBeGreaterThan(5);
    for (const { story, today, before } of found) {
      if (story.headline.endsWith('where it began')) continue;
      expect(Math.abs(moveIn(story))).toBe(percent(Math.abs(today.close / (before[0]?.close ?? 0) - 1)));
    }
    for (const { story, today, before } of rare) {
      const moves = [today, ...before].map(
        ({ close }, at, { [at + 1]: earlier }) => close / (earlier?.close ?? close),
      );
      const fortnight = moves.slice(0, 11);
      const extreme = story.headline.includes('best') ? Math.max(...fortnight) : Math.min(...fortnight);
      expect(fortnight[0]).toBe(extreme);
    }
  });

  test('of the volume', () => {
    const found = ofKind('volume');
    expect(found.length).toBeGreaterThan(5);
    for (const { story, today, before } of found) {
      const usual = before.slice(0, 20).reduce((sum, { volume }) => sum + volume, 0) / 20;
      expect(story.headline).toContain(`trades ${(today.volume / usual).toFixed(1)} times its usual volume`);
    }
  });

  test('of the highest and the lowest in a while', () => {
    const found = ofKind('range');
    expect(found.length).toBeGreaterThan(5);
    for (const { story, today, before } of found) {
      const month = [today, ...before.slice(0, 20)].map(({ close }) => close);
      const extreme = story.headline.includes('highest') ? Math.max(...month) : Math.min(...month);
      expect(today.close).toBe(extreme);
    }
  });

  test('of the week, on its last day only', () => {
    const found = ofKind('week');
    expect(found.length).toBeGreaterThan(5 * 6);
    for (const { about, story } of found) {
      const [week, last] = market
        .bars(about, {
          ...{ from: story.time - 20 * 86_400_000, to: story.time, size: { unit: 'week', count: 1 } },
          ...{ whatToShow: 'TRADES', useRTH: true },
        })
        .toReversed();
      expect(moveIn(story)).toBe(percent((week?.close ?? 0) / (last?.close ?? 1) - 1));
    }
    // Friday was a holiday in New York, not in Frankfurt.
    const dates = found.map(
      ({ about, story }) => `${about.currency} ${new Date(story.time).toISOString().slice(0, 10)}`,
    );
    expect(dates).toContain('USD 2026-07-02');
    expect(dates).toContain('EUR 2026-07-03');
  });

  test('of pauses, which the market shows as halted', () => {
    const [halt, resumption] = storiesIn(market, subject('MSTR'), ['DJ-N'], {
      after: Date.parse('2026-07-14T13:30:00Z'),
      until: Date.parse('2026-07-14T20:00:00Z'),
    });
    expect(halt?.headline).toBe('Trading in MICROSTRATEGY INC-CL A (MSTR) is paused');
    expect(resumption?.headline).toBe('Trading in MICROSTRATEGY INC-CL A (MSTR) goes on after 5 minutes');
    const halted = [-20, 0, 280, 300].map(
      (seconds) => market.snapshot(subject('MSTR'), (halt?.time ?? 0) + seconds * 1000).halted,
    );
    expect(halted).toEqual([false, true, true, false]);
  });
});

test('nobody can take it for the news of the world', () => {
  for (const story of told.flatMap(({ stories }) => stories)) {
    expect(articleText(story)).toMatch(/\n\nMade up by the paper gateway about its own market: [^\n]+$/);
  }
});

test('each story has an id of its own, and a second of its own within its subject', () => {
  for (const { stories } of told) {
    expect(new Set(stories.map(({ articleId }) => articleId)).size).toBe(stories.length);
    expect(stories.every(({ time }) => time % 1000 === 0)).toBe(true);
    expect(stories).toEqual(stories.toSorted((one, other) => one.time - other.time));
  }
});

test('cut into pieces, a stretch of time tells the same', () => {
  const about = subject('MSTR');
  const [start, end] = [Date.parse('2026-07-14T13:00:00Z'), Date.parse('2026-07-15T22:00:00Z')];
  const whole = storiesOf(about, start, end);
  expect(whole.length).toBeGreaterThan(6);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: start, max: end }), { maxLength: 6 }), (cuts) => {
      const edges = [start, ...cuts.toSorted((one, other) => one - other), end];
      const parts = edges.slice(1).flatMap((until, at) => storiesOf(about, edges[at] ?? start, until));
      expect(parts).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});

test('another seed has other news', () => {
  const other = createWorld({ seed: 2 });
  const window = { after: from, until: to };
  const [ours, theirs] = [market, other].map((each) =>
    storiesIn(each, subject('AAPL'), ['BRFG'], window).map(({ headline }) => headline),
  );
  expect(ours).not.toEqual(theirs);
});
