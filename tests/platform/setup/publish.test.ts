import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dropRetired, publish } from '../../../platform/setup/publish.mjs';

const DAY = 24 * 60 * 60 * 1000;

function builder() {
  const base = mkdtempSync(join(tmpdir(), 'ibs-publish-'));
  const to = join(base, 'dist');
  const note = join(base, 'retired.json');
  return {
    to,
    note,
    build(files: Record<string, string>, now: number) {
      for (const [name, text] of Object.entries(files)) {
        const file = join(base, 'draft', name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      publish(
        {
          from: join(base, 'draft'),
          to,
          last: ['ibs.js'],
          hashed: (name) => name.startsWith('chunks/'),
          note,
        },
        now,
      );
    },
    has: (name: string) => existsSync(join(to, name)),
  };
}

describe('a finished build', () => {
  test('takes the place of the one before and leaves no draft', () => {
    const { build, to } = builder();
    build({ 'ibs.js': 'one', 'chunks/a-1.js': 'a' }, 0);
    build({ 'ibs.js': 'two', 'chunks/a-2.js': 'a' }, 0);
    expect(readFileSync(join(to, 'ibs.js'), 'utf8')).toBe('two');
    expect(existsSync(join(to, '..', 'draft'))).toBe(false);
  });

  test('leaves the chunks of the one before to whoever still runs it, for a week from then on', () => {
    const { build, has } = builder();
    build({ 'ibs.js': 'one', 'chunks/a-1.js': 'a' }, 0);
    build({ 'ibs.js': 'two', 'chunks/a-2.js': 'a' }, 30 * DAY);
    expect(has('chunks/a-1.js')).toBe(true);
    build({ 'ibs.js': 'three', 'chunks/a-3.js': 'a' }, 36 * DAY);
    expect(has('chunks/a-1.js')).toBe(true);
    build({ 'ibs.js': 'four', 'chunks/a-4.js': 'a' }, 38 * DAY);
    expect(['chunks/a-1.js', 'chunks/a-2.js', 'chunks/a-3.js', 'chunks/a-4.js'].map(has)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  test('keeps a chunk that is needed again', () => {
    const { build, has } = builder();
    build({ 'ibs.js': 'one', 'chunks/a-1.js': 'a' }, 0);
    build({ 'ibs.js': 'two', 'chunks/a-2.js': 'a' }, DAY);
    build({ 'ibs.js': 'one', 'chunks/a-1.js': 'a' }, 2 * DAY);
    build({ 'ibs.js': 'one', 'chunks/a-1.js': 'a' }, 30 * DAY);
    expect(['chunks/a-1.js', 'chunks/a-2.js'].map(has)).toEqual([true, false]);
  });

  test('is packed without the chunks of earlier ones and with the files of others', () => {
    const { build, has, to, note } = builder();
    build({ 'ibs.js': 'one', 'chunks/a-1.js': 'a' }, 0);
    build({ 'ibs.js': 'two', 'chunks/a-2.js': 'a' }, 0);
    writeFileSync(join(to, 'other.txt'), '');
    dropRetired(to, note);
    expect(['chunks/a-1.js', 'chunks/a-2.js', 'other.txt'].map(has)).toEqual([false, true, true]);
  });
});
