import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dropStamp, standing, writeStamp } from '../../../platform/setup/stamps.mjs';
import type { Outcome } from '../../../platform/setup/step.mjs';

const HOUR = 60 * 60 * 1000;
const done = { state: 'ok', said: 'done' } as const;
const reduced = { state: 'reduced', said: 'no Python' } as const;
const skipped = { state: 'skipped', said: 'no wall' } as const;
const aloud = { retry: false, now: 0 };

function place() {
  const root = mkdtempSync(join(tmpdir(), 'ibs-stamps-'));
  return { root, home: root, state: join(root, '.setup'), env: {} };
}

function step(facts: { key?: string; intact?: boolean; chances?: string; evident?: Outcome }) {
  return {
    name: 'paint',
    after: [],
    evident: () => facts.evident,
    key: () => facts.key ?? 'k',
    intact: () => facts.intact ?? true,
    chances: () => facts.chances ?? '',
    run: async () => done,
  };
}

describe('whether a step has to run', () => {
  test('it does when it never did', () => {
    expect(standing(step({}), place(), aloud)).toBeUndefined();
  });

  test('it does not when nothing has changed', () => {
    const here = place();
    writeStamp(here, 'paint', { key: 'k', chances: '', at: 0, outcome: done });
    expect(standing(step({}), here, aloud)).toEqual(done);
  });

  test('it does when its key has changed, what it made is gone, or it was started and never ended', () => {
    const here = place();
    writeStamp(here, 'paint', { key: 'k', chances: '', at: 0, outcome: done });
    expect(standing(step({ key: 'other' }), here, aloud)).toBeUndefined();
    expect(standing(step({ intact: false }), here, aloud)).toBeUndefined();
    dropStamp(here, 'paint');
    expect(standing(step({}), here, aloud)).toBeUndefined();
  });

  test('a stamp that cannot be read counts as none', () => {
    const here = place();
    writeStamp(here, 'paint', { key: 'k', chances: '', at: 0, outcome: done });
    writeFileSync(join(here.state, 'paint.json'), '{"key":"k","out');
    expect(standing(step({}), here, aloud)).toBeUndefined();
  });

  test('what can be seen at a glance needs no stamp', () => {
    expect(standing(step({ evident: skipped }), place(), aloud)).toEqual(skipped);
  });

  test('what could only be done in part is remembered for a day', () => {
    const here = place();
    writeStamp(here, 'paint', { key: 'k', chances: 'none', at: 0, outcome: reduced });
    const same = step({ chances: 'none', intact: false });
    expect(standing(same, here, { retry: false, now: 23 * HOUR })).toEqual(reduced);
    expect(standing(same, here, { retry: false, now: 25 * HOUR })).toBeUndefined();
  });

  test('and tried again at once when its chances have changed or somebody asks', () => {
    const here = place();
    writeStamp(here, 'paint', { key: 'k', chances: 'none', at: 0, outcome: reduced });
    expect(standing(step({ chances: 'a Python' }), here, aloud)).toBeUndefined();
    expect(standing(step({ chances: 'none' }), here, { retry: true, now: 0 })).toBeUndefined();
  });
});
