import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { BenchContext, Work } from '../../../platform/bench/bench.js';
import { atOnce, materialOf, pythonOf } from './material.js';

const IMPORT = { ts: "require('@stoqey/ib')", python: 'import ib_async' } as const;

/** What no run can do without: the runtime, and its client library. */
export async function bareImports({ root }: BenchContext, runs: number): Promise<Work> {
  const languages = (await materialOf(root)).flatMap(({ language }) => Array(runs).fill(language));
  return {
    async measure() {
      const waiting = [...languages];
      const began = performance.now();
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
            const [program, flag] = next === 'ts' ? [process.execPath, '-e'] : [pythonOf(root), '-c'];
            const child = spawn(program, [flag, next === 'ts' ? IMPORT.ts : IMPORT.python], {
              cwd: root,
              stdio: 'inherit',
            });
            const [code] = await once(child, 'close');
            if (code !== 0) throw new Error(`${next}: the import failed with ${code}`);
          }
        }),
      );
      return [(performance.now() - began) / languages.length];
    },
  };
}
