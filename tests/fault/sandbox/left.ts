import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What of the machine a run may have left something in: everything by which a process that has ended can be known. */
export interface Left {
  readonly processes: readonly string[];
  readonly groups: readonly string[];
  readonly mounts: readonly string[];
  readonly sockets: readonly string[];
  readonly files: readonly string[];
}

/** Users that root gives to cells: the first of a range, and 64 for each process of ours (`walls/users.ts`). */
const FIRST_USERS = [0x49425300, 0x5b425300, 0x6d425300];
const USERS_EACH = 64;

/**
 * What is left of a process that ran sandboxes in a folder. As an ordinary user all processes of the user are its
 * own.
 */
export function leftOf(pid: number, user: number | undefined, folder: string): Left {
  const own = FIRST_USERS.map((first) => first + pid * USERS_EACH);
  const isOwn = (uid: number) =>
    user === undefined ? own.some((first) => uid >= first && uid < first + USERS_EACH) : uid === user;
  const scenes = readdirSync('/var/tmp').filter((name) => name.startsWith(`ibs-escape-${pid}-`));
  return {
    // The dead wait for the machine to bury them.
    processes: processes()
      .filter(({ uid, state }) => isOwn(uid) && state !== 'Z')
      .map(({ name }) => name),
    groups: foldersBelow('/sys/fs/cgroup', 5).filter((path) => path.includes(`/ibs-${pid}-`)),
    mounts: lines('/proc/self/mountinfo').filter((line) => line.includes(folder)),
    sockets: lines('/proc/net/unix').filter(
      (line) => line.includes(folder) || line.includes(`ibs-escape-${pid}-`),
    ),
    files: [...filesBelow(folder).filter((path) => path.endsWith('.sock')), ...scenes],
  };
}

function processes(): readonly {
  readonly name: string;
  readonly uid: number;
  readonly state: string | undefined;
}[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const status = lines(`/proc/${pid}/status`);
      const field = (name: string) => status.find((line) => line.startsWith(`${name}:`))?.split(/\s+/)[1];
      return [{ name: `${field('Name')} (${pid})`, uid: Number(field('Uid')), state: field('State') }];
    });
}

function foldersBelow(folder: string, depth: number): readonly string[] {
  if (depth === 0) return [];
  return entries(folder)
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [join(folder, name), ...foldersBelow(join(folder, name), depth - 1)]);
}

function filesBelow(folder: string): readonly string[] {
  return entries(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function lines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
