import type { Command } from 'commander';
import type { Io } from './io.js';
import { settingsOf } from './settings.js';
import { aborted } from './signals.js';
import { withApp } from './with-app.js';

export function addServeCommand(program: Command, io: Io): void {
  program
    .command('serve')
    .description('serve the page, the HTTP interface and a paper gateway until stopped')
    .option('--port <number>', 'TCP port; 0 takes any free one')
    .option('--host <address>', 'loopback address to listen on')
    .option('--no-gateway', 'without the paper gateway')
    .addHelpText(
      'after',
      [
        '',
        'Prints its address on standard output and its log on standard error.',
        'Ctrl-C stops it in order.',
        'JSON: {"url", "home"}; with a gateway also "gateway": {"host", "port"}; with',
        'its admin port also "admin": {"url", "token"}.',
      ].join('\n'),
    )
    .action(async (_options: object, command: Command) => {
      const flags = settingsOf(command, {
        port: 'server.port',
        host: 'server.host',
        gateway: 'server.gateway',
      });
      const { serveHttp } = await import('../http/serve.js');
      const { adminText, gatewayText } = await import('../gateway/text.js');
      await withApp(command, io, flags, async (app, { json }) => {
        // Whatever is wrong with the state is said now, not at the first request.
        await app.database();
        const paper = app.config.values.server.gateway ? await app.startGateway() : undefined;
        const server = await serveHttp(app, app.config.values.server);
        if (json) {
          io.out(
            `${JSON.stringify({ url: server.url, home: app.home, gateway: paper?.address, admin: paper?.admin })}\n`,
          );
        } else {
          io.out(`ib-specialist ${app.version} is at ${server.url} (Ctrl-C stops it)\n`);
          if (paper) io.out(`paper gateway at ${gatewayText(paper)}\n${adminText(paper)}`);
        }
        try {
          await Promise.race([aborted(io.signal), ...(paper ? [paper.failure] : [])]);
          app.log.info({ signal: String(io.signal.reason) }, 'stopping');
        } finally {
          await server.close();
        }
      });
    });
}
