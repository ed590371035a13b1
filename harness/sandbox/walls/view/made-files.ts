import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../../../platform/errors/fault.js';
import { messageOf } from '../../../../platform/errors/thrown.js';
import { PRIVATE_FOLDER } from '../../../../platform/files/private.js';
import { scratchFolder } from '../../cell.js';
import { sandboxFaults } from '../../faults.js';
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
  const path = join(folder, file);
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
    writeFileSync(draft, content);
    renameSync(draft, path);
  } catch (error) {
    const why = messageOf(error);
    const details = { folder };
    throw new Fault(sandboxFaults.folder_unusable, `no sandbox can be made: ${why}`, {
      cause: error,
      details,
    });
  }
  return path;
}
