import { describe, expect, it } from 'vitest';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { Fault } from '../../../platform/errors/fault.js';
import { declareFaults } from '../../../platform/errors/kind.js';
import type { Check } from '../../../server/doctor/check.js';
import type { Finding } from '../../../server/doctor/report.js';
import { reportOf, runDoctor } from '../../../server/doctor/run.js';
import { testApp } from '../http/test-app.js';

const faults = declareFaults('test', {
  leak: { category: 'user', status: 500, meaning: 'It leaks.', next: 'Mend the roof.' },
});

const check = (id: string, look: Check['look']): Check => ({ id, title: id, look });
const finding = (id: string, found: Finding) => check(id, async () => found);

const ok = finding('fine', { status: 'ok', found: 'dry' });
const reduced = finding('less', { status: 'reduced', found: 'damp', mend: 'Air it.' });

describe('a report', () => {
  it.each([
    ['ok', [ok]],
    ['reduced', [ok, reduced]],
    ['broken', [reduced, finding('wet', { status: 'broken', found: 'wet', mend: 'Move.' }), ok]],
    ['ok', []],
  ] as const)('is %s when that is its worst finding', async (status, checks) => {
    expect((await reportOf(testApp().app, checks)).status).toBe(status);
  });

  it('says which program and which state folder it speaks of, and when it looked', async () => {
    const { app } = testApp({ clock: steppedClock('2026-03-02T14:30:00Z') });
    const report = await reportOf(app, [ok]);
    expect(report).toMatchObject({ version: app.version, home: app.home, at: '2026-03-02T14:30:00.000Z' });
  });

  it('keeps the order of the list', async () => {
    const { checks } = await reportOf(testApp().app, [reduced, ok]);
    expect(checks.map(({ id }) => id)).toEqual(['less', 'fine']);
  });
});

describe('a check', () => {
  it('that raises a fault is broken, with the fault’s way out', async () => {
    const leaking = check('roof', async () => {
      throw new Fault(faults.leak, 'water in the attic');
    });
    const { checks } = await reportOf(testApp().app, [leaking]);
    expect(checks).toEqual([
      { id: 'roof', title: 'roof', status: 'broken', found: 'water in the attic', mend: 'Mend the roof.' },
    ]);
  });

  it('that never answers is given up after its time, and told to stop', async () => {
    const clock = steppedClock(0);
    let stopped = false;
    const hanging = check('hang', (_app, signal) => {
      signal.addEventListener('abort', () => {
        stopped = true;
      });
      return new Promise(() => {});
    });
    const report = reportOf(testApp({ clock }).app, [hanging, ok]);
    await clock.advance(5000);
    const { checks } = await report;
    expect(checks.map(({ status }) => status)).toEqual(['broken', 'ok']);
    expect(checks[0]?.found).toContain('no answer within 5 s');
    expect(stopped).toBe(true);
  });

  it('does not wait for those before it', async () => {
    let open: () => void = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const waits = check('waits', async () => {
      await opened;
      return { status: 'ok', found: 'opened' };
    });
    const opens = check('opens', async () => {
      open();
      return { status: 'ok', found: 'done' };
    });
    expect((await reportOf(testApp({ clock: steppedClock(0) }).app, [waits, opens])).status).toBe('ok');
  });
});

it('an interrupted doctor rejects with the reason', async () => {
  const controller = new AbortController();
  const report = reportOf(testApp().app, [check('hang', () => new Promise(() => {}))], controller.signal);
  controller.abort(new Error('Ctrl-C'));
  await expect(report).rejects.toThrow('Ctrl-C');
});

it('the doctor of this program looks at everything it stands on, and has advice wherever all is not well', async () => {
  const report = await runDoctor(testApp().app);
  expect(report.checks.map(({ id }) => id)).toEqual([
    'node',
    'native-module',
    'home',
    'configuration',
    'database',
    'bubblewrap',
    'python',
    'gateway',
    'page',
  ]);
  for (const { status, mend } of report.checks) expect(mend === undefined).toBe(status === 'ok');
});
