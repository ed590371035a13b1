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
  py: 'python',
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

/** The program that a user named, in the language that was named or that its name ends in. */
export async function readProgram({ file, language, args }: Asked, from: Surroundings): Promise<Program> {
  const known = language === undefined ? languageOf(file) : languageCalled(language);
  if (file === '-') {
    const name = known === 'python' ? 'program.py' : 'program.ts';
    return { language: known, code: await from.input(), name, args };
  }
  return { language: known, code: await textOf(resolve(from.cwd, file), file), name: basename(file), args };
}

function languageCalled(language: string): Language {
  const found = BY_NAME[language.toLowerCase()];
  if (found !== undefined) return found;
  throw new Fault(runFaults.unknown_language, `--language: expected ts or python, found "${language}"`);
}

function languageOf(file: string): Language {
  const found = BY_ENDING[extname(file).toLowerCase()];
  if (found !== undefined) return found;
  const why =
    file === '-' ? 'a program on standard input does not say in which language it is' : unknownEnding(file);
  throw new Fault(runFaults.unknown_language, why);
}

function unknownEnding(file: string): string {
  const ending = extname(file);
  const found = ending === '' ? 'has no ending' : `ends in ${ending}`;
  return `${file} ${found}, where .ts, .js and .py are known`;
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
