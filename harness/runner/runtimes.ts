import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Language } from '../example/example.js';

/** What examples of a language run on. */
export interface Runtime {
  /** Such as `@stoqey/ib 1.6.10`. */
  readonly client: string;
  /** Such as `Node.js 20.20.2`. */
  readonly runtime: string;
}

/** What is here, and where something is not, why in a line. */
export type Runtimes = Readonly<Record<Language, Runtime | { readonly missing: string }>>;

const CLIENT_OF_NODE = '@stoqey/ib';
const CLIENT_OF_PYTHON = 'ib_async';

/** @param python the interpreter that the set-up made, if it could */
export function findRuntimes(python: string | undefined): Runtimes {
  return {
    ts: { client: `${CLIENT_OF_NODE} ${versionInPackage()}`, runtime: `Node.js ${process.versions.node}` },
    python: pythonAt(python),
  };
}

function versionInPackage(): string {
  let folder = dirname(createRequire(import.meta.url).resolve(CLIENT_OF_NODE));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const read: { readonly version?: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return read.version ?? '?';
}

function pythonAt(python: string | undefined): Runtimes['python'] {
  if (python === undefined) return { missing: 'Python is not installed here: `ibs doctor` says what to do' };
  const home = dirname(dirname(python));
  const version = /^version\s*=\s*(\S+)/m.exec(textOf(join(home, 'pyvenv.cfg')))?.[1] ?? '?';
  const lib = join(home, 'lib');
  const packages = namesIn(lib).flatMap((name) => namesIn(join(lib, name, 'site-packages')));
  const client = packages
    .map((name) => /^ib_async-(.+)\.dist-info$/.exec(name)?.[1])
    .find((found) => found !== undefined);
  if (client === undefined) {
    return { missing: `${CLIENT_OF_PYTHON} is not installed here: \`ibs doctor\` says what to do` };
  }
  return { client: `${CLIENT_OF_PYTHON} ${client}`, runtime: `Python ${version}` };
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
