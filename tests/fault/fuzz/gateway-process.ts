/** A gateway under fire, in a process of its own so that its memory and its stillness can be measured. Argument: settings. */
import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createGateway } from '../../../harness/gateway/create.js';
import { listen } from '../../../harness/gateway/listen.js';
import type { GatewaySettings } from '../../../harness/gateway/settings.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { createLog } from '../../../platform/log/log.js';
import type { Asked, Remains, Told } from './protocol.js';

const tell = (told: Told) => void process.send?.(told);
const fail = (line: string) => tell({ kind: 'failure', line });
process.on('uncaughtException', (error) => fail(`uncaught: ${error.stack}`));
process.on('unhandledRejection', (error) =>
  fail(`unhandled: ${error instanceof Error ? error.stack : error}`),
);

const stepped = steppedClock('2026-03-03T15:00:00Z');
let waits = 0;
/** Counts who waits: whoever is gone waits for nothing any more. */
const clock: Clock = {
  ...stepped,
  after(ms, task) {
    waits += 1;
    let isOver = false;
    const over = () => {
      if (!isOver) waits -= 1;
      isOver = true;
    };
    const cancel = stepped.after(ms, () => {
      over();
      task();
    });
    return () => {
      over();
      cancel();
    };
  },
};
const settings: Partial<GatewaySettings> = JSON.parse(process.argv[2] ?? '{}');
const gateway = createGateway({
  clock,
  wall: clock,
  settings: { messagesPerSecond: undefined, historicalPacing: false, ...settings },
  log: createLog({ level: 'error', format: 'json', clock, write: fail }),
});
const { port } = await listen(gateway, { host: '127.0.0.1', port: 0 });
const before = gateway.state();
const gaps = monitorEventLoopDelay({ resolution: 5 });
gaps.enable();

function inspect(): Remains {
  const longestGapMs = Math.round(gaps.max / 1e6);
  const { tickets, drafts, exchange } = gateway.state();
  const named = new Set(tickets.map(({ permId }) => permId));
  const known = new Set(exchange.orders.map(({ id }) => id));
  const unnamed =
    exchange.orders.filter(({ id }) => !named.has(id)).length +
    tickets.filter(({ permId }) => !known.has(permId)).length;
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
  const heapMegabytes = process.memoryUsage().heapUsed / 1024 / 1024;
  gaps.reset();
  return {
    connections: gateway.connections,
    waits,
    unnamed,
    drafts: drafts.length,
    orders: exchange.orders.length,
    descriptors: readdirSync('/proc/self/fd').length,
    heapMegabytes,
    longestGapMs,
  };
}

process.on('message', async (asked: Asked) => {
  if (asked.kind === 'inspect') {
    tell({ kind: 'remains', remains: inspect() });
    return;
  }
  if (asked.kind === 'restore') gateway.restore(before);
  else await stepped.advance(asked.ms);
  tell({ kind: 'done' });
});
process.on('disconnect', () => process.exit(0));
tell({ kind: 'ready', port });
