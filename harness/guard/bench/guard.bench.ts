import { bench, type Contestant, type Work } from '../../../platform/bench/bench.js';
import { systemClock } from '../../../platform/clock/system.js';
import { type MeasuredProcess, startProcess } from '../../gateway/bench/measured-process.js';
import { FRAMES_AN_ORDER, inFlight, marketOrder } from '../../gateway/bench/orders.js';
import { framed, openRawClient, type RawClient } from '../../gateway/bench/raw-client.js';
import { openSession, REQUEST_TIME, VERSION } from '../../gateway/bench/session.js';
import { encode } from '../../wire/encode.js';
import { writeHello } from '../../wire/handshake.js';
import { startApi } from '../../wire/requests/session.js';
import { atRate } from './at-rate.js';

const here = (file: string) => new URL(file, import.meta.url);
const BARE_UPSTREAM = here('./bare-upstream.ts');
const GATEWAY = here('../../gateway/bench/gateway-process.ts');
const GUARD = here('./guard-process.ts');
const PROXY = here('./proxy-process.ts');

const ORDERS = 500;

export default bench({
  name: 'guard',
  about:
    'the guard between a client and an upstream, beside a proxy that looks at nothing and no proxy at all; an order through it is on record, synced, before it goes on',
  cases: [
    ...[50, 5000].map((perSecond) => ({
      name: `a request and its answer, ${perSecond} a second`,
      runs: 5,
      warmUp: 1,
      project: through(BARE_UPSTREAM, [GUARD], questions(perSecond)),
      peers: {
        'bare TCP proxy': through(BARE_UPSTREAM, [PROXY], questions(perSecond)),
        'no proxy': through(BARE_UPSTREAM, undefined, questions(perSecond)),
      },
    })),
    {
      name: 'a request among ten thousand sent at once',
      runs: 10,
      project: through(BARE_UPSTREAM, [GUARD], flood),
      peers: {
        'bare TCP proxy': through(BARE_UPSTREAM, [PROXY], flood),
        'no proxy': through(BARE_UPSTREAM, undefined, flood),
      },
    },
    {
      name: 'a market order to its fill, 20 a second',
      runs: 5,
      warmUp: 1,
      project: through(GATEWAY, [GUARD], ordersAtRate),
      peers: {
        'a proxy that syncs as much': through(GATEWAY, [PROXY, 'sync'], ordersAtRate),
        'bare TCP proxy': through(GATEWAY, [PROXY], ordersAtRate),
      },
    },
    ...[1, 16].map((most) => ({
      name: `a market order to its fill, ${most} in flight`,
      runs: 3,
      warmUp: 1,
      project: through(GATEWAY, [GUARD], orders(most)),
      peers: {
        'a proxy that syncs as much': through(GATEWAY, [PROXY, 'sync'], orders(most)),
        'bare TCP proxy': through(GATEWAY, [PROXY], orders(most)),
      },
    })),
  ],
});

const FLOOD = 10_000;

function questions(perSecond: number) {
  return atRate(openBareSession, () => REQUEST_TIME, { perSecond, frames: 1 });
}

function ordersAtRate(server: MeasuredProcess): Promise<Work> {
  return atRate(openSession, marketOrder, { perSecond: 20, frames: FRAMES_AN_ORDER })(server);
}

function orders(most: number) {
  return inFlight(openSession, marketOrder, { frames: FRAMES_AN_ORDER, most, count: ORDERS });
}

async function flood(server: MeasuredProcess): Promise<Work> {
  const client = await openBareSession(server.port);
  const frames = Buffer.concat(Array.from({ length: FLOOD }, () => framed(REQUEST_TIME)));
  return {
    operations: FLOOD,
    run() {
      const wanted = client.frames + FLOOD;
      client.socket.write(frames);
      return client.until(wanted);
    },
    end: client.end,
  };
}

/** What stands in between, if anything does, in a process of its own beside the upstream's. */
function through(
  upstreamFile: URL,
  between: readonly [URL, ...string[]] | undefined,
  work: (server: MeasuredProcess) => Work | Promise<Work>,
): Contestant {
  return async () => {
    const upstream = await startProcess(upstreamFile);
    const [file, ...args] = between ?? [];
    const front = file ? await startProcess(file, [String(upstream.port), ...args]) : upstream;
    const made = await work(front);
    return {
      ...made,
      async end() {
        await made.end?.();
        front.end();
        upstream.end();
      },
    };
  };
}

/** Greeted with the version, the accounts and the next valid id. */
async function openBareSession(port: number): Promise<RawClient> {
  const client = await openRawClient(port);
  client.socket.write(writeHello({ min: 100, max: VERSION, options: '' }));
  await client.until(1);
  client.send(encode(startApi, VERSION, { clientId: 1, optionalCapabilities: '' }));
  await client.until(3);
  await new Promise<void>((resolve) => systemClock.after(100, resolve));
  return client;
}
