import { createGateway, type Gateway } from '../../harness/gateway/create.js';
import { listen } from '../../harness/gateway/listen.js';
import type { GatewaySettings } from '../../harness/gateway/settings.js';
import type { Clock } from '../../platform/clock/clock.js';
import { steppedClock } from '../../platform/clock/stepped.js';
import { createLog } from '../../platform/log/log.js';

export interface TestGateway {
  readonly port: number;
  readonly gateway: Gateway;
  /** What the gateway logged, one JSON text a line. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** A Tuesday, two hours into regular trading in New York. */
export const MARKET_HOURS = '2026-03-03T16:30:00Z';

/** A gateway on a free port with a market that stands still at an open moment, unless told otherwise. */
export async function startGateway(
  options: {
    readonly clock?: Clock;
    readonly wall?: Clock;
    readonly seed?: number;
    readonly accounts?: readonly [string, ...string[]];
    readonly settings?: Partial<GatewaySettings>;
  } = {},
): Promise<TestGateway> {
  const { clock = steppedClock(MARKET_HOURS), seed = 1, settings, ...rest } = options;
  const lines: string[] = [];
  const log = createLog({ level: 'debug', format: 'json', clock, write: (line) => void lines.push(line) });
  const gateway = createGateway({
    ...rest,
    seed,
    clock,
    log,
    settings: { messagesPerSecond: undefined, ...settings },
  });
  const listening = await listen(gateway, { host: '127.0.0.1', port: 0 });
  return { port: listening.port, gateway, log: lines, close: () => listening.close() };
}
