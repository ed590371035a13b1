import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { cancelMktData, reqMktData } from '../../../../harness/wire/requests/market-data.js';
import type { Market, Snapshot } from '../../../../harness/world/market.js';
import { createWorld } from '../../../../harness/world/world.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../client.js';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** The seeded market, and how many of the answers that it gave are still in somebody's hands. */
function countingMarket(): { readonly market: Market; held(): Promise<number> } {
  const world = createWorld({ seed: 1 });
  const given: WeakRef<Snapshot>[] = [];
  return {
    market: {
      ...world,
      snapshot(instrument, at) {
        const snapshot = { ...world.snapshot(instrument, at) };
        given.push(new WeakRef(snapshot));
        return snapshot;
      },
    },
    async held() {
      // What a turn has looked at through a WeakRef lives on until its end.
      await new Promise((resolve) => setImmediate(resolve));
      collectGarbage();
      return given.filter((each) => each.deref() !== undefined).length;
    },
  };
}

function watch(client: TestClient, reqId: number, symbol: string): void {
  client.send(reqMktData, {
    ...{ reqId, conId: 0, symbol, secType: 'STK', exchange: 'SMART', currency: 'USD', strike: 0, right: '' },
    ...{ lastTradeDateOrContractMonth: '', multiplier: '', primaryExchange: '', localSymbol: '' },
    ...{ tradingClass: '', comboLegs: [], hasDeltaNeutralContract: false, genericTickList: '' },
    ...{ snapshot: false, regulatorySnapshot: false, mktDataOptions: '' },
  });
}

test('a line remembers what it shows now, not what it has ever shown', async () => {
  const clock = steppedClock('2026-03-03T16:30:00Z');
  const { market, held } = countingMarket();
  const gateway = createGateway({ clock, market, settings: { messagesPerSecond: undefined } });
  const client = await connectClient(gateway);
  watch(client, 1, 'AAPL');
  await client.settle();
  await clock.advance(5000);
  const early = await held();
  await clock.advance(60_000);
  expect(await held()).toBeLessThanOrEqual(early);
  expect(early).toBeLessThan(10);
  gateway.close();
});

test('what nobody watches any more is forgotten but for the last beats', async () => {
  const clock = steppedClock('2026-03-03T16:30:00Z');
  const { market, held } = countingMarket();
  const gateway = createGateway({ clock, market, settings: { messagesPerSecond: undefined } });
  const client = await connectClient(gateway);
  watch(client, 1, 'AAPL');
  await client.settle();
  await clock.advance(5000);
  const watched = await held();
  client.send(cancelMktData, { reqId: 1 });
  await client.settle();
  // The moments that answer whoever asks next within a beat stay, and nothing else does.
  const left = await held();
  expect(left).toBeLessThanOrEqual(4);
  expect(left).toBeLessThanOrEqual(watched);
  gateway.close();
});
