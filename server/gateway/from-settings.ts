import { resolve } from 'node:path';
import { createGateway, type Gateway } from '../../harness/gateway/create.js';
import type { gatewaySection } from '../../harness/gateway/section.js';
import { DEFAULT_ACCOUNT } from '../../harness/gateway/settings.js';
import { clockFor } from '../../harness/gateway/time/clock-setting.js';
import type { Market } from '../../harness/world/market.js';
import { createWorld } from '../../harness/world/world.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { SectionValues } from '../../platform/config/section.js';
import type { Log } from '../../platform/log/log.js';
import { dateOfDay } from '../../trading/instruments/calendar/date.js';
import { wallTime } from '../../trading/instruments/calendar/zone.js';
import type { KeptState } from './kept-state.js';

interface Surroundings {
  /** The wall's. */
  readonly clock: Clock;
  readonly log: Log;
  readonly cwd: string;
  readonly kept?: KeptState | undefined;
  /** Told when its state cannot be kept any more. */
  readonly failed?: (error: unknown) => void;
}

/** A gateway as the settings describe it, which serves whoever is attached to it and does not listen yet. */
export async function gatewayFrom(
  given: SectionValues<readonly [typeof gatewaySection]>['gateway'],
  { clock: base, log, cwd, kept, failed }: Surroundings,
): Promise<Gateway> {
  const { seed, accounts, pacing, maxClients, marketDataLines, delayedOnly, replay } = given;
  const [first, ...others] = accounts;
  if (first === undefined) throw new Error('the schema of gateway.accounts wants at least one');
  const before = kept?.folder.state;
  const clock = clockFor(given.clock, base, before?.exchange.now);
  const market = replay === undefined ? undefined : await replayed(resolve(cwd, replay), seed, clock);
  return createGateway({
    seed,
    clock,
    // Once it has been moved it skips no nights.
    ...(given.clock === 'always-open' ? { clockOnceMoved: base } : {}),
    ...(market === undefined ? {} : { market }),
    wall: base,
    log,
    // Who asks for no account by name gets those of the state.
    ...(before && first === DEFAULT_ACCOUNT && others.length === 0 ? {} : { accounts: [first, ...others] }),
    fees: given.fees,
    ...(before === undefined ? {} : { state: before }),
    ...(kept === undefined ? {} : { keeper: kept.folder }),
    ...(failed === undefined ? {} : { failed }),
    settings: {
      maxClients,
      marketDataLines,
      delayedOnly,
      wallStreetHorizon: given.wallStreetHorizon,
      groups: given.groups,
      readOnly: given.readOnly,
      masterClientId: given.masterClient,
      ...(pacing ? {} : { messagesPerSecond: undefined, historicalPacing: false }),
    },
  });
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
