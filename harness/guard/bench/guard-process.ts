import { mkdtempSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveBenchmark } from '../../gateway/bench/served.js';

/** The guard as it is installed: `guard-process.ts PORT` stands before the upstream at that port. */
const built = new URL('../../../dist/package.js', import.meta.url).href;
const {
  createGuard,
  createLog,
  openAudit,
  openKillSwitch,
  openWatch,
  profiles,
  systemClock: clock,
}: Built = await import(built);

type Built = Pick<typeof import('../create.js'), 'createGuard'> &
  Pick<typeof import('../kill/open-kill-switch.js'), 'openKillSwitch'> &
  Pick<typeof import('../policy/profiles.js'), 'profiles'> &
  Pick<typeof import('../record/open-audit.js'), 'openAudit'> &
  Pick<typeof import('../watch/open-watch.js'), 'openWatch'> &
  Pick<typeof import('../../../platform/clock/system.js'), 'systemClock'> &
  Pick<typeof import('../../../platform/log/log.js'), 'createLog'>;

const [port = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'ibs-guard-bench-'));
const log = createLog({
  level: 'error',
  format: 'json',
  clock,
  write: (line) => void process.stderr.write(line),
});
const toUpstream = () => connect({ host: '127.0.0.1', port: Number(port), noDelay: true });
const { examples } = profiles;
const guard = createGuard({
  connect: toUpstream,
  upstream: `127.0.0.1:${port}`,
  policy: {
    ...examples,
    messages: undefined,
    limits: { ...examples.limits, notionalPerDay: 1e12, openOrders: undefined },
  },
  audit: await openAudit({ file: join(folder, 'record.jsonl'), clock }),
  kill: openKillSwitch({ folder, clock, log, wasOn: undefined }),
  watch: openWatch({ connect: toUpstream, clock, log }),
  clock,
  log,
});

const sockets = new Set<Socket>();
const server = createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  guard.attach(socket);
});

serveBenchmark(server, sockets, async () => {});
