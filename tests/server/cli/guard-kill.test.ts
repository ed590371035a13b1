import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, ibs } from './harness.js';

const killFile = (cwd: string) => join(cwd, 'home', 'KILL');
const releaseFile = (cwd: string) => join(cwd, 'home', 'KILL.released');

async function killed(because = 'the market has gone mad'): Promise<string> {
  const cwd = emptyFolder();
  expect(await ibs(['guard', 'kill', '--because', because], { cwd })).toMatchObject({ exit: 0, err: '' });
  return cwd;
}

describe('ibs guard kill', () => {
  test('leaves the file that every guard of the folder obeys', async () => {
    const cwd = emptyFolder();
    const { exit, out } = await ibs(['guard', 'kill', '--because', 'so', '--json'], { cwd });
    expect([exit, JSON.parse(out)]).toEqual([0, { killed: true, file: killFile(cwd), because: 'so' }]);
    expect(JSON.parse(readFileSync(killFile(cwd), 'utf8'))).toEqual({
      since: expect.stringMatching(/^20\d\d-.*Z$/),
      because: 'so',
    });
  });

  test('says so when it cannot', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'home'), 'a file in the way');
    const { exit, out, err } = await ibs(['guard', 'kill'], { cwd });
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain('guard.no_kill_switch');
  });
});

describe('ibs guard release', () => {
  test('asks the person, who has to type the word', async () => {
    const cwd = await killed();
    let asked = '';
    const answering = (answer: string) => (question: string) => {
      asked = question;
      return Promise.resolve(answer);
    };
    for (const answer of ['', 'yes', 'release']) {
      const { exit, err } = await ibs(['guard', 'release'], { cwd, ask: answering(answer) });
      expect(exit).toBe(3);
      expect(err).toContain('guard.needs_person');
      expect(existsSync(killFile(cwd))).toBe(true);
    }
    expect(asked).toMatch(
      /^killed since 20.*Z: the market has gone mad\nType RELEASE to let trading go on: $/,
    );
    const { exit, out } = await ibs(['guard', 'release'], { cwd, ask: answering('RELEASE') });
    expect(exit).toBe(0);
    expect(out).toMatch(/^released by .+: trading may go on\n$/);
    expect([existsSync(killFile(cwd)), existsSync(releaseFile(cwd))]).toEqual([false, true]);
  });

  test('lifts a kill whose file somebody has removed, which until then holds', async () => {
    const cwd = await killed();
    rmSync(killFile(cwd));
    const status = await ibs(['guard', 'status', '--json'], { cwd });
    expect(JSON.parse(status.out)).toMatchObject({ killed: 'the market has gone mad' });
    const { exit, out } = await ibs(['guard', 'release', '--yes'], { cwd });
    expect([exit, out]).toEqual([0, expect.stringMatching(/^released by /)]);
    expect(JSON.parse((await ibs(['guard', 'status', '--json'], { cwd })).out)).toMatchObject({
      killed: null,
    });
  });

  test('without a terminal wants --yes, and exits 3 without it', async () => {
    const cwd = await killed();
    const refused = await ibs(['guard', 'release', '--json'], { cwd });
    expect([refused.exit, JSON.parse(refused.out)]).toMatchObject([
      3,
      { error: { code: 'guard.needs_person' } },
    ]);
    expect(existsSync(killFile(cwd))).toBe(true);
    const { exit, out } = await ibs(['guard', 'release', '--yes', '--json'], { cwd });
    expect([exit, JSON.parse(out)]).toMatchObject([
      0,
      { released: true, because: 'the market has gone mad' },
    ]);
    expect(existsSync(killFile(cwd))).toBe(false);
  });

  test('does not lift a kill that came while the person was typing', async () => {
    const cwd = await killed('first');
    const { exit, err } = await ibs(['guard', 'release'], {
      cwd,
      ask: async () => {
        await ibs(['guard', 'kill', '--because', 'second'], { cwd });
        return 'RELEASE';
      },
    });
    expect(exit).toBe(2);
    expect(err).toContain('it was turned on again meanwhile: second');
    expect(existsSync(killFile(cwd))).toBe(true);
  });

  test('lifts a KILL that somebody made by hand', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'home'));
    writeFileSync(killFile(cwd), '');
    expect(await ibs(['guard', 'release', '--yes'], { cwd })).toMatchObject({ exit: 0 });
    expect(existsSync(killFile(cwd))).toBe(false);
  });

  test('a KILL that is a folder has to be removed first', async () => {
    const cwd = emptyFolder();
    mkdirSync(killFile(cwd), { recursive: true });
    const { exit, err } = await ibs(['guard', 'release', '--yes'], { cwd });
    expect(exit).toBe(2);
    expect(err).toContain(`if ${killFile(cwd)} is a folder, remove it first`);
  });

  test('has nothing to do where nothing is killed', async () => {
    const { exit, out } = await ibs(['guard', 'release']);
    expect([exit, out]).toEqual([0, 'nothing is killed: trading may go on\n']);
  });
});
