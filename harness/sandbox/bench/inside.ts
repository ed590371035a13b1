import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { BenchContext, Work } from '../../../platform/bench/bench.js';
import { systemClock } from '../../../platform/clock/system.js';
import { createLog } from '../../../platform/log/log.js';
import { resolveHome } from '../../../platform/setup/home.mjs';
import { createSandbox } from '../create.js';
import { openWalls } from '../walls/open-walls.js';
import type { Language } from './programs.js';

export interface Measured {
  /** Milliseconds from the request. */
  readonly toFirstOutput: number;
  readonly toEnd: number;
  readonly output: string;
}

export interface InsideOptions {
  readonly language: Language;
  readonly code: string;
  readonly isWarm: boolean;
  readonly connect: (stream: Duplex) => void;
  readonly durations: (measured: Measured) => readonly number[];
}

export function pythonOf(root: string): string {
  return join(resolveHome(process.env, root), 'python', 'bin', 'python');
}

/** A program in a sandbox, again and again; each waits until the machine is ready for it. */
export async function inSandbox({ root, folder }: BenchContext, options: InsideOptions): Promise<Work> {
  const { language, code, isWarm, connect, durations } = options;
  const log = createLog({ level: 'silent', format: 'json', clock: systemClock, write: () => {} });
  const common = { python: pythonOf(root), clock: systemClock, log, folder };
  const walls = await openWalls({ ...common, env: process.env });
  if ('missing' in walls) throw new Error(walls.missing);
  const none = { ts: 0, python: 0 };
  const warm = isWarm ? { ...none, [language]: 1 } : none;
  const sandbox = await createSandbox({ ...common, walls, warm });
  return {
    async measure() {
      await sandbox.warmUp();
      const asked = performance.now();
      let toFirstOutput = 0;
      const program = { language, code, name: language === 'ts' ? 'bench.ts' : 'bench.py' };
      const { stdout, stderr, ending, wasWarm } = await sandbox.run(program, {
        connect,
        onOutput: () => {
          toFirstOutput ||= performance.now() - asked;
        },
      });
      const toEnd = performance.now() - asked;
      if (ending !== 'finished' || wasWarm !== isWarm) throw new Error(`${ending}: ${stderr.head}`);
      return durations({ toFirstOutput, toEnd, output: stdout.head + stdout.tail });
    },
    end: () => sandbox.close(),
  };
}
