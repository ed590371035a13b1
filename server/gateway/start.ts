import { resolve } from 'node:path';
import { createGateway } from '../../harness/gateway/create.js';
import { listen } from '../../harness/gateway/listen.js';
import type { gatewaySection } from '../../harness/gateway/section.js';
import { clockFor } from '../../harness/gateway/time/clock-setting.js';
import type { Market } from '../../harness/world/market.js';
import { createWorld } from '../../harness/world/world.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { SectionValues } from '../../platform/config/section.js';
import type { Log } from '../../platform/log/log.js';
import type { Address } from '../../platform/net/bind.js';
import { dateOfDay } from '../../trading/instruments/calendar/date.js';
import { wallTime } from '../../trading/instruments/calendar/zone.js';

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
  from: { readonly clock: Clock; readonly log: Log; readonly cwd: string },
): Promise<RunningGateway> {
  const { seed, clock: setting, accounts, pacing, maxClients, marketDataLines, delayedOnly, replay } = given;
  const clock = clockFor(setting, from.clock);
  const [first, ...others] = accounts;
  if (first === undefined) throw new Error('the schema of gateway.accounts wants at least one');
  const gateway = createGateway({
    seed,
    clock,
    ...(replay === undefined ? {} : { market: await replayed(resolve(from.cwd, replay), seed, clock) }),
    wall: from.clock,
    log: from.log.child({ part: 'gateway' }),
    accounts: [first, ...others],
    settings: {
      maxClients,
      marketDataLines,
      delayedOnly,
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

/** The seeded market, but for what the user has bars of. Which future is the next one follows the market's time. */
async function replayed(folder: string, seed: number, clock: Clock): Promise<Market> {
  // Who replays nothing does not pay for the readers.
  const { readReplayFolder } = await import('../../harness/world/replay/csv/read-folder.js');
  const { replayedMarket } = await import('../../harness/world/replay/market.js');
  const today = dateOfDay(wallTime('US/Eastern', clock.now()).day);
  const series = await readReplayFolder(folder, today);
  return replayedMarket({ market: createWorld({ seed }), series });
}
