import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Example, Language } from '../../../harness/example/example.js';
import { parseExample } from '../../../harness/example/parse.js';
import { createExampleRunner, type ExampleRunnerOptions } from '../../../harness/runner/create.js';
import { embeddedMarkets } from '../../../harness/runner/market/embedded.js';
import type { ExampleRunner } from '../../../harness/runner/ran.js';
import { findRuntimes } from '../../../harness/runner/runtimes.js';
import { createSandbox } from '../../../harness/sandbox/create.js';
import { openWalls } from '../../../harness/sandbox/walls/open-walls.js';
import { systemClock as clock } from '../../../platform/clock/system.js';
import { createLog } from '../../../platform/log/log.js';
import { findProgram } from '../../run/programs.js';

export interface ExampleScene {
  readonly runner: ExampleRunner;
  /** The same with something of it otherwise. */
  with(options: Partial<ExampleRunnerOptions>): ExampleRunner;
  /** What its runners are made with. */
  readonly options: ExampleRunnerOptions;
  close(): Promise<void>;
}

/** The real runner in a sandbox of its own, each run before a gateway of its own. */
export async function openExampleScene(): Promise<ExampleScene> {
  const folder = mkdtempSync(join(tmpdir(), 'ex-'));
  const log = createLog({ level: 'silent', format: 'json', clock, write: () => {} });
  const found = findProgram('python');
  const python = 'path' in found ? found.path : undefined;
  const walls = await openWalls({ env: process.env, python, folder, clock, log });
  if ('missing' in walls) throw new Error(walls.missing);
  const sandbox = await createSandbox({ walls, python, clock, log, folder: join(folder, 'sockets') });
  let records = 0;
  const options: ExampleRunnerOptions = {
    ...{ sandbox, home: folder, clock, log, limits: {} },
    markets: embeddedMarkets({ seed: 1, version: '0.0.0', clock, log }),
    newRecord: async () => {
      records += 1;
      const file = join(folder, `${records}.jsonl`);
      return { file, forget: () => rm(file, { force: true }) };
    },
    runtimes: findRuntimes(python),
    isolation: walls.isolation.level,
    warmUp: () => sandbox.warmUp(),
  };
  return {
    runner: createExampleRunner(options),
    with: (more) => createExampleRunner({ ...options, ...more }),
    options,
    async close() {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An example of this code, whose header has what matters to a test. */
export function exampleOf(language: Language, code: string, header = ''): Example {
  const lines = [
    'id: made-for-a-test',
    'title: Made for a test',
    'topic: tests',
    'task: Show what a test wants to see.',
    ...(/^category:/m.test(header) ? [] : ['category: connection']),
    'tags: [test]',
    'description: Made for a test.',
    'explanation: Made for a test.',
    'calls: [connect]',
    header,
  ].join('\n');
  const head = language === 'ts' ? `/*\n---\n${lines}\n---\n*/\n` : `"""\n---\n${lines}\n---\n"""\n`;
  const file = language === 'ts' ? 'made-for-a-test.ts' : 'made_for_a_test.py';
  return parseExample(head + code, { file, tier: 'corpus', language });
}
