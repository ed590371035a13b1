import { expect, test } from 'vitest';
import { alwaysOpenClock } from '../../../harness/gateway/time/always-open.js';
import { clockFor } from '../../../harness/gateway/time/clock-setting.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { isOpen } from '../../../trading/instruments/calendar/sessions.js';

const text = (moment: number) => new Date(moment).toISOString();

test.each([
  ['while New York trades, the time is the real one', '2026-03-03T15:00:07Z', '2026-03-03T15:00:07.000Z'],
  ['on a Sunday it is Friday at the same time', '2026-03-01T17:12:00Z', '2026-02-27T17:12:00.000Z'],
  ['late at night it is an hour before the last close', '2026-03-04T03:00:00Z', '2026-03-03T20:00:00.000Z'],
  ['early in the morning it is the session before', '2026-03-03T10:00:00Z', '2026-03-02T20:00:00.000Z'],
])('%s', (_, real, shown) => {
  expect(text(alwaysOpenClock(steppedClock(real)).now())).toBe(shown);
});

test('from the closing bell the time goes on at the next opening, over weekends and holidays too', async () => {
  const base = steppedClock('2026-11-25T20:59:59Z');
  const clock = alwaysOpenClock(base);
  await base.advance(1000);
  expect(text(clock.now())).toBe('2026-11-27T14:30:00.000Z');
  await base.advance(3.5 * 3_600_000);
  expect(text(clock.now())).toBe('2026-11-30T14:30:00.000Z');
});

test('for two weeks there is no moment at which it is closed', async () => {
  const base = steppedClock('2026-12-20T09:00:00Z');
  const clock = alwaysOpenClock(base);
  let before = 0;
  for (let step = 0; step < 14 * 24; step += 1) {
    await base.advance(3_600_000);
    expect(isOpen(calendars.NYSE, clock.now(), true)).toBe(true);
    expect(clock.now()).toBeGreaterThan(before);
    before = clock.now();
  }
});

test('waits last as long as on the clock beneath', async () => {
  const base = steppedClock('2026-03-01T17:12:00Z');
  const rung: string[] = [];
  const clock = alwaysOpenClock(base);
  clock.after(5000, () => rung.push(text(clock.now())));
  await base.advance(4999);
  expect(rung).toEqual([]);
  await base.advance(1);
  expect(rung).toEqual(['2026-02-27T17:12:05.000Z']);
});

test('a clock is chosen by its name', async () => {
  const base = steppedClock('2026-03-03T15:00:00Z');
  expect(clockFor('live', base)).toBe(base);
  const fixed = clockFor('fixed:2026-03-02T10:00:00-05:00', base);
  const fast = clockFor('x60', base);
  const elsewhere = clockFor('x60:2026-01-05T14:30:00Z', base);
  await base.advance(1000);
  expect(text(fixed.now())).toBe('2026-03-02T15:00:00.000Z');
  expect(text(fast.now())).toBe('2026-03-03T15:01:00.000Z');
  expect(text(elsewhere.now())).toBe('2026-01-05T14:31:00.000Z');
});

test.each([
  '',
  'Live',
  'x0',
  'x',
  'x-1',
  'fixed:',
  'fixed:yesterday',
  'fixed:2026-03-02T10:00:00',
  'x60:tomorrow',
])('the clock %j is refused with what there is', (setting) => {
  expect(() => clockFor(setting, steppedClock(0))).toThrow(
    expect.objectContaining({ code: 'gateway.bad_clock', message: expect.stringContaining('always-open') }),
  );
});
