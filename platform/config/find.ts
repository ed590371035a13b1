import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { Fault } from '../errors/fault.js';
import { messageOf } from '../errors/thrown.js';
import { configFaults } from './faults.js';

/** The one name looked for when nobody names a file. */
const CONFIG_FILE = 'ibs.yaml';

export interface FoundFile {
  /** As complaints call it: relative where it lies below the current folder. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** The file that was asked for, which must be there; else `ibs.yaml` here or in the state folder, if any. */
export function findConfigFile(options: {
  asked: string | undefined;
  cwd: string;
  home: string;
}): FoundFile | undefined {
  const { asked, cwd, home } = options;
  const path =
    asked !== undefined
      ? resolve(cwd, asked)
      : [join(cwd, CONFIG_FILE), join(home, CONFIG_FILE)].find((candidate) => existsSync(candidate));
  if (path === undefined) return undefined;
  try {
    return { name: shortName(path, cwd), path, text: readFileSync(path, 'utf8') };
  } catch (cause) {
    const why = messageOf(cause);
    throw new Fault(configFaults.unreadable, `cannot read the configuration file ${path}: ${why}`, {
      cause,
      details: { file: path },
    });
  }
}

function shortName(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return below.startsWith('..') || isAbsolute(below) ? path : below;
}
