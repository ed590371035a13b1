import type { Command } from 'commander';
import { type Flag, setFlag } from '../../platform/config/flags.js';
import type { App, AppOptions } from '../app.js';
import { type Io, logOutput } from './io.js';

export interface GlobalOptions {
  readonly json?: boolean;
  readonly config?: string;
  readonly set?: readonly string[];
}

/** Opens the app with the command's flags, does the work, and closes it whatever happens. */
export async function withApp<Result>(
  command: Command,
  io: Io,
  flags: readonly Flag[],
  work: (app: App, global: GlobalOptions) => Promise<Result>,
  special: Pick<AppOptions, 'toleratesConfigTrouble'> = {},
): Promise<Result> {
  const global = command.optsWithGlobals<GlobalOptions>();
  const { createApp } = await import('../app.js');
  const app = createApp({
    env: io.env,
    cwd: io.cwd,
    configFile: global.config,
    flags: [...(global.set ?? []).map(setFlag), ...flags],
    log: logOutput(io),
    ...special,
  });
  try {
    return await work(app, global);
  } finally {
    await app.close();
  }
}
