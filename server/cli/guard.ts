import type { Command } from 'commander';
import { didYouMean } from '../../platform/config/nearest.js';
import { loopbackName } from '../../platform/net/loopback.js';
import type { SetExit } from './command.js';
import { addGuardAuditCommand } from './guard-audit.js';
import { addGuardKillCommands } from './guard-kill.js';
import { addGuardPoliciesCommand } from './guard-policies.js';
import { addGuardStatusCommand } from './guard-status.js';
import type { Io } from './io.js';
import { settingsOf } from './settings.js';
import { aborted } from './signals.js';
import { withApp } from './with-app.js';

export function addGuardCommand(program: Command, io: Io, setExit: SetExit): void {
  const guard = program
    .command('guard')
    .helpCommand(false)
    .description('stand between IB clients and a paper account, and let through what a policy allows')
    .option('--listen <port|address>', 'where clients connect (4003); 0 takes any free port')
    .option('--host <address>', 'address to listen on, where --listen names only a port')
    .option('--upstream <host:port>', 'TWS or the gateway behind it (127.0.0.1:4002); a port alone is here')
    .option('--policy <name|file>', 'what clients may do (examples): `ibs guard policies`')
    .option('--audit <folder>', 'where all orders are put on record (IBS_HOME/guard)')
    .option('--transcript <file>', 'write every message both ways there, as JSON')
    .option(
      '--control-port <number>',
      'stop trading over HTTP, from this machine only; 0 takes any free port',
    )
    .option('--control-token <text>', 'what the control port asks for, instead of a new one each time')
    .addHelpText(
      'after',
      [
        '',
        'Any IB client connects to it unmodified. It goes on to the upstream only if every account of the login is a',
        'paper account; nothing turns that off. Prints where it listens on standard output, its log on standard error.',
        'Ctrl-C stops it. Then nobody can connect; orders that are open at the upstream stay open.',
        'JSON: {"host", "port", "upstream", "reached", "policy", "policyFile", "record", "killed"}; with --transcript',
        'also "transcript", with --control-port "control": {"url", "token"}.',
        '',
        'Stop all trading, within a tenth of a second, until a person lifts it:',
        '  ibs guard kill                            every guard of this IBS_HOME; so does `touch KILL` there',
        '  kill -USR2 PID                            this guard, and by its file the others too',
        '  curl -X POST -H "Authorization: Bearer $TOKEN" 127.0.0.1:4004/kill',
        'The token is printed at the start, or is one of your own in IBS_GUARD_CONTROL_TOKEN: others on the machine',
        'can read what --control-token says.',
        '',
        'Examples:',
        '  ibs guard                                 on port 4003, before a gateway on 4002',
        '  ibs guard --listen 4001 --upstream 127.0.0.1:7497 --policy read-only',
        '  ibs guard --policy ./mine.yaml            a policy of your own: `ibs guard policies --help`',
        '  ibs guard status                          whether one runs, and how much of the day is used',
      ].join('\n'),
    )
    // Who mistypes `release` is told so, and not that a guard takes no arguments.
    .allowExcessArguments()
    .action(async (_options: object, command: Command) => {
      const [surplus] = command.args;
      if (surplus !== undefined) {
        const known = command.commands.map((each) => each.name());
        command.error(`error: unknown command '${surplus}'${didYouMean(surplus, known)}`);
      }
      const { listenSettings, upstreamSettings } = await import('../guard/flags.js');
      const { guardText } = await import('../guard/text.js');
      const { onKillSignal } = await import('../guard/kill-signal.js');
      const flags = settingsOf(command, {
        host: 'guard.host',
        policy: 'guard.policy',
        transcript: 'guard.transcript',
        listen: listenSettings,
        upstream: upstreamSettings,
        audit: 'guard.audit',
        controlPort: 'guard.controlPort',
        controlToken: 'guard.controlToken',
      });
      await withApp(command, io, flags, async (app, { json }) => {
        const { host, listen: port } = app.config.values.guard;
        const running = await app.startGuard({ host, port });
        const stopListening = onKillSignal(running.kill);
        try {
          const { address, upstream, unreached, policy, policyFile, record, transcript, control, killed } =
            running;
          const shape = {
            ...address,
            upstream,
            reached: unreached === undefined,
            policy: policy.name,
            policyFile: policyFile ?? null,
            record,
          };
          io.out(
            json
              ? `${JSON.stringify({ ...shape, killed: killed ?? null, transcript, control })}\n`
              : guardText(running),
          );
          if (unreached !== undefined)
            io.err(
              `ibs: ${upstream} cannot be reached yet (${unreached}); it is tried again for each client\n` +
                '  TWS or IB Gateway must run there, logged in, with its API on; paper logins have 7497 or 4002\n',
            );
          if (loopbackName(host) === undefined)
            io.err(
              `ibs: other machines can reach ${host}: whoever can connect may trade as the policy allows\n`,
            );
          await aborted(io.signal);
          app.log.info({ signal: String(io.signal.reason) }, 'stopping');
        } finally {
          stopListening();
        }
      });
    });
  addGuardKillCommands(guard, io);
  addGuardStatusCommand(guard, io);
  addGuardPoliciesCommand(guard, io);
  addGuardAuditCommand(guard, io, setExit);
  keepFlagsApart(program, guard);
}

/** What only a guard heeds that is to run is no flag of the commands beside it, though they are written behind it. */
function keepFlagsApart(program: Command, guard: Command): void {
  for (const each of [...guard.commands, ...guard.commands.flatMap(({ commands }) => commands)]) {
    const help = each.configureHelp();
    each
      .allowExcessArguments(false)
      .configureHelp({ ...help, visibleGlobalOptions: () => [...program.options] });
  }
  guard.hook('preAction', (_, command) => {
    if (command === guard) return;
    const own = command.options.map(({ long }) => long);
    const given = guard.options.find(
      (option) => guard.getOptionValueSource(option.attributeName()) === 'cli' && !own.includes(option.long),
    );
    if (given) command.error(`error: unknown option '${given.long}' of \`ibs guard ${command.name()}\``);
  });
}
