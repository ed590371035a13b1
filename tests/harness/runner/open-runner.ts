import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExampleRunner } from '../../../harness/runner/ran.js';
import { createSandbox } from '../../../harness/sandbox/create.js';
import { openWalls } from '../../../harness/sandbox/walls/open-walls.js';
import { systemClock as clock } from '../../../platform/clock/system.js';
import { createLog } from '../../../platform/log/log.js';
import { systemRandom } from '../../../platform/random/system.js';
import { openExampleRunner } from '../../../server/examples.js';
import { findProgram } from '../../run/programs.js';

/** What runs examples, behind all walls, with the Python of the set-up. */
export async function openRunner(
  timeout: number,
): Promise<ExampleRunner & { readonly close: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'runner-'));
  chmodSync(home, 0o755);
  const log = createLog({ level: 'silent', format: 'json', clock, write: () => {} });
  const found = findProgram('python');
  const python = 'path' in found ? found.path : undefined;
  const folder = join(home, 'sandbox');
  mkdirSync(folder, { mode: 0o755 });
  const walls = await openWalls({ env: process.env, python, folder, clock, log });
  if ('missing' in walls) throw new Error(walls.missing);
  const sandbox = await createSandbox({ walls, python, clock, log, folder });
  const runner = await openExampleRunner(
    { timeout, keep: 100, allowsReduced: false },
    {
      sandbox: { ...sandbox, isolation: walls.isolation, missing: undefined, python },
      ...{ version: '0.0.0', home, clock, random: systemRandom(), log },
    },
  );
  return {
    ...runner,
    async close() {
      await sandbox.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
