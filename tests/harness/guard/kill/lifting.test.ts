import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { putKill } from '../../../../harness/guard/kill/change.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import {
  hasKill,
  hasRelease,
  killFile,
  killRecord,
  release,
  releaseFile,
  releaseRecord,
  START,
  scratchFolder,
  switchOf,
} from './switches.js';

const wasOn = { because: 'the run before was killed', since: START - 60_000 };

test('a release by a person lifts it, and says who it was', async () => {
  const { kill, folder, clock, told } = switchOf();
  kill.kill('so');
  await clock.advance(1000);
  release(folder, clock.now());
  await clock.advance(50);
  expect([kill.isOn, kill.because]).toEqual([false, undefined]);
  expect(kill.released).toEqual({ by: 'somebody', at: START + 1000 });
  expect(told).toEqual([true, false]);
  expect(releaseRecord(folder)).toEqual({
    since: '2026-03-03T16:30:00.000Z',
    because: 'so',
    by: 'somebody',
    at: '2026-03-03T16:30:01.000Z',
  });
  expect(hasKill(folder)).toBe(false);
});

test.each<[string, (folder: string) => void]>([
  ['that was made while no guard ran', (folder) => putKill(folder, { because: 'by hand', since: START })],
  [
    'that a guard found',
    (folder) => {
      writeFileSync(killFile(folder), '');
      switchOf({ folder }).kill.close();
    },
  ],
])('a kill %s is not lifted by removing KILL before the next one starts', async (_, make) => {
  const folder = scratchFolder();
  make(folder);
  rmSync(killFile(folder));
  const { kill, clock } = switchOf({ folder });
  expect(kill.isOn).toBe(true);
  await clock.advance(50);
  expect(hasKill(folder)).toBe(true);
  release(folder, clock.now());
  await clock.advance(50);
  expect(kill.isOn).toBe(false);
  expect(switchOf({ folder }).kill.isOn).toBe(false);
});

test('it can be turned on and lifted again and again', async () => {
  const { kill, folder, clock, told } = switchOf();
  for (const round of [1, 2, 3]) {
    kill.kill(`round ${round}`);
    expect([hasKill(folder), hasRelease(folder)]).toEqual([true, false]);
    await clock.advance(1000);
    release(folder, clock.now());
    await clock.advance(50);
    expect(kill.isOn).toBe(false);
  }
  expect(told).toEqual([true, false, true, false, true, false]);
});

test('a clock that was set back keeps nobody from lifting it', async () => {
  const { kill, folder, clock } = switchOf();
  kill.kill('so');
  release(folder, START - 3_600_000);
  await clock.advance(50);
  expect(kill.isOn).toBe(false);
});

test.each<[string, (folder: string) => void]>([
  ['is deleted', (folder) => rmSync(killFile(folder))],
  ['is renamed', (folder) => renameSync(killFile(folder), `${killFile(folder)}.old`)],
  [
    'is renamed by hand to what a release leaves',
    (folder) => renameSync(killFile(folder), releaseFile(folder)),
  ],
  [
    'is deleted beside a release from before',
    (folder) => {
      const text = '{"by": "somebody", "at": "2026-03-03T16:29:59.999Z"}';
      writeFileSync(releaseFile(folder), text);
      rmSync(killFile(folder));
    },
  ],
  [
    'is deleted beside a release that does not say by whom',
    (folder) => {
      writeFileSync(releaseFile(folder), '{"by": "", "at": "2026-03-03T16:31:00Z"}');
      rmSync(killFile(folder));
    },
  ],
])('a KILL that %s is written again', async (_, remove) => {
  const { kill, folder, clock, told, logged } = switchOf();
  kill.kill('so');
  remove(folder);
  await clock.advance(50);
  expect(kill.isOn).toBe(true);
  expect(killRecord(folder)).toEqual({ since: '2026-03-03T16:30:00.000Z', because: 'so' });
  expect(told).toEqual([true]);
  expect(logged).toContainEqual(expect.objectContaining({ msg: expect.stringContaining('KILL is gone') }));
});

test('a KILL that was made by hand is lifted no other way either', async () => {
  const { kill, folder, clock } = switchOf();
  writeFileSync(killFile(folder), '');
  await clock.advance(50);
  rmSync(killFile(folder));
  await clock.advance(50);
  expect([kill.isOn, hasKill(folder)]).toEqual([true, true]);
  release(folder, clock.now());
  await clock.advance(50);
  expect(kill.isOn).toBe(false);
});

