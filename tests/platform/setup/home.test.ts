import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveHome } from '../../../platform/setup/home.mjs';

const checkout = mkdtempSync(join(tmpdir(), 'ibs-home-'));
mkdirSync(join(checkout, 'platform', 'setup'), { recursive: true });
writeFileSync(join(checkout, 'platform', 'setup', 'main.mjs'), '');
const installed = mkdtempSync(join(tmpdir(), 'ibs-home-'));

describe('where state lives', () => {
  test('IBS_HOME wins, and is made absolute', () => {
    expect(resolveHome({ IBS_HOME: '/srv/ibs', XDG_STATE_HOME: '/xdg' }, checkout)).toBe('/srv/ibs');
    expect(resolveHome({ IBS_HOME: 'here' }, checkout)).toBe(resolve('here'));
  });

  test('an empty IBS_HOME is none', () => {
    expect(resolveHome({ IBS_HOME: '' }, checkout)).toBe(join(checkout, '.ibs'));
  });

  test('a checkout keeps its state in itself', () => {
    expect(resolveHome({ HOME: '/home/me', XDG_STATE_HOME: '/xdg' }, checkout)).toBe(join(checkout, '.ibs'));
  });

  test("an installed package uses the user's state folder", () => {
    expect(resolveHome({ XDG_STATE_HOME: '/xdg', HOME: '/home/me' }, installed)).toBe('/xdg/ibs');
    expect(resolveHome({ XDG_STATE_HOME: 'relative', HOME: '/home/me' }, installed)).toBe(
      '/home/me/.local/state/ibs',
    );
    expect(resolveHome({}, installed)).toBe(join(homedir(), '.local', 'state', 'ibs'));
  });
});
