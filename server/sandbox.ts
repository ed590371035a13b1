import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bestWalls } from '../harness/sandbox/best-walls.js';
import { createSandbox, type Sandbox } from '../harness/sandbox/create.js';
import type { Isolation } from '../harness/sandbox/result.js';
import type { Clock } from '../platform/clock/clock.js';
import type { Log } from '../platform/log/log.js';

/** The sandbox of this process, and how well it contains. */
export interface OpenSandbox extends Sandbox {
  readonly isolation: Isolation;
  /** Why isolation is not full. */
  readonly missing: string | undefined;
  /** The Python that the set-up made; undefined where there is none. */
  readonly python: string | undefined;
}

export interface SandboxSurroundings {
  /** `IBS_HOME`. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: Log;
}

export async function openSandbox({ home, env, clock, log }: SandboxSurroundings): Promise<OpenSandbox> {
  const found = join(home, 'python', 'bin', 'python');
  const python = existsSync(found) ? found : undefined;
  const folder = join(home, 'sandbox');
  const { walls, missing } = await bestWalls({ env, python, folder, clock, log });
  const sandbox = await createSandbox({ walls, python, clock, log, folder });
  return { ...sandbox, isolation: walls.isolation, missing, python };
}
