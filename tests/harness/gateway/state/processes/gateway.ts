/** Runs the paper gateway as `ibs gateway --state FOLDER --no-pacing` does, and prints its port. Argument: the folder. */
import { gatewaySection } from '../../../../../harness/gateway/section.js';
import { systemClock } from '../../../../../platform/clock/system.js';
import { createLog } from '../../../../../platform/log/log.js';
import { systemRandom } from '../../../../../platform/random/system.js';
import { startGateway } from '../../../../../server/gateway/start.js';

const settings = gatewaySection.schema.parse({ state: process.argv[2], pacing: false });
const log = createLog({
  level: 'warn',
  format: 'json',
  clock: systemClock,
  write: (line) => void process.stderr.write(line),
});
const { address } = await startGateway(
  settings,
  { host: '127.0.0.1', port: 0 },
  { clock: systemClock, log, cwd: process.cwd(), random: systemRandom() },
);
process.stdout.write(`${'port' in address ? address.port : ''}\n`);
