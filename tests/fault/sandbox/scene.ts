import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { marked, openVictim, type Victim } from './victim.js';
import { openVisits, type Visits } from './visits.js';

/** What lies about outside, for one program to get at. */
export interface Scene {
  /** A word that whatever the program leaves behind is to carry. */
  readonly leftMark: string;
  /** A file that anybody may read and write. */
  readonly note: string;
  readonly visits: Visits;
  /** A process that minds its own business, started once it is asked for. */
  victim(): Victim;
  /** The number of memory that programs share. */
  segment(): string;
  /** Whatever has happened to any of it. */
  harm(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const WORDS = 'nobody has written here';
/** What was sent has arrived by then. */
const ON_ITS_WAY = 20;

export async function openScene(): Promise<Scene> {
  // Cells have a /tmp of their own; this one is seen wherever files of the machine are.
  const folder = mkdtempSync(`/var/tmp/ibs-escape-${process.pid}-`);
  chmodSync(folder, 0o777);
  const note = join(folder, `note-${randomUUID()}`);
  writeFileSync(note, WORDS);
  chmodSync(note, 0o666);
  const visits = await openVisits(join(folder, 'service.sock'));
  const leftMark = `left-${randomUUID()}`;
  let victim: Victim | undefined;
  let segment: string | undefined;
  return {
    leftMark,
    note,
    visits,
    victim: () => (victim ??= openVictim()),
    segment() {
      const made = execFileSync('ipcmk', ['--shmem', '4096', '--mode', '0666'], { encoding: 'utf8' });
      segment = /\d+/.exec(made)?.[0] ?? '';
      return segment;
    },
    async harm() {
      await sleep(ON_ITS_WAY);
      const left = marked(leftMark);
      for (const pid of left) process.kill(pid, 'SIGKILL');
      return [
        ...harmIn(folder, note),
        ...visits.seen(),
        ...(victim?.harm() ?? []),
        ...left.map((pid) => `process ${pid} lives on`),
      ];
    },
    async close() {
      victim?.end();
      if (segment !== undefined) execFileSync('ipcrm', ['--shmem-id', segment]);
      await visits.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function harmIn(folder: string, note: string): string[] {
  const names = readdirSync(folder);
  const own = [basename(note), 'service.sock'];
  const isWhole = names.includes(basename(note)) && readFileSync(note, 'utf8') === WORDS;
  const left = names.filter((name) => !own.includes(name)).map((name) => describe(join(folder, name)));
  return [...(isWhole ? [] : ['the note is not what it was']), ...left];
}

const SET_UID = 0o4000;

function describe(path: string): string {
  const { mode, uid } = lstatSync(path);
  const isOurs = uid === process.getuid?.() && (mode & SET_UID) !== 0;
  return `a file was left${isOurs ? ' that runs as whoever the sandbox was started by' : ''}`;
}
