import { Buffer } from 'node:buffer';
import { basename, extname } from 'node:path';
import type { Orders } from './inside/orders.js';
import type { Program } from './program.js';

export type Compiled =
  | { readonly ok: true; readonly orders: Orders }
  /** What the language says of it, as it would on standard error. */
  | { readonly ok: false; readonly errors: string };

/** TypeScript into what Node runs, by esbuild; Python as it is. Nothing that the program imports is looked at. */
export async function compile({ language, code, name, args = [] }: Program): Promise<Compiled> {
  const source = fileNameOf(name, language);
  if (language === 'python') return { ok: true, orders: { file: source, code, args } };
  const { formatMessages, transform } = await import('esbuild');
  try {
    const { code: compiled } = await transform(code, {
      loader: extname(source) === '.tsx' ? 'tsx' : 'ts',
      // No format: it is run as a module, and what it uses of CommonJS the runner inside has ready.
      platform: 'node',
      target: `node${process.versions.node}`,
      // Stack traces name the user's own lines.
      sourcemap: 'inline',
      sourcefile: source,
      logLevel: 'silent',
    });
    return { ok: true, orders: { file: `${withoutEnding(source)}.mjs`, code: compiled, args } };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const texts = await formatMessages(error.errors, { kind: 'error' });
    return { ok: false, errors: texts.join('') };
  }
}

/** The compiler is a process of its own: it is started ahead, and ends when nobody needs it. */
export async function warmCompiler(): Promise<void> {
  const { transform } = await import('esbuild');
  await transform('', { loader: 'ts' });
}

type Messages = Awaited<ReturnType<typeof import('esbuild')['transform']>>['warnings'];

function isBuildFailure(error: unknown): error is { readonly errors: Messages } {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
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
