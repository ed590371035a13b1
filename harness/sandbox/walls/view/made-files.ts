import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../cell.js';
import { insideUser } from '../identity.js';
import { hostname } from '../namespaces.js';

const { id, name } = insideUser;

/** Small files that a cell sees in place of this machine's. */
export const madeFiles = {
  users: `root:x:0:0:root:/:/bin/false\n${name}:x:${id}:${id}:${name}:${scratchFolder}:/bin/false\n`,
  hosts: `127.0.0.1 localhost ${hostname}\n::1 localhost\n`,
} as const;

/** Puts a file in place as a whole: another process of ours may be reading it. */
export function putFile(folder: string, file: string, content: string | Buffer): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, file);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
  return path;
}
