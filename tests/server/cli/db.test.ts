import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.js';
import { emptyFolder, ibs } from './harness.js';

async function withOneJob(): Promise<string> {
  const cwd = emptyFolder();
  const app = createApp({ env: { IBS_HOME: join(cwd, 'home') }, cwd });
  await (await app.jobs()).create({ kind: 'example', input: { n: 1 } });
  await app.close();
  return cwd;
}

async function jobsIn(cwd: string): Promise<number> {
  const app = createApp({ env: { IBS_HOME: join(cwd, 'home') }, cwd });
  try {
    return (await (await app.jobs()).list()).length;
  } finally {
    await app.close();
  }
}

describe('ibs db', () => {
  it('backs up, and brings back what was there, keeping what was in its place', async () => {
    const cwd = await withOneJob();
    const backup = await ibs(['db', 'backup', 'copy.db'], { cwd });
    expect(backup).toMatchObject({ exit: 0 });
    expect(backup.out).toMatch(/copy\.db \(\d+ bytes\)\n$/);
    expect(backup.err).toMatch(/Copying pages: (\d+) of \1 \(100 %\), done/);

    writeFileSync(join(cwd, 'home', 'ibs.db'), 'not a database any more');
    const broken = await ibs(['db', 'check'], { cwd });
    expect(broken.exit).toBe(2);
    expect(broken.err).toContain('ibs db restore');

    const restored = await ibs(['db', 'restore', 'copy.db', '--json'], { cwd });
    expect(restored.exit).toBe(0);
    const { kept } = JSON.parse(restored.out);
    expect(readFileSync(kept, 'utf8')).toBe('not a database any more');
    expect(await jobsIn(cwd)).toBe(1);
  });

  it('names a backup by the time when no name is given', async () => {
    const cwd = await withOneJob();
    const { out } = await ibs(['db', 'backup', '--json'], { cwd });
    const { file } = JSON.parse(out);
    expect(file.startsWith(join(cwd, 'home', 'backups', 'ibs-'))).toBe(true);
    expect(existsSync(file)).toBe(true);
  });

  it('never writes over a file', async () => {
    const cwd = await withOneJob();
    writeFileSync(join(cwd, 'precious'), 'mine');
    const { exit, err } = await ibs(['db', 'backup', 'precious'], { cwd });
    expect(exit).toBe(2);
    expect(err).toContain('database.exists');
    expect(readFileSync(join(cwd, 'precious'), 'utf8')).toBe('mine');
  });

  it('does not restore what is no backup', async () => {
    const cwd = await withOneJob();
    writeFileSync(join(cwd, 'letter.txt'), 'Dear all');
    const { exit, err } = await ibs(['db', 'restore', 'letter.txt'], { cwd });
    expect(exit).toBe(2);
    expect(err).toContain('letter.txt');
    expect(await jobsIn(cwd)).toBe(1);
  });

  it('says where it looked when there is nothing to check', async () => {
    const cwd = emptyFolder();
    const { exit, err } = await ibs(['db', 'check'], { cwd });
    expect(exit).toBe(2);
    expect(err).toContain(join(cwd, 'home', 'ibs.db'));
  });
});

describe('a backup of what is not there', () => {
  it('is refused, and makes nothing', async () => {
    const cwd = emptyFolder();
    const { exit, err } = await ibs(['db', 'backup'], { cwd });
    expect(exit).toBe(2);
    expect(err).toContain('database.missing');
    expect(existsSync(join(cwd, 'home'))).toBe(false);
  });
});

describe('a damaged database', () => {
  it('stops serve and doctor with the way out, and is left as it is', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'home'));
    const file = join(cwd, 'home', 'ibs.db');
    writeFileSync(file, 'garbage');
    for (const command of ['serve', 'doctor']) {
      const { exit, out, err } = await ibs([command, '--set', 'server.port=0'], { cwd });
      expect(exit).toBe(2);
      expect(out + err).toContain('ibs db restore');
    }
    expect(readFileSync(file, 'utf8')).toBe('garbage');
  });
});
