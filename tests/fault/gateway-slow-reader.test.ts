import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { reqMktData } from '../../harness/wire/requests/market-data.js';
import { connectTcp } from './fuzz/tcp-client.js';
import { startGateway } from './fuzz/under-fire.js';

const SYMBOLS = [
  'AAPL MSFT NVDA AMZN GOOGL META TSLA AVGO AMD INTC CSCO NFLX ADBE COST QCOM TXN MU AMAT SBUX PEP PYPL',
  'PLTR COIN IBM GE F GM BA CAT DIS JPM BAC C WFC GS MS SPY QQQ IWM DIA',
].flatMap((line) => line.split(' '));

const ATTENTIVE = [1, 2, 3];
const SLOW = 9;
/** Lines of the slow client: what it does not read must fill the buffers of the machine before any is noticed. */
const MANY = 400;
const STEP_MS = 1000;
/** Market data for an hour, by when whoever has stopped reading must be gone. */
const MOST_STEPS = 3600;
/** Time in which the others go on alone. */
const STEPS_AFTER = 5;

/** Gives the market so many steps, or until the slow client is dropped, and hands back what each client has read. */
async function readBy(clients: readonly number[], steps?: number) {
  const gateway = await startGateway({ maxUnread: 100_000, marketDataLines: 10_000 });
  const readers = await Promise.all(
    clients.map(async (clientId) => {
      const client = await connectTcp(gateway.port, clientId);
      const read = createHash('sha256');
      if (clientId === SLOW) client.socket.pause();
      else client.socket.on('data', (chunk: Buffer) => read.update(chunk));
      const lines = clientId === SLOW ? MANY : SYMBOLS.length;
      for (let reqId = 1; reqId <= lines; reqId += 1) {
        const symbol = SYMBOLS[(reqId * clientId) % SYMBOLS.length] ?? '';
        const contract = { symbol, secType: 'STK', exchange: 'SMART', currency: 'USD' };
        client.send(reqMktData, { reqId, ...contract, genericTickList: '233' });
      }
      return { ...client, clientId, read };
    }),
  );
  const attentive = readers.filter(({ clientId }) => clientId !== SLOW);
  await Promise.all(attentive.map(({ answered }) => answered()));
  const step = async () => {
    await gateway.advance(STEP_MS);
    await Promise.all(attentive.map(({ answered }) => answered()));
  };
  let passed = 0;
  const isOver = async () =>
    steps === undefined ? (await gateway.inspect()).connections === attentive.length : passed === steps;
  while (passed < MOST_STEPS && !(await isOver())) {
    await step();
    passed += 1;
  }
  const { connections } = await gateway.inspect();
  for (let after = 0; after < STEPS_AFTER; after += 1) await step();
  const ticks = attentive.map(({ messages }) => messages.length);
  const bytes = attentive.map(({ read }) => read.digest('hex'));
  gateway.end();
  return { steps: passed, connections, ticks, bytes, failures: gateway.failures };
}

test('a client that reads nothing of its market data is dropped, and the others get what they get without it', async () => {
  const beside = await readBy([...ATTENTIVE, SLOW]);
  expect(beside.steps).toBeLessThan(MOST_STEPS);
  expect(beside.connections).toBe(ATTENTIVE.length);
  const alone = await readBy(ATTENTIVE, beside.steps);
  expect(beside.ticks[0]).toBeGreaterThan(1000);
  expect(beside).toEqual(alone);
});
