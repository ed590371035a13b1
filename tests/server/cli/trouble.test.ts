import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actions } from '../../../harness/gateway/trouble/actions.js';
import { namedScripts } from '../../../harness/gateway/trouble/script/named-scripts.js';
import { parseScript } from '../../../harness/gateway/trouble/script/parse.js';
import { emptyFolder, ibs } from './harness.js';

describe('ibs trouble', () => {
  test('shows how a script is written, with an example that can be played', async () => {
    const { exit, out } = await ibs(['trouble']);
    expect(exit).toBe(0);
    const [, example = ''] = out.split('\n\n');
    expect(example).toContain('repeat 5');
    expect(parseScript(example).parts.length).toBeGreaterThan(5);
  });

  test('lists every action with what it takes, and every script', async () => {
    const { out } = await ibs(['trouble']);
    for (const name of [...Object.keys(actions), ...Object.keys(namedScripts)])
      expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expect(out).toContain('  halt symbol=… [for=…]\n      halt trading in an instrument');
    const { out: json } = await ibs(['trouble', '--json']);
    expect(JSON.parse(json)).toMatchObject({
      actions: expect.arrayContaining([expect.objectContaining({ name: 'halt' })]),
      scripts: expect.arrayContaining([{ name: 'weekend', about: expect.stringContaining('Monday') }]),
    });
  });

  test('prints a script as it is, to start from', async () => {
    const { exit, out } = await ibs(['trouble', 'weekend']);
    expect([exit, out]).toEqual([0, namedScripts['weekend']]);
    const { out: json } = await ibs(['trouble', 'weekend', '--json']);
    expect(JSON.parse(json)).toEqual({ name: 'weekend', text: namedScripts['weekend'] });
  });

  test('says of an action what it takes', async () => {
    const { out } = await ibs(['trouble', 'stall']);
    expect(out).toContain('stall [client=…] [for=…]');
    expect(out).toMatch(/client +a client id, or all \(all when left out\)/);
  });

  test('checks a script of your own', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'good.txt'), 'repeat 3\nthen +1s drop client=all\nend\n');
    writeFileSync(join(cwd, 'bad.txt'), '+1s drop client=all\n\n+2s hault symbol=AAPL\n');
    const good = await ibs(['trouble', 'good.txt'], { cwd });
    expect([good.exit, good.out]).toEqual([0, 'good.txt can be played: 3 steps\n']);
    const bad = await ibs(['trouble', 'bad.txt', '--json'], { cwd });
    expect(bad.exit).toBe(2);
    expect(bad.err).toContain('bad.txt:3:5: there is no action "hault"; did you mean "halt"?');
    expect(JSON.parse(bad.out)).toMatchObject({
      error: { code: 'script.bad', details: { script: 'bad.txt', line: 3, column: 5 } },
    });
  });

  test('says of a script with a date that has been that it wants an earlier clock', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'past.txt'), '+1s start-up\nat 2020-01-02T15:00:00Z drop client=all\n');
    const { exit, out } = await ibs(['trouble', 'past.txt'], { cwd });
    expect(exit).toBe(0);
    expect(out).toContain('but line 2 is at 2020-01-02T15:00:00Z, which has been');
    const { out: json } = await ibs(['trouble', 'past.txt', '--json'], { cwd });
    const past = { line: 2, moment: '2020-01-02T15:00:00Z' };
    expect(JSON.parse(json)).toEqual({ script: 'past.txt', steps: 2, past });
  });

  test.each([
    ['hlat', 'did you mean "halt"?'],
    ['weekends', 'did you mean "weekend"?'],
    ['./none.txt', 'cannot be read: ENOENT'],
    ['.', 'cannot be read: EISDIR'],
  ])('of %s says that there is none, and exits 2', async (asked, said) => {
    const { exit, out, err } = await ibs(['trouble', asked]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err).toContain('what to do:');
  });

  test.each([
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x2b, 0x00]), 'it is not text in UTF-8'],
    ['nothing', Buffer.alloc(0), 'file.txt:1:1: expected a step'],
    ['too much', Buffer.alloc(6_000_000, '#'), 'file.txt:1:1: expected at most 1000000 characters'],
  ])('refuses a file of %s', async (_, bytes, said) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'file.txt'), bytes);
    const { exit, err } = await ibs(['trouble', 'file.txt'], { cwd });
    expect(exit).toBe(2);
    expect(err).toContain(said);
  });
});
