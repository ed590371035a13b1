import type { Command } from 'commander';
import type { Io } from './io.js';
import { flagsFrom, withApp } from './with-app.js';

interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
}

export function addServeCommand(program: Command, io: Io): void {
  program
    .command('serve')
    .description('serve the page and the HTTP interface until stopped')
    .option('--port <number>', 'TCP port; 0 takes any free one')
    .option('--host <address>', 'loopback address to listen on')
    .addHelpText(
      'after',
      '\nPrints its address on standard output and its log on standard error.\nCtrl-C stops it in order.',
    )
    .action(async (options: ServeOptions, command: Command) => {
      const flags = flagsFrom<'port' | 'host'>(options, { port: 'server.port', host: 'server.host' });
      const { serveHttp } = await import('../http/serve.js');
      await withApp(command, io, flags, async (app, { json }) => {
        // Whatever is wrong with the state is said now, not at the first request.
        await app.database();
        const server = await serveHttp(app, app.config.values.server);
        io.out(
          json
            ? `${JSON.stringify({ url: server.url, home: app.home })}\n`
            : `ib-specialist ${app.version} is at ${server.url} (Ctrl-C stops it)\n`,
        );
        await aborted(io.signal);
        app.log.info({ signal: String(io.signal.reason) }, 'stopping');
        await server.close();
      });
    });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
