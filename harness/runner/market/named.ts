import type { Duplex } from 'node:stream';
import { type Clock, sleep } from '../../../platform/clock/clock.js';
import { Fault } from '../../../platform/errors/fault.js';
import type { Log } from '../../../platform/log/log.js';
import { integer, type Random } from '../../../platform/random/random.js';
import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { isOpen } from '../../../trading/instruments/calendar/sessions.js';
import type { Needs } from '../../example/example.js';
import { fillIn } from '../../example/parameters.js';
import { paperGatewayVersion } from '../../gateway/branding.js';
import { runnerFaults } from '../faults.js';
import type { Environment } from '../records/record.js';
import type { Markets } from './market.js';
import { createPace } from './pace.js';
import { type Host, lookAt, meet, timeAt } from './visit.js';

interface NamedOptions {
  /** `HOST:PORT` as it was named. */
  readonly name: string;
  /** A new connection to it. */
  readonly connect: () => Duplex;
  /** Why nobody can connect to it now; undefined when one can. */
  readonly trouble: () => Promise<string | undefined>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** One that restarts is given this time. */
const PAUSES_MS = [1000, 2000, 4000];
/** Of the runner's own visits; beyond the ids of the guard's sessions. */
const CLIENT_ID = 1_995;
/** Those of examples begin somewhere among these. */
const FIRST_CLIENT_ID = 10_000;
const LAST_CLIENT_ID = 900_000;
/** What IB's limit on history is about: nothing is known of one on histograms. */
const PACED: ReadonlySet<string> = new Set(['reqHistoricalData', 'reqHistoricalTicks', 'reqHeadTimeStamp']);

/** One login for all runs: a TWS or an IB Gateway on a paper account, or a paper gateway that somebody has started. */
export async function namedMarkets(from: NamedOptions): Promise<Markets> {
  const { name, connect, clock } = from;
  const visit = { ...from, clientId: CLIENT_ID };
  const environment = environmentOf(name, await meet(visit));
  const pace = createPace(clock);
  let clientId = integer(from.random, FIRST_CLIENT_ID, LAST_CLIENT_ID);
  /** Programs that somebody else has connected keep their ids, and so does a run that has just ended. */
  const nextClientId = () => {
    clientId += 1;
    return clientId;
  };
  return {
    environment,
    async ready(signal) {
      for (const pause of [...PAUSES_MS, undefined]) {
        const trouble = await from.trouble();
        if (trouble === undefined) return;
        if (pause === undefined) {
          throw new Fault(runnerFaults.gateway_lost, `${name} cannot be reached any more: ${trouble}`);
        }
        await sleep(clock, pause, signal);
      }
    },
    async turn(example, signal) {
      await pace.turn(example, signal);
      const ids = example.parameters.filter(({ type }) => type === 'client-id');
      return ids.length === 0
        ? example
        : fillIn(example, Object.fromEntries(ids.map((each) => [each.name, nextClientId()])));
    },
    took: (sessions) =>
      pace.asked(sessions.flatMap(({ messages }) => messages.filter(({ name }) => PACED.has(name))).length),
    async open() {
      return {
        ...{ name, environment, connect },
        programBegins() {},
        look: () => lookAt(visit),
        close() {},
      };
    },
    async unfit(needs) {
      if (needs.trouble.length > 0)
        return 'it needs trouble that nobody can make on a gateway of somebody else';
      // A paper gateway has a time of its own, in which the market may be open on a Sunday.
      const now = needs.market === 'any' ? undefined : ((await timeAt(visit)) ?? clock.now());
      return notOfThisMoment(needs, now) ?? (await notHeld(needs, () => lookAt(visit)));
    },
  };
}

/** What calls itself our own paper gateway is no evidence of how a real one behaves. */
function environmentOf(gateway: string, host: Host | undefined): Environment {
  const version = paperGatewayVersion(host?.branding);
  if (version !== undefined) return { kind: 'lent', gateway, version };
  return { kind: 'real', gateway, serverVersion: host?.version, account: host?.accounts[0] };
}

function notOfThisMoment({ market }: Needs, now: number | undefined): string | undefined {
  if (now === undefined) return undefined;
  const trades = isOpen(calendars.NYSE, now, true);
  if (market === 'open' && !trades) return 'it needs an open market, and New York is closed';
  if (market === 'closed' && trades) return 'it needs a closed market, and New York is open';
  return undefined;
}

async function notHeld(
  { positions }: Needs,
  look: () => ReturnType<typeof lookAt>,
): Promise<string | undefined> {
  const wanted = Object.entries(positions);
  if (wanted.length === 0) return undefined;
  const seen = await look();
  const missing = wanted.filter(([symbol, quantity]) => {
    const held = seen?.positions.find((each) => each.symbol === symbol && each.secType === 'STK');
    return held === undefined || Math.sign(held.quantity) !== Math.sign(quantity);
  });
  if (missing.length === 0) return undefined;
  const names = missing.map(([symbol, quantity]) => `${quantity} ${symbol}`).join(', ');
  return `the account must hold ${names}, and does not`;
}
