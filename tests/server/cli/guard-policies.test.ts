import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { profileNames } from '../../../harness/guard/policy/policy.js';
import { emptyFolder, ibs } from './harness.js';

test('ibs guard policies shows all profiles side by side', async () => {
  const { exit, out } = await ibs(['guard', 'policies']);
  expect(exit).toBe(0);
  const [head = ''] = out.split('\n');
  expect(head.trim().split(/\s+/)).toEqual(profileNames);
  const { profiles } = JSON.parse((await ibs(['guard', 'policies', '--json'])).out);
  expect(profiles.map(({ name }: { name: string }) => name)).toEqual(profileNames);
});

test('shows one whole, or what a file comes to', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'mine.yaml'), 'from: trading\nlimits: { quantityPerOrder: 7, lossPerDay: none }\n');
  const { out } = await ibs(['guard', 'policies', 'mine.yaml'], { cwd });
  expect(out).toMatch(/^shares or contracts per order +7$/m);
  expect(out).toMatch(/^loss per day +no limit$/m);
  const shape = JSON.parse((await ibs(['guard', 'policies', './mine.yaml', '--json'], { cwd })).out);
  expect(shape).toMatchObject({
    name: 'mine.yaml',
    profile: 'trading',
    limits: { quantityPerOrder: 7, lossPerDay: null },
  });
});

test('a file that is wrong exits 2 with the line', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'bad.yaml'), 'from: trading\nlimtis: {}\n');
  const { exit, out, err } = await ibs(['guard', 'policies', 'bad.yaml'], { cwd });
  expect([exit, out]).toEqual([2, '']);
  expect(err).toContain('bad.yaml:2:1');
});
