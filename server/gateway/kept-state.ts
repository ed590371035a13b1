import { resolve } from 'node:path';
import { gatewayStateFaults } from '../../harness/gateway/state/faults.js';
import { openState, type StateFolder } from '../../harness/gateway/state/open.js';
import { Fault } from '../../platform/errors/fault.js';
import type { Log } from '../../platform/log/log.js';

export interface KeptState {
  readonly path: string;
  readonly folder: StateFolder;
}

interface Settings {
  readonly state?: string | undefined;
  readonly durable: boolean;
  readonly seed: number;
  readonly replay?: string | undefined;
}

/** The folder in which a gateway keeps its state, where one was named. */
export async function keptState(
  { state, durable, seed, replay }: Settings,
  cwd: string,
  log: Log,
): Promise<KeptState | undefined> {
  if (state === undefined) return undefined;
  const path = resolve(cwd, state);
  const folder = await openState(path, { durable, log });
  const market = replay === undefined ? seed : undefined;
  if (folder.state && folder.state.seed !== market) {
    folder.release();
    throw new Fault(
      gatewayStateFaults.other_market,
      `${path} holds positions of ${marketText(folder.state.seed)}, and this gateway has ${marketText(market)}`,
    );
  }
  return { path, folder };
}

function marketText(seed: number | undefined): string {
  return seed === undefined ? 'a replayed market' : `the market with seed ${seed}`;
}
