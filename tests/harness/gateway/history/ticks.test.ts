import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectTicks } from '../../../../harness/gateway/history/ticks.js';
import { instrumentByConId } from '../../../../trading/instruments/by-con-id.js';
import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { tradingDay } from '../../../../trading/instruments/calendar/sessions.js';

const apple = instrumentByConId(265598);
if (!apple) throw new Error('expected AAPL in the universe');
const NOW = Date.parse('2026-03-03T16:30:00.500Z');

interface Tick {
  readonly time: number;
  readonly moment: number;
}

/** A market in which something happens every so many milliseconds. */
function every(gap: number) {
  const asked: [number, number][] = [];
  const read = (from: number, to: number): Tick[] => {
    asked.push([from, to]);
    const found: Tick[] = [];
    for (let at = Math.ceil(from / gap) * gap; at < to; at += gap) {
      found.push({ time: Math.floor(at / 1000), moment: at });
    }
    return found;
  };
  return { read, asked };
}

const collect = (direction: 'after' | 'before', moment: string, count: number, gap: number, useRTH = true) =>
  collectTicks(apple, { direction, moment: Date.parse(moment), count, useRTH }, NOW, every(gap).read);
const times = (ticks: readonly Tick[]) =>
  ticks.map((tick) => new Date(tick.moment).toISOString().slice(5, 23));

test('after a moment come the next ticks, and the rest of the last second', () => {
  expect(times(collect('after', '2026-03-03T15:00:00Z', 3, 400))).toEqual([
    '03-03T15:00:00.000',
    '03-03T15:00:00.400',
    '03-03T15:00:00.800',
  ]);
  expect(times(collect('after', '2026-03-03T15:00:00Z', 2, 400))).toHaveLength(3);
});

test('before a moment come the last ticks, and the whole of the first second', () => {
  expect(times(collect('before', '2026-03-03T15:00:00Z', 1, 400))).toEqual([
    '03-03T14:59:59.200',
    '03-03T14:59:59.600',
  ]);
});

test('what is sparse is sought in the sessions after and before', () => {
  expect(times(collect('after', '2026-02-27T20:59:00Z', 3, 600_000))).toEqual([
    '03-02T14:30:00.000',
    '03-02T14:40:00.000',
    '03-02T14:50:00.000',
  ]);
  expect(times(collect('before', '2026-03-02T14:35:00Z', 2, 600_000))).toEqual([
    '02-27T20:50:00.000',
    '03-02T14:30:00.000',
  ]);
});

test('nothing comes of the future, and a search for what never happens ends', () => {
  const ticks = collect('after', '2026-03-03T16:29:59Z', 1000, 250);
  expect(times(ticks).at(-1)).toBe('03-03T16:30:00.250');
  expect(collect('after', '2026-03-03T16:31:00Z', 10, 250)).toEqual([]);
  const nothing = { direction: 'before', moment: NOW, count: 10, useRTH: true } as const;
  expect(collectTicks(apple, nothing, NOW, () => [])).toEqual([]);
});

const DATES = ['20260227', '20260302', '20260303'];

test('both ways give runs of what there is, in order, of whole seconds and of open hours', () => {
  const hours = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(
      hours,
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 400, max: 40_000 }),
      fc.boolean(),
      (hour, count, gap, useRTH) => {
        const moment = Date.parse('2026-03-02T00:00:00Z') + hour * 3_600_000;
        const { read } = every(gap);
        const all = DATES.flatMap((date) => {
          const day = tradingDay(calendars.NYSE, date);
          return (useRTH ? day?.regular : day?.extended) ?? [];
        }).flatMap(({ start, end }) => read(start, Math.min(end, NOW)));
        const after = all.filter((tick) => tick.moment >= moment);
        const before = all.filter((tick) => tick.moment < moment);
        const [last, first] = [after[count - 1], before.at(-count)];
        expect(collectTicks(apple, { direction: 'after', moment, count, useRTH }, NOW, read)).toEqual(
          after.filter(({ time }) => !last || time <= last.time),
        );
        expect(collectTicks(apple, { direction: 'before', moment, count, useRTH }, NOW, read)).toEqual(
          before.filter(({ time }) => !first || time >= first.time),
        );
      },
    ),
    { numRuns: 15 },
  );
});
