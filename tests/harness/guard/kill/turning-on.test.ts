import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKillSwitch } from '../../../../harness/guard/kill/open-kill-switch.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { createLog } from '../../../../platform/log/log.js';
import { hasKill, killFile, killRecord, releaseFile, START, scratchFolder, switchOf } from './switches.js';

test('is off in an empty folder, and makes the folder where there is none', () => {
  const folder = join(scratchFolder(), 'a', 'b');
  const { kill } = switchOf({ folder });
  expect([kill.isOn, kill.because, kill.released]).toEqual([false, undefined, undefined]);
  expect(hasKill(folder)).toBe(false);
});

test('is on once it is told to, on disk before that returns, and says why and since when', () => {
  const { kill, folder, told } = switchOf();
  kill.kill('too much\0was\nlost');
  expect(kill.isOn).toBe(true);
  expect(kill.because).toBe('too much was lost (since 2026-03-03T16:30:00.000Z)');
  expect(killRecord(folder)).toEqual({ since: '2026-03-03T16:30:00.000Z', because: 'too much was lost' });
  expect(told).toEqual([true]);
});

test('is on while its listeners hear of it, though one of them fails', () => {
  const { kill, logged } = switchOf();
  const seen: boolean[] = [];
  kill.onChange(() => {
    throw new Error('a listener of the test');
  });
  kill.onChange((isOn) => void seen.push(isOn && kill.isOn));
  kill.kill('so');
  expect(seen).toEqual([true]);
  expect(logged).toContainEqual(expect.objectContaining({ msg: 'kill switch: a listener failed' }));
});

test.each<[string, (file: string) => void]>([
  ['an empty file, as touch makes it', (file) => writeFileSync(file, '')],
  ['words', (file) => writeFileSync(file, 'stop it')],
  ['JSON of somebody else', (file) => writeFileSync(file, '[1]')],
  ['a file too long to read', (file) => writeFileSync(file, 'x'.repeat(1_000_000))],
  ['a folder', (file) => mkdirSync(file)],
  ['a link that leads nowhere', (file) => symlinkSync('/nowhere/at/all', file)],
])('is on within 50 ms of its clock when KILL is %s', async (_, make) => {
  const { kill, folder, clock, told } = switchOf();
  make(killFile(folder));
  await clock.advance(50);
  expect(kill.isOn).toBe(true);
  expect(kill.because).toMatch(/^the file KILL was made by hand \(since 20/);
  expect(told).toEqual([true]);
});

test('takes the reason from the file', async () => {
  const { kill, folder, clock } = switchOf();
  const mark = { since: '2026-03-03T16:00:00Z', because: '  the market\u2028has gone mad ' };
  writeFileSync(killFile(folder), JSON.stringify(mark));
  await clock.advance(50);
  expect(kill.because).toBe('the market has gone mad (since 2026-03-03T16:00:00.000Z)');
});

test('hears of the file from the system, before it looks again', async () => {
  const folder = scratchFolder();
  const log = createLog({ level: 'silent', format: 'json', clock: fixedClock(START), write: () => {} });
  // On this clock no wait ever ends.
  const kill = openKillSwitch({ folder, clock: fixedClock(START), log });
  const heard = new Promise<boolean>((resolve) => kill.onChange(resolve));
  writeFileSync(killFile(folder), '');
  expect(await heard).toBe(true);
  kill.close();
});

test('is on from the start where KILL lies already', () => {
  const folder = scratchFolder();
  writeFileSync(killFile(folder), '');
  writeFileSync(releaseFile(folder), '{"by": "somebody", "at": "2099-01-01T00:00:00Z"}');
  const { kill, told } = switchOf({ folder });
  expect([kill.isOn, kill.released]).toEqual([true, undefined]);
  expect(told).toEqual([]);
});

test('tells its listeners once, however often it is turned on', async () => {
  const { kill, folder, clock, told } = switchOf();
  kill.kill('once');
  await clock.advance(60_000);
  kill.kill('twice');
  writeFileSync(killFile(folder), 'by hand');
  await clock.advance(50);
  expect(told).toEqual([true]);
  expect(kill.because).toBe('twice (since 2026-03-03T16:31:00.000Z)');
});

test('is on when the folder vanishes, and stays on when it comes back', async () => {
  const { kill, folder, clock, told } = switchOf();
  renameSync(folder, `${folder}-moved`);
  await clock.advance(50);
  expect(kill.isOn).toBe(true);
  expect(kill.because).toContain(`${folder} cannot be looked into: `);
  renameSync(`${folder}-moved`, folder);
  await clock.advance(50);
  expect([kill.isOn, hasKill(folder)]).toEqual([true, true]);
  expect(told).toEqual([true]);
});

test('does not make the folder anew: what was mounted there may come back', async () => {
  const { kill, folder, clock } = switchOf();
  rmSync(folder, { recursive: true });
  await clock.advance(5000);
  expect(kill.isOn).toBe(true);
  expect(() => killRecord(folder)).toThrow('ENOENT');
});

test('is on when something that is no folder lies in its place', async () => {
  const { kill, folder, clock } = switchOf();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  await clock.advance(50);
  expect(kill.isOn).toBe(true);
});

test('a folder that cannot be used is said at the start', () => {
  const file = join(scratchFolder(), 'file');
  writeFileSync(file, '');
  for (const folder of [file, join(file, 'below')]) {
    expect(() => switchOf({ folder })).toThrow(expect.objectContaining({ code: 'guard.no_kill_switch' }));
  }
});

test('a closed switch tells nobody any more', async () => {
  const { kill, folder, clock, told } = switchOf();
  kill.close();
  writeFileSync(killFile(folder), '');
  await clock.advance(1000);
  expect(told).toEqual([]);
});
