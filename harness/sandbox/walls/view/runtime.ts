import { execFile } from 'node:child_process';
import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Link, Sight } from './sight.js';

const run = promisify(execFile);

/** A program that runs programs, and what it needs to be seen of this machine beside the system's own libraries. */
export interface Runtime {
  /** Inside. */
  readonly command: string;
  readonly sights: readonly Sight[];
}

/** Folders of libraries: links on most systems of today. */
const LIBRARIES = ['/lib', '/lib64', '/usr/lib', '/usr/lib64'];

/** What libraries read; each system has some of them. None holds a secret. */
const DATA = [
  '/etc/ld.so.cache',
  '/etc/ssl/certs',
  '/etc/ssl/openssl.cnf',
  '/etc/ca-certificates/extracted',
  '/etc/pki/ca-trust/extracted',
  '/etc/pki/tls/certs',
  '/etc/pki/tls/openssl.cnf',
  '/etc/crypto-policies',
  '/usr/share/ca-certificates',
  '/usr/share/crypto-policies',
  '/usr/share/nodejs',
  '/usr/share/zoneinfo',
];

/** What every runtime needs. */
export function systemFiles(): readonly (Sight | Link)[] {
  return [
    ...LIBRARIES.filter(existsSync).map((folder) =>
      lstatSync(folder).isSymbolicLink()
        ? { to: folder, leadsTo: readlinkSync(folder) }
        : { from: folder, to: folder },
    ),
    ...DATA.filter(existsSync).map((path) => ({ from: path, to: path })),
  ];
}

/** A program alone, with its libraries. */
export async function programOf(path: string): Promise<Runtime> {
  const real = realpathSync(path);
  return { command: real, sights: unseen([real, ...(await librariesOf(real))]) };
}

/** Where a venv is seen: traces of errors then name no folder of the user's. */
const VENV = '/venv';

/** Without `site`, which would only look for what the program itself may ask for. */
const ABOUT_PYTHON = ['-I', '-S', '-c', 'import os, sys; print(sys.base_prefix, os.__file__, sep="\\n")'];

/** A virtual environment of Python, named by its interpreter, and the Python that it was made from. */
export async function pythonOf(venvPython: string): Promise<Runtime> {
  const venv = dirname(dirname(venvPython));
  const interpreter = realpathSync(venvPython);
  const [{ stdout }, libraries] = await Promise.all([
    run(venvPython, ABOUT_PYTHON, { env: {} }),
    librariesOf(interpreter),
  ]);
  const [base = '', module = ''] = stdout.trim().split('\n');
  // A Python with a prefix of its own, such as pyenv's, may have more libraries there than it was linked with.
  const modules = base === '/usr' || base === '/usr/local' ? dirname(module) : join(base, 'lib');
  const sights = unseen([interpreter, ...linksTo(venvPython), realpathSync(modules), ...libraries]);
  return {
    command: join(VENV, 'bin', basename(venvPython)),
    sights: [...sights, { from: venv, to: VENV }],
  };
}

/** The links outside the venv by which its interpreter is reached. */
function linksTo(path: string): string[] {
  const venv = dirname(path);
  const links: string[] = [];
  let at = path;
  while (lstatSync(at).isSymbolicLink()) {
    at = resolveLink(at);
    if (dirname(at) !== venv) links.push(at);
  }
  return links;
}

function resolveLink(path: string): string {
  const target = readlinkSync(path);
  return target.startsWith('/') ? target : join(dirname(path), target);
}

/** Libraries as the loader finds them; a program without any, or a system without `ldd`, has none. */
async function librariesOf(program: string): Promise<readonly string[]> {
  const { stdout } = await run('ldd', [program], { env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' } }).catch(
    () => ({ stdout: '' }),
  );
  return [...stdout.matchAll(/(\/\S+) \(0x/g)].flatMap(([, path]) => path ?? []);
}

/** What the system's folders of libraries do not show anyway. */
function unseen(paths: readonly string[]): readonly Sight[] {
  const seen = [...LIBRARIES, ...LIBRARIES.filter(existsSync).map((path) => realpathSync(path))];
  return [...new Set(paths)]
    .filter((path) => !seen.some((folder) => path.startsWith(`${folder}/`)))
    .map((path) => ({ from: path, to: path }));
}
