import { chmod, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of one sandbox's sockets. */
export interface SocketFolder {
  readonly path: string;
  remove(): Promise<void>;
}

const NAME = /^cells-(\d+)-/;
/** The path of a unix socket has room for a hundred bytes or so, our own names included. */
const LONGEST = 70;

/** Makes one, among temporary files if the path is too long, and clears away those of processes that were killed. */
export async function makeSocketFolder(wanted: string): Promise<SocketFolder> {
  const parent = Buffer.byteLength(wanted) > LONGEST ? tmpdir() : wanted;
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const owner = NAME.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const path = join(parent, name);
    if (await isOurs(path)) await rm(path, { recursive: true, force: true });
  }
  const path = await mkdtemp(join(parent, `cells-${process.pid}-`));
  // Cells run as somebody else: they may pass through to the folder that is theirs, and see no others.
  await chmod(path, 0o711);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Among temporary files anybody may give a folder, or a link, such a name. */
async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
