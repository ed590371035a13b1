/** A guard before a gateway on a port, with a life of its own: prints its port. Arguments: the gateway's, the folder. */
import { connect } from 'node:net';
import { join } from 'node:path';
import { createGuard } from '../../../harness/guard/create.js';
import { openKillSwitch } from '../../../harness/guard/kill/open-kill-switch.js';
import { listenGuard } from '../../../harness/guard/listen.js';
import { profiles } from '../../../harness/guard/policy/profiles.js';
import { openAudit } from '../../../harness/guard/record/open-audit.js';
import { openWatch } from '../../../harness/guard/watch/open-watch.js';
import { createLog } from '../../../platform/log/log.js';
import { marketClock } from './market-clock.js';

const [port = '', home = ''] = process.argv.slice(2);
const clock = marketClock();
const log = createLog({
  level: 'warn',
  format: 'json',
  clock,
  write: (line) => void process.stderr.write(line),
});
const upstream = () => connect(Number(port), '127.0.0.1');
const watch = openWatch({ connect: upstream, clock, log });
const guard = createGuard({
  connect: upstream,
  upstream: `127.0.0.1:${port}`,
  policy: {
    ...profiles.examples,
    limits: { ...profiles.examples.limits, notionalPerDay: undefined, openOrders: undefined },
    messages: undefined,
  },
  audit: await openAudit({ file: join(home, 'guard', 'record.jsonl'), clock }),
  kill: openKillSwitch({ folder: home, clock, log, wasOn: undefined }),
  watch,
  clock,
  log,
});
const listening = await listenGuard(guard, { host: '127.0.0.1', port: 0 });
process.stdout.write(`${listening.port}\n`);
