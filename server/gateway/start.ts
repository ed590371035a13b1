import { createGateway } from '../../harness/gateway/create.js';
import { listen } from '../../harness/gateway/listen.js';
import type { gatewaySection } from '../../harness/gateway/section.js';
import { clockFor } from '../../harness/gateway/time/clock-setting.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { SectionValues } from '../../platform/config/section.js';
import type { Log } from '../../platform/log/log.js';
import type { Address } from '../../platform/net/bind.js';

/** A paper gateway that listens, and what one needs to know to connect. */
export interface RunningGateway {
  readonly address: Address;
  readonly accounts: readonly string[];
  readonly seed: number;
  /** As it was asked for, such as `always-open`. */
  readonly clock: string;
  /** The market's time now. */
  now(): number;
  close(): Promise<void>;
}

type Settings = SectionValues<readonly [typeof gatewaySection]>['gateway'];

/** Starts a paper gateway as the settings describe it. */
export async function startGateway(
  given: Settings,
  at: Address,
  from: { readonly clock: Clock; readonly log: Log },
): Promise<RunningGateway> {
  const { seed, clock: setting, accounts, pacing, maxClients, marketDataLines } = given;
  const clock = clockFor(setting, from.clock);
  const [first, ...others] = accounts;
  if (first === undefined) throw new Error('the schema of gateway.accounts wants at least one');
  const gateway = createGateway({
    seed,
    clock,
    wall: from.clock,
    log: from.log.child({ part: 'gateway' }),
    accounts: [first, ...others],
    settings: {
      maxClients,
      marketDataLines,
      ...(pacing ? {} : { messagesPerSecond: undefined, historicalPacing: false }),
    },
  });
  const listening = await listen(gateway, at);
  return {
    address: 'path' in at ? at : { host: at.host, port: listening.port },
    accounts: gateway.accounts,
    seed,
    clock: setting,
    now: clock.now,
    close: listening.close,
  };
}