test('a release that began before it was turned on again does not lift it', async () => {
  const { kill, folder, clock } = switchOf();
  kill.kill('first');
  await clock.advance(1000);
  const begun = clock.now() - 1;
  kill.kill('second');
  release(folder, begun);
  // What a release has read before is what it lifts: the second kill is younger than its word.
  writeFileSync(releaseFile(folder), JSON.stringify({ by: 'somebody', at: new Date(begun).toISOString() }));
  await clock.advance(50);
  expect([kill.isOn, hasKill(folder)]).toEqual([true, true]);
});

test('a restart lifts nothing', () => {
  const { kill, folder } = switchOf();
  kill.kill('so');
  kill.close();
  expect(switchOf({ folder }).kill.because).toBe('so (since 2026-03-03T16:30:00.000Z)');
});

test('a KILL that was deleted while no guard ran is written again from what the record remembers', () => {
  const { kill, folder } = switchOf({ wasOn });
  expect(kill.because).toBe('the run before was killed (since 2026-03-03T16:29:00.000Z)');
  expect(killRecord(folder)).toEqual({ since: '2026-03-03T16:29:00.000Z', because: wasOn.because });
});

test('a release from before that kill does not lift it, one from after does', () => {
  for (const [at, isOn] of [
    [wasOn.since - 1, true],
    [wasOn.since, false],
    [wasOn.since + 1, false],
  ] as const) {
    const folder = scratchFolder();
    const text = JSON.stringify({ by: 'somebody', at: new Date(at).toISOString() });
    writeFileSync(releaseFile(folder), text);
    const { kill } = switchOf({ folder, wasOn });
    expect([kill.isOn, hasKill(folder)]).toEqual([isOn, isOn]);
    expect(kill.released).toEqual(isOn ? undefined : { by: 'somebody', at });
  }
});

test('a KILL that was removed while no guard ran is not lifted by a release from before it', () => {
  const folder = scratchFolder();
  putKill(folder, { because: 'so', since: START });
  rmSync(killFile(folder));
  const text = (at: number) => JSON.stringify({ by: 'somebody', at: new Date(at).toISOString() });
  writeFileSync(releaseFile(folder), text(START - 1));
  const { kill } = switchOf({ folder });
  expect([kill.isOn, hasKill(folder), kill.released]).toEqual([true, true, undefined]);
});

test('a release that found the guard down is known to it when it starts', () => {
  const folder = scratchFolder();
  const first = switchOf({ folder });
  first.kill.kill('so');
  first.kill.close();
  release(folder, START + 5);
  const second = switchOf({ folder, wasOn: { because: 'so', since: START } });
  expect([second.kill.isOn, second.kill.released]).toEqual([false, { by: 'somebody', at: START + 5 }]);
});

test('two guards of one folder obey the same kill and the same release', async () => {
  const clock = steppedClock(START);
  const folder = scratchFolder();
  const [one, two] = [switchOf({ folder, clock }), switchOf({ folder, clock })];
  one.kill.kill('so');
  await clock.advance(50);
  expect([one.kill.isOn, two.kill.isOn]).toEqual([true, true]);
  expect(two.kill.because).toBe(one.kill.because);
  release(folder, clock.now());
  await clock.advance(50);
  expect([one.kill.isOn, two.kill.isOn]).toEqual([false, false]);
  two.kill.kill('again');
  await clock.advance(50);
  expect([one.kill.isOn, two.kill.isOn]).toEqual([true, true]);
  rmSync(killFile(folder));
  await clock.advance(50);
  expect([one.kill.isOn, two.kill.isOn, hasKill(folder)]).toEqual([true, true, true]);
  expect([one.told, two.told]).toEqual([
    [true, false, true],
    [true, false, true],
  ]);
});

test('a guard that was down while the others were killed and released starts with it off', () => {
  const folder = scratchFolder();
  const one = switchOf({ folder });
  one.kill.kill('so');
  release(folder, START + 10);
  expect(switchOf({ folder }).kill.isOn).toBe(false);
  expect(existsSync(killFile(folder))).toBe(false);
});
