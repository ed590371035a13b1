import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import type { Check, Findings } from './check.js';
import { type Ran, runCommand } from './command.js';
import { type Fence, fencesIn } from './fences.js';
import type { Tree } from './tree.js';

const LIMIT_MS = 60_000;
const SHOWN_LINES = 15;
const MISNAMED: Readonly<Record<string, string>> = {
  bash: 'sh',
  shell: 'sh',
  console: 'sh',
  typescript: 'ts',
  js: 'ts',
  javascript: 'ts',
};

export const blocks: Check = {
  name: 'blocks',
  holds: 'every `ts` and `sh` block of the READMEs and guides runs as it stands',
  run: (tree) => runBlocks(tree),
};

export type Plan =
  | { readonly run: true; readonly exit: number }
  | { readonly run: false; readonly reason: string }
  | { readonly wrong: string };

/** What the words after the language ask for. */
export function planFor({ mark, language }: Pick<Fence, 'mark' | 'language'>): Plan {
  const honest = MISNAMED[language];
  if (honest) return { wrong: `call this block \`${honest}\`, so that it is run, or \`text\`` };
  const exit = /^exit=(\d+)$/.exec(mark)?.[1];
  if (mark === '' || exit !== undefined) return { run: true, exit: Number(exit ?? 0) };
  const reason = /^no-run:?\s*(.*)$/.exec(mark)?.[1];
  if (reason === '') return { wrong: 'no-run wants its reason: ```sh no-run: why' };
  if (reason !== undefined) return { run: false, reason };
  return { wrong: `"${mark}" is not understood; write nothing, exit=N, or no-run: reason` };
}

export async function runBlocks(tree: Tree): Promise<Findings> {
  const problems: string[] = [];
  const notes: string[] = [];
  for (const fence of tree.files.filter(isGuide).flatMap((file) => fencesIn(file, tree.read(file)))) {
    if (!['ts', 'sh'].includes(fence.language) && !MISNAMED[fence.language]) continue;
    const place = `${fence.file}:${fence.line}`;
    const plan = planFor(fence);
    if ('wrong' in plan) problems.push(`${place}: ${plan.wrong}`);
    else if (!plan.run) notes.push(`${place} is not run: ${plan.reason}`);
    else problems.push(...complain(place, plan.exit, await runFence(tree.root, fence)));
  }
  return { problems, notes };
}

function isGuide(path: string): boolean {
  return /(^|\/)(README|CONTRIBUTING|SECURITY)\.md$/.test(path) && !path.startsWith('tests/fixtures/');
}

/** From the root, as a reader would type it, but with an IBS_HOME of its own. */
async function runFence(root: string, { language, code }: Fence): Promise<Ran> {
  const home = mkdtempSync(join(tmpdir(), 'ibs-block-'));
  const options = { cwd: root, limitMs: LIMIT_MS, env: { ...process.env, IBS_HOME: home } };
  try {
    // A bash started from no other shell, with a socket for input, would read the machine's own settings first.
    if (language === 'sh')
      return await runCommand('bash', ['--norc', '-euo', 'pipefail', '-c', code], options);
    // Read from standard input, a module lies in the working folder: `./platform/…` and the package's own
    // name lead where they should, and no file is left behind.
    const { outputText } = ts.transpileModule(code, {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2023,
        verbatimModuleSyntax: true,
      },
    });
    const args = ['--import', 'tsx', '--input-type=module'];
    return await runCommand(process.execPath, args, { ...options, input: outputText });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

function complain(place: string, expected: number, { code, output, timedOut }: Ran): string[] {
  if (code === expected && !timedOut) return [];
  const what = timedOut
    ? `had not ended after ${LIMIT_MS / 1000} s`
    : `ended with exit code ${code}, not ${expected}`;
  const tail = output
    .trimEnd()
    .split('\n')
    .slice(-SHOWN_LINES)
    .map((line) => `    ${line}`);
  return [[`${place}: the block ${what}`, ...tail].join('\n')];
}
