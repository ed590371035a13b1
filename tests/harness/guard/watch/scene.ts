import { type Duplex, duplexPair } from 'node:stream';
import { createGateway, type Gateway, type GatewayOptions } from '../../../../harness/gateway/create.js';
import type { AskedContract } from '../../../../harness/guard/asked/asked-order.js';
import { openWatch } from '../../../../harness/guard/watch/open-watch.js';
import type { WatchSettings } from '../../../../harness/guard/watch/settings.js';
import type { Wanted, Watch } from '../../../../harness/guard/watch/watch.js';
import { type SteppedClock, steppedClock } from '../../../../platform/clock/stepped.js';
import { createLog } from '../../../../platform/log/log.js';

/** In the middle of a day of trading. */
export const MOMENT = '2026-03-03T16:30:00Z';

const nothing: AskedContract = {
  ...{ conId: 0, symbol: '', secType: '', lastTradeDateOrContractMonth: '', strike: 0, right: '' },
  ...{ multiplier: '', exchange: '', primaryExchange: '', currency: '', localSymbol: '', tradingClass: '' },
  ...{ secIdType: '', secId: '' },
};

export function contract(given: Partial<AskedContract>): AskedContract {
  return { ...nothing, ...given };
}

export const AAPL = contract({ symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' });
export const EURUSD = contract({ symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO', currency: 'USD' });

export function wanted(given: Partial<Wanted>): Wanted {
  return {
    ...{ contracts: [], prices: false, rates: false, positions: false, profit: false, time: false },
    ...given,
  };
}

export const everythingOf = (...contracts: readonly AskedContract[]): Wanted => ({
  ...{ contracts, prices: true, rates: true, positions: true, profit: true, time: true },
});

export interface WatchScene {
  readonly watch: Watch;
  /** The wall's time, by which watches wait. */
  readonly wall: SteppedClock;
  /** Lines of the watch's log. */
  readonly logged: readonly string[];
  settle(): Promise<void>;
  /** Lets the wall's time pass. */
  wait(ms: number): Promise<void>;
}

/** A watch on whatever is at the other end of a stream. */
export async function watchOver(
  connect: () => Duplex,
  { clientId, settings, wall = steppedClock(0) }: Partial<WatchOptions> = {},
): Promise<WatchScene> {
  const logged: string[] = [];
  const log = createLog({ level: 'info', format: 'json', clock: wall, write: (line) => logged.push(line) });
  const watch = openWatch({
    ...{ connect, clock: wall, log },
    ...(clientId === undefined ? {} : { clientId }),
    ...(settings === undefined ? {} : { settings }),
  });
  await settle();
  return {
    ...{ watch, wall, logged, settle },
    async wait(ms) {
      await wall.advance(ms);
      await settle();
    },
  };
}

interface WatchOptions {
  readonly clientId: number;
  readonly settings: Partial<WatchSettings>;
  readonly wall: SteppedClock;
}

export interface GatewayScene extends WatchScene {
  readonly gateway: Gateway;
  /** The market's time. */
  readonly clock: SteppedClock;
}

/** A watch over a gateway of the test's own. */
export async function watchGateway(
  {
    settings,
    clientId,
    at = MOMENT,
    ...options
  }: Partial<WatchOptions> & Partial<Omit<GatewayOptions, 'settings'>> & { readonly at?: string } = {},
  gatewaySettings: GatewayOptions['settings'] = {},
): Promise<GatewayScene> {
  const clock = steppedClock(at);
  const wall = steppedClock(0);
  const gateway = createGateway({ ...options, clock, wall, settings: gatewaySettings });
  const scene = await watchOver(() => connectTo(gateway), {
    wall,
    ...(settings === undefined ? {} : { settings }),
    ...(clientId === undefined ? {} : { clientId }),
  });
  return { ...scene, gateway, clock };
}

export function connectTo(gateway: Pick<Gateway, 'attach'>): Duplex {
  const [near, far] = duplexPair();
  gateway.attach(far);
  return near;
}

/** Lets everything that is on its way arrive. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
