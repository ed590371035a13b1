import { chmod, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bind } from '../../platform/net/bind.js';
import { isRunning } from '../../platform/processes/is-running.js';

/** The folder of one sandbox's sockets. */
export interface SocketFolder {
  readonly path: string;
  remove(): Promise<void>;
}

const NAME = /^cells-(\d+)-/;
/** The path of a unix socket has room for a hundred bytes or so, our own names included. */
const LONGEST = 70;

/** Makes one: among temporary files if the path is too long, or lies where no sockets can be made. */
export async function makeSocketFolder(wanted: string): Promise<SocketFolder> {
  if (Buffer.byteLength(wanted) > LONGEST) return makeWithin(tmpdir());
  return makeWithin(wanted).catch(() => makeWithin(tmpdir()));
}

/** Clears away those of processes that were killed as well. */
async function makeWithin(parent: string): Promise<SocketFolder> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const owner = NAME.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    const path = join(parent, name);
    if (await isOurs(path)) await rm(path, { recursive: true, force: true });
  }
  const path = await mkdtemp(join(parent, `cells-${process.pid}-`));
  const remove = () => rm(path, { recursive: true, force: true });
  try {
    // Cells run as somebody else: they may pass through to the folder that is theirs, and see no others.
    await chmod(path, 0o711);
    await tryOne(join(path, 'trial'));
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, remove };
}

/** Some file systems have files only: those of other systems, and some that are reached over a network. */
async function tryOne(socket: string): Promise<void> {
  const server = createServer();
  await bind(server, { path: socket });
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** Among temporary files anybody may give a folder, or a link, such a name. */
async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid);
}
