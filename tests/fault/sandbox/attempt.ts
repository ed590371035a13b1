import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Limits } from '../../../harness/sandbox/limits.js';
import type { Program } from '../../../harness/sandbox/program.js';
import type { Captured, RunResult } from '../../../harness/sandbox/result.js';
import type { Attempt, Escape } from './escape.js';
import { plainPrograms } from './escapes/plain.js';
import { openScene } from './scene.js';

/** Files of programs are named as seen from the tables. */
const TABLES = new URL('escapes/', import.meta.url);

export type Run = (
  program: Program,
  limits: Partial<Limits>,
) => Promise<Pick<RunResult, 'ending' | 'stdout' | 'stderr' | 'trouble'>>;

/** Lets a program try, with a scene of its own to try it on. */
export async function attempt(
  { file, args = () => [], twice }: Pick<Escape<string>, 'file' | 'args' | 'twice'>,
  run: Run,
  limits: Partial<Limits> = {},
): Promise<Attempt> {
  const scene = await openScene();
  try {
    const program: Program = {
      language: languageOf(file),
      code: readFileSync(fileURLToPath(new URL(file, TABLES)), 'utf8'),
      name: basename(file),
      args: await args(scene),
    };
    if (twice) await run(program, limits);
    const { stdout, stderr, ...result } = await run(program, limits);
    const texts = { stdout: textOf(stdout), stderr: textOf(stderr) };
    return { ending: result.ending, trouble: result.trouble, ...texts, harm: await scene.harm() };
  } finally {
    await scene.close();
  }
}

/** What a user would run next, in the same language. */
export function plain(file: string): Pick<Escape, 'file'> {
  return { file: plainPrograms[languageOf(file)] };
}

function languageOf(file: string): Program['language'] {
  return extname(file) === '.py' ? 'python' : 'ts';
}

/** Floods are not worth showing. */
const SHOWN = 2000;

function textOf({ head, tail }: Captured): string {
  return `${head.slice(0, SHOWN)}${tail.slice(-SHOWN)}`;
}
