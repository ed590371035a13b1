import { bench, type Contestant, type Work } from '../../../platform/bench/bench.js';
import { systemClock } from '../../../platform/clock/system.js';
import { openBare, SMALL_REPLY } from './bare-client.js';
import { type MeasuredProcess, startProcess } from './measured-process.js';
import { bareWork, mixedWork } from './mixed-work.js';
import { bareOrder, FRAMES_AN_ORDER, inFlight, marketOrder } from './orders.js';
import { framed, openRawClient, type RawClient } from './raw-client.js';
import { dailyBars, minuteBars, openSession, REQUEST_TIME, SYMBOLS, tickByTick } from './session.js';
import { copying, goingBack } from './snapshot.js';
import { startingBare, startingGateway } from './start-up.js';

/** How much of the market's time passes in one run. */
const ADVANCE_MS = 60_000;

const GATEWAY = './gateway-process.ts';
const BARE = './bare-process.ts';
/** Orders a run, enough to fill and empty the pipes many times. */
const ORDERS = 4000;

/** Those who do mixed work. */
const CLIENTS = 500;

/** Sizes, with their length, of what a gateway answers: the bare server answers as much. */
const YEAR_REPLY = 20_000;
const DAY_REPLY = 30_000;

export default bench({
  name: 'gateway',
  about:
    'a paper account over TCP, beside a bare server that answers frames of the same size made beforehand',
  cases: [
    {
      name: 'from connecting to the next valid id',
      runs: 200,
      warmUp: 20,
      project: gateway((server) => ({
        async run() {
          const client = await openSession(server.port);
          client.end();
        },
        figures: async () => ({ 'idle memory, MB': await server.megabytes() }),
      })),
      peers: {
        'bare TCP': bare((server) => ({
          async run() {
            const client = await openBare(server.port);
            client.end();
          },
        })),
      },
    },
    {
      name: 'a request and its answer',
      runs: 1000,
      warmUp: 100,
      project: gateway(asking(openSession, REQUEST_TIME, 1)),
      peers: { 'bare TCP': bare(asking(openRawClient, String(SMALL_REPLY), 1)) },
    },
    {
      name: 'a request among a thousand sent at once',
      runs: 30,
      project: gateway(asking(openSession, REQUEST_TIME, 1000)),
      peers: { 'bare TCP': bare(asking(openRawClient, String(SMALL_REPLY), 1000)) },
    },
    ...[
      { name: 'a year of daily bars', body: dailyBars, size: YEAR_REPLY },
      { name: 'a day of minute bars', body: minuteBars, size: DAY_REPLY },
    ].flatMap(({ name, body, size }) => [
      {
        name: `${name}, of a stock not asked for before`,
        runs: SYMBOLS.length - 3,
        warmUp: 3,
        project: gateway(asking(openSession, body, 1)),
        peers: { 'bare TCP': bare(asking(openRawClient, String(size), 1)) },
      },
      {
        name: `${name}, asked for again`,
        runs: 100,
        project: gateway(asking(openSession, () => body(0), 1)),
        peers: { 'bare TCP': bare(asking(openRawClient, String(size), 1)) },
      },
    ]),
    ...[1, 64].map((most) => ({
      name: `a market order to its fill, ${most} in flight`,
      runs: most === 1 ? 3 : 10,
      project: gateway(inFlight(openSession, marketOrder, { frames: FRAMES_AN_ORDER, most, count: ORDERS })),
      peers: { 'bare TCP': bare(inFlight(openRawClient, bareOrder, { frames: 1, most, count: ORDERS })) },
    })),
    {
      name: 'a snapshot of a thousand orders, and back to it',
      runs: 50,
      project: goingBack,
      peers: { 'structuredClone, twice': copying },
    },
    ...[1, 10, 100].map((clients) => ({
      name: `a thousand ticks, to ${clients} ${clients === 1 ? 'client' : 'clients'}`,
      runs: 15,
      project: gateway((server) => receiving(server, clients, openSession, SYMBOLS.map(tickByTick))),
      peers: { 'bare TCP': bare((server) => receiving(server, clients, openRawClient, [])) },
    })),
    {
      name: `mixed work of ${CLIENTS} clients at once: connect, account, market data, contract, bars, order, cancel`,
      runs: 5,
      warmUp: 2,
      project: gateway(mixedWork(CLIENTS)),
      peers: { 'bare TCP': bare(bareWork(CLIENTS)) },
    },
    {
      name: 'start-up: from the command to the next valid id',
      runs: 10,
      warmUp: 2,
      project: startingGateway,
      peers: { 'bare TCP in node': startingBare },
    },
  ],
});

function gateway(work: (server: MeasuredProcess) => Work | Promise<Work>): Contestant {
  return contestant(GATEWAY, work);
}

function bare(work: (server: MeasuredProcess) => Work | Promise<Work>): Contestant {
  return contestant(BARE, work);
}

function contestant(file: string, work: (server: MeasuredProcess) => Work | Promise<Work>): Contestant {
  return async () => {
    const server = await startProcess(file);
    const made = await work(server);
    return {
      ...made,
      async end() {
        await made.end?.();
        server.end();
      },
    };
  };
}

/** One frame comes back for each body sent; a function makes the body of each turn. */
function asking(
  open: (port: number) => Promise<RawClient>,
  body: string | ((turn: number) => string),
  times: number,
) {
  return async (server: MeasuredProcess): Promise<Work> => {
    const client = await open(server.port);
    let turn = 0;
    return {
      operations: times,
      run() {
        const text = typeof body === 'string' ? body : body(turn);
        turn += 1;
        const wanted = client.frames + times;
        client.socket.write(Buffer.concat(Array.from({ length: times }, () => framed(text))));
        return client.until(wanted);
      },
      end: client.end,
    };
  };
}

/** Lets time pass, and counts what has come to all clients by the time it has all come. */
async function receiving(
  server: MeasuredProcess,
  count: number,
  open: (port: number, clientId: number) => Promise<RawClient>,
  subscriptions: readonly string[],
): Promise<Work> {
  const clients: RawClient[] = [];
  for (let at = 0; at < count; at += 1) {
    const client = await open(server.port, at + 1);
    // Each listens to some of the instruments, so that ten clients and a hundred share what is made.
    client.send(...subscriptions.slice(at % 5, (at % 5) + Math.max(20, Math.ceil(36 / count))));
    clients.push(client);
  }
  const frames = () => clients.reduce((sum, client) => sum + client.frames, 0);
  return {
    async measure() {
      const before = frames();
      const started = systemClock.monotonic();
      const bytes = await server.advance(ADVANCE_MS);
      while (clients.reduce((sum, { socket }) => sum + socket.bytesRead, 0) < bytes) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      const thousands = Math.max(1, Math.round((frames() - before) / 1000));
      const each = (systemClock.monotonic() - started) / thousands;
      return Array.from({ length: thousands }, () => each);
    },
    figures: async () => ({ 'loaded memory, MB': await server.megabytes() }),
    end: () => {
      for (const client of clients) client.end();
    },
  };
}
