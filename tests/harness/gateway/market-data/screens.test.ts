import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { quotedInstrument } from '../../../../harness/gateway/market-data/quoted.js';
import { createScreens } from '../../../../harness/gateway/market-data/screens.js';
import { reqMktData } from '../../../../harness/wire/requests/market-data.js';
import type { Market, Snapshot } from '../../../../harness/world/market.js';
import { createWorld } from '../../../../harness/world/world.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { findOneContract } from '../../../../trading/instruments/search/find.js';
import { connectClient, type TestClient } from '../client.js';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const MOMENT = Date.parse('2026-03-03T16:30:00Z');

async function garbageCollected(): Promise<void> {
  // What a turn has looked at through a WeakRef lives on until its end.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
}

function apple() {
  const asked = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
  const found = findOneContract(asked, '20260303');
  if (found.found !== 'one') throw new Error('expected one AAPL');
  return quotedInstrument(createWorld({ seed: 1 }), found.match.instrument, 'SMART');
}

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
      await garbageCollected();
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
  const clock = steppedClock(MOMENT);
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

test('lines of one feed share a screen, which is forgotten when the last of them leaves', async () => {
  const screens = createScreens(createWorld({ seed: 1 }));
  const lines = () => [1, 2].map(() => screens.watch(apple(), { delayed: false, frozen: false }));
  const watched = async () => {
    const [one, other] = lines();
    const screen = one?.screenAt(MOMENT);
    expect(other?.screenAt(MOMENT)).toBe(screen);
    one?.leave();
    await garbageCollected();
    expect(other?.screenAt(MOMENT)).toBe(screen);
    other?.leave();
    return new WeakRef(screen ?? {});
  };
  const left = await watched();
  await garbageCollected();
  expect(left.deref()).toBeUndefined();
  // Whoever comes next gets it anew.
  expect(lines()[0]?.screenAt(MOMENT).ticks.length).toBeGreaterThan(10);
});
