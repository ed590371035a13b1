import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { createGateway } from '../../../harness/gateway/create.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../harness/sandbox/create.js';
import type { Program } from '../../../harness/sandbox/program.js';
import type { RunResult } from '../../../harness/sandbox/result.js';
import type { RunOptions } from '../../../harness/sandbox/run-cell.js';
import { openWalls } from '../../../harness/sandbox/walls/open-walls.js';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { systemClock } from '../../../platform/clock/system.js';
import { createLog } from '../../../platform/log/log.js';
import { findProgram } from '../../run/programs.js';

export type Language = Program['language'];

/** What a run printed, in one text each, beside its result. */
export interface Ran extends RunResult {
  readonly out: string;
  readonly err: string;
}

export interface Scene {
  readonly sandbox: Sandbox;
  /** Runs a program against a paper gateway whose market stands still. */
  run(language: Language, code: string, options?: Partial<RunOptions & Program>): Promise<Ran>;
  /** What lies in the folder of sockets. */
  sockets(): readonly string[];
  close(): Promise<void>;
}

export const MOMENT = '2026-03-03T16:30:00Z';

export async function openScene(warm: SandboxOptions['warm'] = { ts: 0, python: 0 }): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'sb-'));
  const log = createLog({ level: 'silent', format: 'json', clock: systemClock, write: () => {} });
  const found = findProgram('python');
  const python = 'path' in found ? found.path : undefined;
  const walls = await openWalls({ env: process.env, python, folder, clock: systemClock, log });
  if ('missing' in walls) throw new Error(walls.missing);
  const gateway = createGateway({ clock: fixedClock(MOMENT), settings: { messagesPerSecond: undefined } });
  const sockets = join(folder, 'sockets');
  const sandbox = await createSandbox({ walls, python, clock: systemClock, log, folder: sockets, warm });
  return {
    sandbox,
    async run(
      language,
      code,
      { name = language === 'ts' ? 'ask.ts' : 'ask.py', args = [], ...options } = {},
    ) {
      const connect = (stream: Duplex) => gateway.attach(stream);
      const result = await sandbox.run({ language, code, name, args }, { connect, ...options });
      const { stdout, stderr } = result;
      return { ...result, out: stdout.head + stdout.tail, err: stderr.head + stderr.tail };
    },
    sockets: () => readdirSync(sockets, { recursive: true, encoding: 'utf8' }),
    async close() {
      await sandbox.close();
      gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same test for each language that this machine can run. */
export type Programs = Readonly<Record<Language, string>>;

/** Programs that connect, ask what time it is and disconnect, as one would write them. */
export const asking: Programs = {
  ts: `
import { EventName, IBApi } from '@stoqey/ib';

const ib = new IBApi({ host: '127.0.0.1', port: 4002, clientId: 1 });
ib.on(EventName.nextValidId, () => ib.reqCurrentTime());
ib.on(EventName.currentTime, (seconds: number) => {
  console.log(new Date(seconds * 1000).toISOString());
  ib.disconnect();
});
ib.connect();
`,
  python: `
from ib_async import IB

ib = IB()
ib.connect('127.0.0.1', 4002, clientId=2)
print(ib.reqCurrentTime().strftime('%Y-%m-%dT%H:%M:%S.000Z'))
ib.disconnect()
`,
};
