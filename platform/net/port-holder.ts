import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';

export interface PortHolder {
  readonly pid: number;
  /** The program and its first argument: enough to know it again, too little to carry a secret. */
  readonly command: string;
}

const LISTENING = '0A';

/** Who listens on a TCP port of this machine. Only Linux tells, and only of processes we may look into. */
export async function findPortHolder(port: number): Promise<PortHolder | undefined> {
  const inodes = await listeningInodes(port);
  if (inodes.size === 0) return undefined;
  for (const pid of (await namesIn('/proc')).filter((name) => /^\d+$/.test(name))) {
    for (const fd of await namesIn(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(await orEmpty(readlink(`/proc/${pid}/fd/${fd}`)))?.[1];
      if (inode !== undefined && inodes.has(inode)) {
        return { pid: Number(pid), command: await commandOf(pid) };
      }
    }
  }
  return undefined;
}

/** The kernel's tables: `local_address` is `hex address:hex port`, the tenth column is the socket's inode. */
async function listeningInodes(port: number): Promise<Set<string>> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = await Promise.all([
    orEmpty(readFile('/proc/net/tcp', 'utf8')),
    orEmpty(readFile('/proc/net/tcp6', 'utf8')),
  ]);
  const rows = tables.flatMap((table) => table.split('\n').slice(1)).map((row) => row.trim().split(/\s+/));
  const inodes = rows
    .filter(([, local, , state]) => local?.endsWith(wanted) && state === LISTENING)
    .map((row) => row[9]);
  return new Set(inodes.filter((inode) => inode !== undefined));
}

async function commandOf(pid: string): Promise<string> {
  const [program = '', argument = ''] = (await orEmpty(readFile(`/proc/${pid}/cmdline`, 'utf8'))).split('\0');
  const name = basename(program);
  return argument === '' || argument.startsWith('-') ? name : `${name} ${argument}`;
}

/** Processes end while we look, and others' are closed to us: both simply tell nothing. */
function orEmpty(text: Promise<string>): Promise<string> {
  return text.catch(() => '');
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
