import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TREES = '/sys/fs/cgroup';

/** The file by which a process enters the group of all: of version 2, or of any tree of version 1. */
export function groupFile(): string {
  const folders = [TREES, ...readdirSync(TREES).map((name) => join(TREES, name))];
  return folders.map((folder) => join(folder, 'cgroup.procs')).find(existsSync) ?? '';
}
