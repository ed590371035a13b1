import { readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { Program } from '../../harness/sandbox/program.js';
import { Fault } from '../../platform/errors/fault.js';
import { runFaults } from './faults.js';

export type Language = Program['language'];

const BY_NAME: Readonly<Record<string, Language>> = {
  ts: 'ts',
  typescript: 'ts',
  js: 'ts',
  javascript: 'ts',
  python: 'python',
  python3: 'python',
  py: 'python',
  // As a script's first line calls them.
  node: 'ts',
  tsx: 'ts',
  'ts-node': 'ts',
};

const BY_ENDING: Readonly<Record<string, Language>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.js': 'ts',
  '.mjs': 'ts',
  '.cjs': 'ts',
  '.py': 'python',
};

/** `#!/usr/bin/env -S npx tsx`, `#!/usr/bin/python3.11`: the last word that is no flag says what reads the file. */
const FIRST_LINE = /^#!.*?([\w-]+?)(?:\d?\.\d+)?(?:\s+-\S*)*\s*(?:\r?\n|$)/;

interface Asked {
  /** `-` is standard input. */
  readonly file: string;
  readonly language: string | undefined;
  readonly args: readonly string[];
}

interface Surroundings {
  readonly cwd: string;
  readonly input: () => Promise<string>;
}

/** The program that a user named, in the language that was named, that its name ends in or its first line says. */
export async function readProgram({ file, language, args }: Asked, from: Surroundings): Promise<Program> {
  const named = language === undefined ? languageOf(file) : languageCalled(language);
  if (file === '-') {
    // Nobody is to type a program in only to hear that its language was wanted.
    if (named === undefined) throw unknownLanguage(file);
    const name = named === 'python' ? 'program.py' : 'program.ts';
    return { language: named, code: await from.input(), name, args };
  }
  const code = await textOf(resolve(from.cwd, file), file);
  const known = named ?? languageSaidIn(code);
  if (known === undefined) throw unknownLanguage(file);
  return { language: known, code, name: basename(file), args };
}

function languageCalled(language: string): Language {
  const found = BY_NAME[language.toLowerCase()];
  if (found !== undefined) return found;
  throw new Fault(runFaults.unknown_language, `--language: expected ts or python, found "${language}"`);
}

function languageOf(file: string): Language | undefined {
  return BY_ENDING[extname(file).toLowerCase()];
}

function languageSaidIn(code: string): Language | undefined {
  const [, reader = ''] = FIRST_LINE.exec(code) ?? [];
  return BY_NAME[reader.toLowerCase()];
}

function unknownLanguage(file: string): Fault {
  if (file === '-') {
    const why = 'a program on standard input does not say in which language it is';
    return new Fault(runFaults.unknown_language, why);
  }
  const ending = extname(file);
  if (ending.toLowerCase() === '.ipynb') {
    const next = `\`jupyter nbconvert --to script ${file}\` makes a program of it.`;
    return new Fault(runFaults.unknown_language, `${file} is a notebook, and no program`, { next });
  }
  const found = ending === '' ? 'has no ending' : `ends in ${ending}`;
  return new Fault(runFaults.unknown_language, `${file} ${found}, where .ts, .js and .py are known`);
}

async function textOf(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Fault(runFaults.no_program, `${file} cannot be read: ${whyNot(cause)}`, {
      cause,
      details: { file: path },
    });
  }
}

function whyNot(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (!('code' in cause)) return cause.message;
  if (cause.code === 'ENOENT') return 'there is no such file';
  return cause.code === 'EISDIR' ? 'it is a folder' : cause.message;
}
