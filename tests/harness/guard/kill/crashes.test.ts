import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realDisk } from '../../../../harness/guard/kill/disk.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import {
  diesAfter,
  hasKill,
  killFile,
  killRecord,
  PowerCut,
  release,
  releaseFile,
  START,
  scratchFolder,
  switchOf,
} from './switches.js';

const OLD_RELEASE = '{"by": "somebody", "at": "2026-03-01T00:00:00Z"}';

/** Every number of steps after which the machine may die; the last is one at which nothing is left to do. */
function everyCrash(work: (disk: ReturnType<typeof diesAfter>) => void): number {
  for (let steps = 0; ; steps += 1) {
    const disk = diesAfter(steps);
    work(disk);
    if (disk.done < steps) return steps;
  }
}

describe('a machine that dies', () => {
  test('while it is turned on leaves it on, or nobody was told that it is', () => {
    const crashes = everyCrash((disk) => {
      const folder = scratchFolder();
      writeFileSync(releaseFile(folder), OLD_RELEASE);
      const { kill, told, logged } = switchOf({ folder, disk });
      kill.kill('so');
      // Whatever the disk does, it holds from the first step on.
      expect([kill.isOn, told]).toEqual([true, [true]]);
      kill.close();
      const failed = logged.some(({ msg }) => String(msg).includes('cannot be written'));
      // A restart finds the file, or the log has said that it may not.
      expect(hasKill(folder) || failed).toBe(true);
      expect(switchOf({ folder }).kill.isOn).toBe(hasKill(folder));
      // With the guard's own record it is on in any case, the earlier release notwithstanding.
      expect(switchOf({ folder, wasOn: { because: 'so', since: START } }).kill.isOn).toBe(true);
    });
    expect(crashes).toBeGreaterThan(4);
  });

  test('while it is lifted leaves it as it was, or lifted whole; once more always lifts it', () => {
    const outcomes = new Set<boolean>();
    everyCrash((disk) => {
      const folder = scratchFolder();
      const first = switchOf({ folder });
      first.kill.kill('so');
      first.kill.close();
      let died = false;
      try {
        release(folder, START + 1000, disk);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(PowerCut);
        died = true;
      }
      const wasOn = { because: 'so', since: START };
      const isLifted = !hasKill(folder);
      outcomes.add(isLifted);
      if (!died) expect(isLifted).toBe(true);
      const { kill } = switchOf({ folder, wasOn });
      expect([kill.isOn, kill.released?.by]).toEqual([!isLifted, isLifted ? 'somebody' : undefined]);
      if (!kill.isOn) return;
      // Half a release is none: without KILL it is on as before.
      rmSync(killFile(folder));
      const again = switchOf({ folder, wasOn });
      expect([again.kill.isOn, killRecord(folder)]).toMatchObject([true, { because: 'so' }]);
      again.kill.close();
      kill.close();
      release(folder, START + 2000);
      expect(switchOf({ folder, wasOn }).kill.isOn).toBe(false);
    });
    expect([...outcomes].sort()).toEqual([false, true]);
  });

  test('while it lifts leaves the running guards killed, or lifted', async () => {
    for (let steps = 0; steps < 5; steps += 1) {
      const clock = steppedClock(START);
      const folder = scratchFolder();
      const guards = [switchOf({ folder, clock }), switchOf({ folder, clock })];
      guards[0]?.kill.kill('so');
      await clock.advance(50);
      try {
        release(folder, clock.now(), diesAfter(steps));
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(PowerCut);
      }
      await clock.advance(50);
      const isOn = hasKill(folder);
      expect(guards.map(({ kill }) => kill.isOn)).toEqual([isOn, isOn]);
    }
  });
});

test('a disk that takes no more is tried again, and until then it is on all the same', async () => {
  let isFull = true;
  const refuse = () => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  const disk = {
    ...realDisk,
    write: (file: string, text: string) => (isFull ? refuse() : realDisk.write(file, text)),
  };
  const { kill, folder, clock, logged, told } = switchOf({ disk });
  kill.kill('so');
  await clock.advance(10_000);
  expect([kill.isOn, hasKill(folder)]).toEqual([true, false]);
  const said = logged.filter(({ msg }) => String(msg).includes('cannot be written'));
  expect(said).toHaveLength(1);
  isFull = false;
  await clock.advance(1000);
  expect([hasKill(folder), told]).toEqual([true, [true]]);
});

test('a disk without room for words still takes the name, which is what counts', () => {
  const refuse = (file: string) => {
    closeSync(openSync(file, 'w'));
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  const disk = {
    ...realDisk,
    write: (file: string, text: string) => (text === '' ? realDisk.write(file, text) : refuse(file)),
  };
  const { kill, folder, logged } = switchOf({ disk });
  kill.kill('so');
  expect(hasKill(folder)).toBe(true);
  expect(logged.filter(({ msg }) => String(msg).includes('cannot be written'))).toEqual([]);
});

test('a KILL that is being written is one already', async () => {
  const { kill, folder, clock } = switchOf();
  const handle = openSync(join(folder, 'KILL'), 'w');
  writeSync(handle, '{"since": "2026-03-03T1');
  await clock.advance(50);
  closeSync(handle);
  expect(kill.isOn).toBe(true);
});
