import { expect, test } from 'vitest';
import { databaseFaults } from '../../../../platform/database/faults.js';
import { Fault } from '../../../../platform/errors/fault.js';
import { ALL, doubleRunner, EXAMPLES, scene } from './scene.js';

/** Resolves when the signal is aborted. */
function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

test('runs each example once before any a second time, and ends as soon as all is on record', async () => {
  const at = await scene();
  const opened = await at.begin();
  const { begun, runner } = doubleRunner();
  const { ended, tallies } = at.workOff(opened, runner);
  await ended;
  expect(begun).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  expect(await at.recordsOf(opened)).toEqual(ALL);
  expect(await at.runs.validation(opened.validation.id)).toMatchObject({ ended: 'finished' });
  expect(tallies.at(-1)).toMatchObject({ pass: 6, fail: 0 });
  expect(at.lines).toEqual([]);
});

test('works on its own validation, though older ones wait', async () => {
  const at = await scene();
  const older = await at.begin({ runs: 9 });
  const own = await at.begin();
  await at.workOff(own, doubleRunner().runner).ended;
  expect(await at.recordsOf(older)).toEqual([]);
  expect(new Set(await at.statusesOf(older))).toEqual(new Set(['queued']));
});

test('stopped in the middle it keeps what was run and puts back the rest; asked again it runs only that', async () => {
  const at = await scene();
  const opened = await at.begin();
  const stop = new AbortController();
  const first = doubleRunner(async ({ id }) => {
    if (id === 'c') stop.abort('SIGINT');
  });
  const { ended } = at.workOff(opened, first.runner, { signal: stop.signal });
  await expect(ended).rejects.toMatchObject({ code: 'platform.interrupted', exitCode: 130 });
  expect(await at.recordsOf(opened)).toEqual(['a 1', 'b 1']);
  expect(await at.statusesOf(opened)).toEqual(['done', 'done', 'queued', 'queued', 'queued', 'queued']);

  const again = await at.begin();
  expect(again).toMatchObject({ resumed: true, validation: { id: opened.validation.id } });
  const second = doubleRunner();
  await at.workOff(again, second.runner).ended;
  expect(second.begun).toEqual(['c', 'a', 'b', 'c']);
  expect(await at.recordsOf(opened)).toEqual(ALL);
});

test('stopped before it began it runs nothing', async () => {
  const at = await scene();
  const opened = await at.begin();
  const { begun, runner } = doubleRunner();
  const { ended } = at.workOff(opened, runner, { signal: AbortSignal.abort('SIGTERM') });
  await expect(ended).rejects.toThrow('stopped by SIGTERM');
  expect(begun).toEqual([]);
  expect(await at.recordsOf(opened)).toEqual([]);
});

test('what keeps it from running or recording ends it, and no job has failed', async () => {
  const at = await scene();
  const opened = await at.begin();
  const full = new Fault(databaseFaults.full, 'no space left');
  const broken = doubleRunner(async ({ id }) => {
    if (id === 'b') throw full;
  });
  await expect(at.workOff(opened, broken.runner).ended).rejects.toBe(full);
  expect(await at.recordsOf(opened)).toEqual(['a 1']);
  expect(await at.statusesOf(opened)).toEqual(['done', ...Array.from({ length: 5 }, () => 'queued')]);
  await at.workOff(await at.begin(), doubleRunner().runner).ended;
  expect(await at.recordsOf(opened)).toEqual(ALL);
  expect(at.lines).toEqual([]);
});

test('two that are asked the same at once share the work, and both see the end', async () => {
  const at = await scene();
  const [left, right] = [await at.begin(), await at.begin()];
  expect(right.validation.id).toBe(left.validation.id);
  const runners = [doubleRunner(), doubleRunner()];
  const ends = runners.map(({ runner }) => at.workOff(left, runner).ended);
  await at.clock.advance(2000);
  await Promise.all(ends);
  expect(runners.flatMap(({ begun }) => begun)).toHaveLength(6);
  expect(await at.recordsOf(left)).toEqual(ALL);
});

test('begun anew elsewhere, the former one ends and says so', async () => {
  const at = await scene();
  const former = await at.begin();
  const { begun, runner } = doubleRunner((_, signal) => stopped(signal));
  const { ended } = at.workOff(former, runner);
  const said = expect(ended).rejects.toMatchObject({ code: 'validation.given_up', exitCode: 2 });
  await at.clock.advance(100);
  const anew = await at.begin({ fresh: true });
  await at.clock.advance(20_000);
  await said;
  expect(begun).toEqual(['a']);
  expect(new Set(await at.statusesOf(former))).toEqual(new Set(['cancelled']));
  await at.workOff(anew, doubleRunner().runner).ended;
  expect(await at.recordsOf(anew)).toEqual(ALL);
  expect(await at.recordsOf(former)).toEqual([]);
});

test('a run that nobody will make any more is told, not waited for; asked again it is made', async () => {
  const at = await scene();
  const opened = await at.begin({ examples: EXAMPLES.slice(0, 1) });
  const [second] = await at.jobs.list({ group: opened.validation.id });
  await at.jobs.requestCancel(second?.id ?? '');
  const { ended } = at.workOff(opened, doubleRunner().runner);
  const said = expect(ended).rejects.toMatchObject({ code: 'validation.incomplete' });
  await at.clock.advance(2000);
  await said;
  await at.workOff(await at.begin({ examples: [] }), doubleRunner().runner).ended;
  expect(await at.recordsOf(opened)).toEqual(['a 1', 'a 2']);
});

test('a worker takes up runs of any validation, but none on a gateway that was named', async () => {
  const at = await scene();
  const [one, other] = [await at.begin(), await at.begin({ runs: 1, key: 'k2' })];
  const real = await at.begin({ gateway: '127.0.0.1:4002' });
  const { kept, ended } = at.helpOut(doubleRunner().runner);
  await ended;
  expect(kept).toHaveLength(9);
  expect(await at.recordsOf(one)).toEqual(ALL);
  expect(await at.recordsOf(other)).toHaveLength(3);
  expect(await at.recordsOf(real)).toEqual([]);
  await at.workOff(real, doubleRunner().runner).ended;
  expect(await at.recordsOf(real)).toEqual(ALL);
});

test('a worker that is stopped puts back what it had begun', async () => {
  const at = await scene();
  const opened = await at.begin();
  const stop = new AbortController();
  const { runner } = doubleRunner(async ({ id }) => {
    if (id === 'b') stop.abort('SIGINT');
  });
  const { kept, ended } = at.helpOut(runner, { signal: stop.signal, once: false });
  await ended;
  expect(kept).toEqual(['a 1']);
  expect((await at.statusesOf(opened)).filter((status) => status === 'queued')).toHaveLength(5);
});

test('a worker that can run nothing says why and leaves the runs to others', async () => {
  const at = await scene();
  const opened = await at.begin();
  const { runner } = doubleRunner(() => Promise.reject(new Error('no sandbox')));
  await expect(at.helpOut(runner, { once: false }).ended).rejects.toThrow('no sandbox');
  expect(new Set(await at.statusesOf(opened))).toEqual(new Set(['queued']));
});
