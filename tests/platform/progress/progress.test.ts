import { describe, expect, test } from 'vitest';
import { type SteppedClock, steppedClock } from '../../../platform/clock/stepped.js';
import { barProgress } from '../../../platform/progress/bar.js';
import { chooseProgress } from '../../../platform/progress/choose.js';
import { lineProgress } from '../../../platform/progress/line.js';

const START = '2026-03-02T14:30:00Z';

function lines(work: (clock: SteppedClock, progress: ReturnType<typeof lineProgress>) => Promise<void>) {
  const clock = steppedClock(START);
  const out: string[] = [];
  return work(
    clock,
    lineProgress((text) => out.push(text), clock),
  ).then(() => out);
}

function screen(columns: number | undefined, colour = false) {
  const clock = steppedClock(START);
  const drawn: string[] = [];
  const terminal = { columns, write: (text: string) => void drawn.push(text) };
  const progress = barProgress(terminal, clock, { colour });
  /** What stands on the line after the last drawing. */
  const line = () => (drawn.at(-1) ?? '').split('\u001b[2K').at(-1) ?? '';
  return { clock, drawn, terminal, progress, line };
}

describe('in a pipe', () => {
  test('quick work says a line for each tenth of it, not one for each step', async () => {
    const out = await lines(async (_, progress) => {
      const task = progress.begin({ label: 'Reading', total: 1000 });
      for (let i = 0; i < 1000; i++) task.advance();
      task.end();
    });
    expect(out).toEqual([
      'Reading: 0 of 1,000 (0 %)\n',
      ...[10, 20, 30, 40, 50, 60, 70, 80, 90].map((part) => `Reading: ${part * 10} of 1,000 (${part} %)\n`),
      'Reading: 1,000 of 1,000 (100 %), done after 0 ms\n',
    ]);
  });

  test('slow work of unknown length says a line every five seconds', async () => {
    const out = await lines(async (clock, progress) => {
      const task = progress.begin({ label: 'Waiting' });
      for (let i = 1; i <= 12; i++) {
        await clock.advance(1000);
        task.at(i, { note: `second ${i}` });
      }
      task.end('cancelled');
    });
    expect(out).toEqual([
      'Waiting: begun\n',
      'Waiting: 5, second 5\n',
      'Waiting: 10, second 10\n',
      'Waiting: 12, cancelled after 12 s\n',
    ]);
  });

  test('a total that is learned on the way is shown from then on', async () => {
    const out = await lines(async (_, progress) => {
      const task = progress.begin({ label: 'Copying' });
      task.at(50, { total: 100 });
      task.end();
    });
    expect(out[1]).toBe('Copying: 50 of 100 (50 %)\n');
  });

  test('a note cannot break its line or steer a terminal', async () => {
    const out = await lines(async (_, progress) => {
      const task = progress.begin({ label: 'Reading', total: 2 });
      task.at(1, { note: 'two\nlines \u001b[31mred\u0007' });
      task.end();
    });
    expect(out[1]).toBe('Reading: 1 of 2 (50 %), two lines [31mred\n');
  });

  test('nothing is said after the end', async () => {
    const out = await lines(async (_, progress) => {
      const task = progress.begin({ label: 'Reading', total: 2 });
      task.end();
      task.at(1);
      task.end('twice');
    });
    expect(out).toHaveLength(2);
  });
});

describe('on a terminal', () => {
  test('one line redraws itself and stays when the work has ended', async () => {
    const { clock, drawn, progress, line } = screen(80);
    const task = progress.begin({ label: 'Reading', total: 4 });
    await clock.advance(100);
    task.advance(1, { note: 'AAPL' });
    expect(line()).toBe('Reading ██████░░░░░░░░░░░░░░░░░░ 1 of 4 (25 %)  AAPL');
    await clock.advance(1100);
    task.at(4);
    task.end();
    expect(drawn.at(-1)).toBe('\r\u001b[2KReading: 4 of 4 (100 %), done after 1.20 s\n');
    expect(drawn.slice(0, -1).join('')).not.toContain('\n');
  });

  test('is not redrawn faster than the eye follows', async () => {
    const { clock, drawn, progress } = screen(80);
    const task = progress.begin({ label: 'Reading', total: 10_000 });
    for (let i = 0; i < 1000; i++) {
      await clock.advance(1);
      task.advance();
    }
    expect(drawn.length).toBeLessThanOrEqual(1 + 1000 / 80);
    expect(drawn.length).toBeGreaterThan(5);
  });

  test.each([20, 59, 60, 200])('fits into %i columns, and a new width counts at once', async (columns) => {
    const { clock, terminal, progress, line } = screen(columns);
    const task = progress.begin({ label: 'Reading a rather long list of things', total: 10 });
    await clock.advance(100);
    task.at(3, { note: 'with a note that goes on and on, as notes will when nobody stops them' });
    expect([...line()].length).toBeLessThan(columns);
    expect(line().includes('░')).toBe(columns >= 60);
    terminal.columns = 30;
    await clock.advance(100);
    task.at(4);
    expect([...line()].length).toBeLessThan(30);
  });

  test.each([0, undefined])('that says that it has %s columns is taken for one of 80', (columns) => {
    const { progress, line } = screen(columns);
    progress.begin({ label: 'Reading', total: 4 });
    expect(line()).toBe('Reading ░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 4 (0 %)');
  });

  test('says 100 % only when all is done', async () => {
    const { clock, progress, line } = screen(80);
    const task = progress.begin({ label: 'Reading', total: 1000 });
    await clock.advance(100);
    task.at(999.9);
    expect(line()).toContain('99 %');
    await clock.advance(100);
    task.at(1001);
    expect(line()).toContain('(100 %)');
  });

  test('of several tasks shows the one that moved last, and keeps a line of each', async () => {
    const { clock, drawn, progress, line } = screen(80);
    const [a, b] = [progress.begin({ label: 'A', total: 2 }), progress.begin({ label: 'B', total: 2 })];
    await clock.advance(100);
    a.advance();
    expect(line()).toContain('A ');
    b.end();
    a.advance();
    expect(line()).toContain('A ');
    a.end();
    expect(drawn.filter((text) => text.endsWith('\n'))).toHaveLength(2);
  });

  test('colours the bar only where colour is wanted', async () => {
    const draw = async (colour: boolean) => {
      const { clock, progress, line } = screen(80, colour);
      const task = progress.begin({ label: 'Reading', total: 2 });
      await clock.advance(100);
      task.advance();
      return line();
    };
    expect(await draw(true)).toContain('\u001b[36m████████████\u001b[39m░');
    expect(await draw(false)).not.toContain('\u001b');
  });
});

test.each([
  ['a terminal', true, {}, 'bar in colour'],
  ['a terminal where colour is not wanted', true, { NO_COLOR: '1' }, 'bar'],
  ['a terminal that cannot redraw', true, { TERM: 'dumb' }, 'lines'],
  ['a build server', true, { CI: 'true' }, 'lines'],
  ['a pipe', false, {}, 'lines'],
])('%s gets what it can show', async (_, isTTY, env, expected) => {
  const clock = steppedClock(START);
  let out = '';
  const stream = { isTTY, columns: 80, write: (text: string) => (out += text) };
  const task = chooseProgress(stream, env, clock).begin({ label: 'Reading', total: 2 });
  await clock.advance(100);
  task.advance();
  const shown = out.includes('\u001b[36m') ? 'bar in colour' : out.includes('\r') ? 'bar' : 'lines';
  expect(shown).toBe(expected);
});
