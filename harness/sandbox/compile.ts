import { Buffer } from 'node:buffer';
import { basename, extname } from 'node:path';
import { type CompilerOptions, compileAlone, compilerLimits } from './compiler.js';
import type { Orders } from './inside/orders.js';
import type { Program } from './program.js';

/** All but what is known only when the program begins. */
export type CompiledOrders = Omit<Orders, 'timeShiftMs'>;

export type Compiled =
  | { readonly ok: true; readonly orders: CompiledOrders }
  /** What the language says of it, as it would on standard error; or why it could not be asked. */
  | { readonly ok: false; readonly errors: string; readonly ending: 'failed' | 'stopped' | 'not-started' };

/** TypeScript into what Node runs, by esbuild; Python as it is. Nothing that the program imports is looked at. */
export async function compile(
  { language, code: given, name, args = [] }: Program,
  options: CompilerOptions,
): Promise<Compiled> {
  const source = fileNameOf(name, language);
  // Half a character, as JSON can bring it, is nothing that a file can hold.
  const code = Buffer.from(given).toString();
  if (language === 'python') return { ok: true, orders: { file: source, code, args } };
  const compilation = await compileAlone(code, wordsFor(source), options);
  switch (compilation.is) {
    case 'compiled':
      return { ok: true, orders: { file: `${withoutEnding(source)}.mjs`, code: compilation.code, args } };
    case 'refused':
      return { ok: false, errors: compilation.words, ending: 'failed' };
    case 'too-much':
      return { ok: false, errors: TOO_MUCH, ending: 'failed' };
    case 'stopped':
      return { ok: false, errors: '', ending: 'stopped' };
    case 'not-started':
      return {
        ok: false,
        errors: `the compiler could not be started: ${compilation.why}`,
        ending: 'not-started',
      };
  }
}

const { seconds, memoryMiB } = compilerLimits;
const TOO_MUCH = `the program could not be compiled within ${seconds} s and ${memoryMiB} MiB\n`;

/** What the compiler is told. */
function wordsFor(source: string): readonly string[] {
  return [
    `--loader=${extname(source) === '.tsx' ? 'tsx' : 'ts'}`,
    // No format: it is run as a module, and what it uses of CommonJS the runner inside has ready.
    '--platform=node',
    `--target=node${process.versions.node}`,
    // Stack traces name the user's own lines.
    '--sourcemap=inline',
    `--sourcefile=${source}`,
    '--color=false',
    '--log-level=error',
  ];
}

/** A name of a file in the scratch folder, whatever the program was called. */
function fileNameOf(name: string, language: Program['language']): string {
  const plain = basename(name.replaceAll('\\', '/'))
    .replace(/[^\w.-]/g, '_')
    .slice(-100);
  const ending = language === 'python' ? '.py' : '.ts';
  if (/^\.*$/.test(plain)) return `program${ending}`;
  return extname(plain) === '' ? `${plain}${ending}` : plain;
}

function withoutEnding(file: string): string {
  return file.slice(0, file.length - extname(file).length);
}

/** Whether a program is longer than a sandbox takes, in bytes. */
export const LONGEST_PROGRAM = 1024 * 1024;

export function lengthOf({ code }: Program): number {
  return Buffer.byteLength(code);
}
