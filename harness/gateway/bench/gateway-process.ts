import { createServer, type Socket } from 'node:net';
import type { Market } from '../../world/market.js';
import { serveBenchmark } from './served.js';

/** The gateway as it is installed: what runs sources directly slows them down. */
const built = new URL('../../../dist/package.js', import.meta.url).href;
const { createGateway, createWorld, steppedClock }: Built = await import(built);

type Built = Pick<typeof import('../create.js'), 'createGateway'> &
  Pick<typeof import('../../world/world.js'), 'createWorld'> &
  Pick<typeof import('../../../platform/clock/stepped.js'), 'steppedClock'>;

/** Long enough that a beat has many ticks: what is measured is telling them, not waking up. */
const BEAT_MS = 5000;

/** A gateway on a clock that moves when the benchmark says so: time passes as fast as ticks can be told. */
const clock = steppedClock('2026-03-03T15:00:00Z');
const gateway = createGateway({
  clock,
  market: deep(createWorld({ seed: 1 })),
  settings: {
    messagesPerSecond: undefined,
    historicalPacing: false,
    quoteInterval: BEAT_MS,
    maxClients: 1000,
    marketDataLines: 100_000,
    tickByTickLines: 100_000,
  },
});
const sockets = new Set<Socket>();
const server = createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  gateway.attach(socket);
});

serveBenchmark(server, sockets, async (ms) => {
  for (let passed = 0; passed < ms; passed += BEAT_MS) {
    await clock.advance(BEAT_MS);
    // A gateway does not outrun its readers either.
    await Promise.all([...sockets].map(drained));
  }
});

/** A market in which thousands of orders fill at one moment: what one takes is gone for the next. */
function deep(market: Market): Market {
  return {
    ...market,
    snapshot(instrument, at) {
      const snapshot = market.snapshot(instrument, at);
      const { quote } = snapshot;
      return { ...snapshot, quote: quote && { ...quote, bidSize: 1e8, askSize: 1e8 } };
    },
  };
}

function drained(socket: Socket): Promise<void> | undefined {
  if (socket.writableLength < 1024 * 1024) return undefined;
  return new Promise((resolve) => socket.once('drain', resolve));
}
