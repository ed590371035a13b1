import { ConnectionState, IBApiNext } from '@stoqey/ib';
import { expect, onTestFinished, test } from 'vitest';
import { startGateway } from '../gateway.js';
import { AAPL } from './scene.js';

/** Resolves with the first value of an observable that will do. */
function first<Value>(
  observable: {
    subscribe(next: (value: Value) => void): { unsubscribe(): void };
  },
  isMeant: (value: Value) => boolean,
): Promise<Value> {
  return new Promise((resolve) => {
    const subscription = observable.subscribe((value) => {
      if (!isMeant(value)) return;
      resolve(value);
      // Inside the first call there is no subscription yet.
      queueMicrotask(() => subscription.unsubscribe());
    });
  });
}

test('IBApiNext comes back by itself to a gateway that was shut down, and goes on with what it had subscribed to', async () => {
  const { port, gateway, close } = await startGateway();
  onTestFinished(close);
  const next = new IBApiNext({ host: '127.0.0.1', port, reconnectInterval: 50 });
  onTestFinished(() => void next.disconnect());
  next.connect(7);
  await first(next.connectionState, (state) => state === ConnectionState.Connected);
  const prices: unknown[] = [];
  const watched = next.getMarketData(AAPL, '', false, false).subscribe((update) => prices.push(update.all));
  await next.getCurrentTime();
  gateway.trouble.act('shut-down', {});
  await first(next.connectionState, (state) => state === ConnectionState.Disconnected);
  // It tries while nobody is there, and again.
  await first(next.error, () => true);
  const before = prices.length;
  gateway.trouble.act('start-up', {});
  await first(next.connectionState, (state) => state === ConnectionState.Connected);
  await next.getCurrentTime();
  while (prices.length === before) await next.getCurrentTime();
  expect(await next.getAllOpenOrders()).toEqual([]);
  expect(gateway.trouble.status().clients.map(({ id }) => id)).toEqual([7]);
  watched.unsubscribe();
});
