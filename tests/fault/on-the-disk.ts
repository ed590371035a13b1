import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** What a program did to the disk, and what it had told by then. */
export interface Traced {
  /** How often it has printed a number or a word; with a code of a fault, which has a dot in it, it takes leave. */
  readonly told: number;
  /** Files and folders below the one that was looked at, by name, that were not on the disk as it printed something. */
  readonly unsynced: readonly string[];
}

const CALLS = 'write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2';
/** Blocks of 512 bytes: what writes without an end meets a full disk soon. */
const DISK = 'ulimit -f 40; exec "$@"';

/**
 * Runs a program under strace to its end, be it that of the disk, and reads off the system calls what a loss of power would have taken from whoever had
 * read its output: what was written to a file, or renamed in a folder, and not synced before something was printed.
 */
export function traced(strace: string, command: readonly string[], folder: string): Traced {
  const place = mkdtempSync(join(tmpdir(), 'ibs-traced-'));
  const file = join(place, 'calls');
  try {
    const options = ['-f', '-y', '-s', '32', '-e', `trace=${CALLS}`, '-o', file];
    spawnSync(strace, [...options, 'sh', '-c', DISK, 'sh', ...command], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 60_000,
    });
    return readCalls(readFileSync(file, 'utf8').split('\n'), folder);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const SYNC = /^f(?:data)?sync\(\d+<([^>]*)>/;
const WRITE = /^p?write(?:v|64)?\((\d+)<([^>]*)>(?:, "(\w+)\\n")?/;
const RENAME = /^rename(?:at2?)?\(.*"([^"]*)"/;

function readCalls(lines: readonly string[], folder: string): Traced {
  const isBelow = (path: string) => path === folder || path.startsWith(`${folder}/`);
  /** What was changed, and how many lines of the trace that is ago. */
  const dirty = new Map<string, number>();
  /** Of each thread the sync that is under way. */
  const syncing = new Map<string, { readonly path: string; readonly since: number }>();
  const unsynced = new Set<string>();
  let told = 0;
  const change = (path: string, at: number) => {
    if (isBelow(path)) dirty.set(path, at);
  };
  const synced = (path: string, since: number) => {
    if ((dirty.get(path) ?? since) <= since) dirty.delete(path);
  };
  for (const [at, line] of lines.entries()) {
    const [, thread = '', call = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const [, path] = SYNC.exec(call) ?? [];
    const begun = syncing.get(thread);
    if (path !== undefined && call.endsWith('<unfinished ...>')) syncing.set(thread, { path, since: at });
    else if (path !== undefined && call.endsWith(' = 0')) synced(path, at);
    else if (begun && /^<\.\.\. f(?:data)?sync resumed>.* = 0$/.test(call)) synced(begun.path, begun.since);
    const [, fd, written = '', word] = WRITE.exec(call) ?? [];
    if (fd !== '1') change(written, at);
    else if (word !== undefined) {
      told += 1;
      for (const each of dirty.keys()) unsynced.add(basename(each));
    }
    const [, renamed] = RENAME.exec(call) ?? [];
    if (renamed !== undefined) change(dirname(renamed), at);
  }
  return { told, unsynced: [...unsynced] };
}
