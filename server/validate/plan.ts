import { join, resolve } from 'node:path';
import type { Example } from '../../harness/example/example.js';
import { loadExamples } from '../../harness/example/load.js';
import type { Environment } from '../../harness/runner/records/record.js';
import type { Asked, NewValidation } from '../../harness/runner/records/validation.js';
import { findRuntimes } from '../../harness/runner/runtimes.js';
import { changedExamples } from '../../harness/runner/validation/changed.js';
import { keyOf } from '../../harness/runner/validation/key.js';
import { selectExamples } from '../../harness/runner/validation/select.js';
import type { App } from '../app.js';

/** What the command line asks for. */
export interface Wish extends Omit<Asked, 'folder'> {
  /** The package's own examples where it is undefined. */
  readonly folder: string | undefined;
  readonly runs: number;
  readonly gateway: string | undefined;
  readonly fresh: boolean;
}

export interface Plan {
  readonly wanted: NewValidation;
  /** Examples that were asked for, and have passed as they are. */
  readonly unchanged: number;
}

/** Reads the examples and chooses among them. */
export async function planValidation(
  app: App,
  wish: Wish,
  { cwd, kind }: { readonly cwd: string; readonly kind: Environment['kind'] },
): Promise<Plan> {
  const { folder: named, runs, gateway, fresh, ...which } = wish;
  const folder = named === undefined ? join(app.root, 'corpus', 'examples') : resolve(cwd, named);
  const asked: Asked = { ...which, folder };
  const selected = selectExamples(await loadExamples(folder, 'corpus'), asked);
  const runtimes = findRuntimes((await app.sandbox()).python);
  const examples = asked.onlyChanged ? await changed(app, selected, { runs, runtimes, kind }) : selected;
  // Of all that was selected: what has passed meanwhile does not make it another validation.
  const key = keyOf({ examples: selected, runtimes, version: app.version });
  return {
    wanted: { asked, runs, gateway, fresh, key, examples },
    unchanged: selected.length - examples.length,
  };
}

async function changed(app: App, selected: readonly Example[], since: Parameters<typeof changedExamples>[2]) {
  return changedExamples(await app.runs(), selected, since);
}
