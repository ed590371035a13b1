import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Folders of tools that are not on everybody's PATH. */
const MORE = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

export function findTool(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter(isAbsolute), ...MORE];
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
