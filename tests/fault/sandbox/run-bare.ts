import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { compile } from '../../../harness/sandbox/compile.js';
import type { Program } from '../../../harness/sandbox/program.js';
import type { RunResult } from '../../../harness/sandbox/result.js';
import { systemClock } from '../../../platform/clock/system.js';

export type Bare = Pick<RunResult, 'ending' | 'stdout' | 'stderr' | 'trouble'>;

const LAST_WORDS = 50;

/**
 * Starts a program without runner and without walls: with the runner's descriptors open, its variables still there,
 * and in a folder in which what one run leaves the next one finds.
 */
export function bareRunner(python: string) {
  const folder = mkdtempSync(join(tmpdir(), 'bare-'));
  return {
    async run(program: Program): Promise<Bare> {
      const compiled = await compile(program, { clock: systemClock });
      if (!compiled.ok) throw new Error(compiled.errors);
      const { file, code, args } = compiled.orders;
      writeFileSync(join(folder, file), code);
      const runtime = program.language === 'ts' ? process.execPath : python;
      const child = spawn(runtime, [file, ...args], {
        cwd: folder,
        env: { ...process.env, IBS_RUNNER: file },
        stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
      });
      const [, , , orders, signs] = child.stdio;
      for (const pipe of [orders, signs]) pipe?.on('error', () => {});
      const texts = [child.stdout, child.stderr].map(collect);
      const [exitCode] = await once(child, 'exit');
      // What it has left running may hold on to its output.
      await sleep(LAST_WORDS);
      for (const pipe of child.stdio) pipe?.destroy();
      const [out = '', errors = ''] = texts.map((text) => text());
      return {
        ending: exitCode === 0 ? 'finished' : 'failed',
        stdout: { head: out, tail: '', left: 0 },
        stderr: { head: errors, tail: '', left: 0 },
        trouble: undefined,
      };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function collect(stream: Readable | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  return () => text;
}
