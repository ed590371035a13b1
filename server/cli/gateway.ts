import type { Command } from 'commander';
import type { Io } from './io.js';
import { settingsOf } from './settings.js';
import { aborted } from './signals.js';
import { withApp } from './with-app.js';

export function addGatewayCommand(program: Command, io: Io): void {
  program
    .command('gateway')
    .description('run a paper account that speaks the TWS protocol, until stopped')
    .option('--port <number>', 'TCP port (4002, as IB Gateway has it); 0 takes any free one')
    .option('--host <address>', 'address to listen on')
    .option('--socket <path>', 'listen on a unix socket instead')
    .option('--seed <number>', 'which market; the same seed, the same prices')
    .option('--clock <when>', 'live, always-open, fixed:2026-03-02T15:00:00Z, or a speed such as x60')
    .option('--replay <folder>', 'serve your own CSV bars instead of seeded prices')
    .option('--accounts <ids>', 'account ids, with commas between')
    .option('--clients <number>', 'how many may be connected at once')
    .option('--state <folder>', 'keep orders, positions and executions there, over restarts and crashes')
    .option('--durable', 'with --state: safe against power loss too, and slower')
    .option('--fees <list>', "commissions by IBKR's fixed or tiered price list")
    .option('--read-only', 'refuse whatever trades, as with the read-only API')
    .option('--master-client <id>', "the client that hears of everybody's orders")
    .option('--script <name|file>', 'make trouble from the start: `ibs trouble` lists scripts and shows how')
    .option('--admin-port <number>', 'make trouble over HTTP, from this machine only; 0 takes any free port')
    .option('--admin-token <text>', 'what the admin port asks for, instead of a new one each time')
    .option('--no-pacing', 'lift the limits of 50 messages a second and on history')
    .addHelpText(
      'after',
      [
        '',
        'Prints where it listens on standard output and its log on standard error. Ctrl-C stops it.',
        'Any IB client connects to it unmodified; it holds no real account and reaches no network.',
        'JSON: {"host", "port", "accounts", "clock", "time", "seed"}, or "path" in place of host and port;',
        'with --state also "state", its folder; with --script "script"; with --admin-port "admin": {"url", "token"}.',
        '',
        'Clocks: live is now, open and closed as it is. always-open (the default) is now while New York',
        'trades, otherwise the session before, and from each closing bell straight to the next opening.',
        'x60 starts now, x60:2026-03-02T14:30:00Z then. Nothing moves on a fixed one.',
        'More than 50 messages a second get error 100, as from TWS: --no-pacing lifts that.',
        '`--set gateway.delayedOnly=NASDAQ,IBIS` names exchanges without live data (354, 10167).',
        '',
        'With --state a second start goes on where the first ended; a folder that is damaged, or was written by a',
        'newer version, is refused and left as it is. Delete the folder to begin anew.',
        '',
        'Trouble, on demand: lost connections, halts, restarts and what else really happens to people.',
        '`ibs trouble` shows all of it. Over HTTP it takes the token that is printed at the start, or one of your own:',
        'in IBS_GATEWAY_ADMIN_TOKEN, since others on the machine can read what --admin-token says.',
        '  curl -H "Authorization: Bearer $TOKEN" 127.0.0.1:4013/actions/halt -d \'{"symbol": "AAPL", "for": "5m"}\'',
        '  curl -H "Authorization: Bearer $TOKEN" 127.0.0.1:4013/scripts --data-binary @my-night.txt',
        'GET / there lists everything.',
        '',
        'Examples:',
        '  ibs gateway                               on port 4002, in an open market',
        '  ibs gateway --port 0 --clock x60          an hour of trading in a minute',
        '  ibs gateway --clock fixed:2026-03-02T15:00:00Z --seed 7',
        '  ibs gateway --state paper                 the account is still there tomorrow',
        '  ibs gateway --script nightly-restart      what your robot does at a quarter to midnight',
        '  ibs gateway --admin-port 4013             trouble when you say so',
        '  ibs gateway --replay bars --clock x1:2026-03-02T14:30:00Z',
      ].join('\n'),
    )
    .action(async ({ socket }: { readonly socket?: string }, command: Command) => {
      const flags = settingsOf(command, {
        port: 'gateway.port',
        host: 'gateway.host',
        seed: 'gateway.seed',
        clock: 'gateway.clock',
        replay: 'gateway.replay',
        accounts: 'gateway.accounts',
        clients: 'gateway.maxClients',
        state: 'gateway.state',
        fees: 'gateway.fees',
        script: 'gateway.script',
        adminPort: 'gateway.adminPort',
        adminToken: 'gateway.adminToken',
        masterClient: 'gateway.masterClient',
        durable: 'gateway.durable',
        readOnly: 'gateway.readOnly',
        pacing: 'gateway.pacing',
      });
      const { adminText, gatewayText } = await import('../gateway/text.js');
      await withApp(command, io, flags, async (app, { json }) => {
        const { host, port } = app.config.values.gateway;
        const gateway = await app.startGateway(socket === undefined ? { host, port } : { path: socket });
        const { address, accounts, clock, seed, state, script, admin } = gateway;
        const time = new Date(gateway.now()).toISOString();
        io.out(
          json
            ? `${JSON.stringify({ ...address, accounts, clock, time, seed, state, script, admin })}\n`
            : `paper gateway at ${gatewayText(gateway)}; Ctrl-C stops it\n${adminText(gateway)}`,
        );
        await Promise.race([aborted(io.signal), gateway.failure]);
        app.log.info({ signal: String(io.signal.reason) }, 'stopping');
      });
    });
}
