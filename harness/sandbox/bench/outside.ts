import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { BenchContext, Work } from '../../../platform/bench/bench.js';
import { bind, portOf } from '../../../platform/net/bind.js';
import { type Measured, pythonOf } from './inside.js';
import type { Language } from './programs.js';

export interface OutsideOptions {
  readonly language: Language;
  readonly code: string;
  readonly connect: (stream: Duplex) => void;
  readonly durations: (measured: Measured) => readonly number[];
}

/** The same program as one would run it oneself: tsx or Python, over TCP, without any wall. */
export async function onTheMachine({ root, folder }: BenchContext, options: OutsideOptions): Promise<Work> {
  const { language, code, connect, durations } = options;
  const server = createServer({ noDelay: true }, connect);
  await bind(server, { host: '127.0.0.1', port: 0 });
  const file = join(folder, language === 'ts' ? 'bench.mts' : 'bench.py');
  writeFileSync(file, code);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const [program, ...args] = language === 'ts' ? [process.execPath, '--import', 'tsx'] : [pythonOf(root)];
  return {
    async measure() {
      const asked = performance.now();
      const child = spawn(program ?? '', [...args, file, String(portOf(server))], {
        cwd: folder,
        env: { PATH: process.env['PATH'], PYTHONUNBUFFERED: '1' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let toFirstOutput = 0;
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        toFirstOutput ||= performance.now() - asked;
        output += chunk;
      });
      await once(child, 'close');
      return durations({ toFirstOutput, toEnd: performance.now() - asked, output });
    },
    end: () => void server.close(),
  };
}
