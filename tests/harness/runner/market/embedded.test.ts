import type { Duplex } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { embeddedMarkets } from '../../../../harness/runner/market/embedded.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { systemClock } from '../../../../platform/clock/system.js';
import { createLog } from '../../../../platform/log/log.js';
import { connectClient } from '../../gateway/client.js';
import { exampleOf } from '../example-scene.js';

const log = createLog({ level: 'silent', format: 'json', clock: systemClock, write: () => {} });

test('what an account has open is seen as a client would name it, drafts too', async () => {
  const markets = embeddedMarkets({ seed: 1, version: '0', clock: systemClock, log });
  const market = await markets.open(exampleOf('ts', 'console.log(1);'));
  const attach = (far: Duplex) => {
    const near = market.connect();
    far.pipe(near).pipe(far);
  };
  const client = await connectClient({ attach });
  const order = {
    ...{ symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD', transmit: true },
    ...{ action: 'SELL', totalQuantity: 2, tif: 'DAY' },
  };
  client.send(placeOrder, unsetBut(placeOrder, { ...order, orderId: 1, orderType: 'STP', auxPrice: 10 }));
  const limit = { ...order, orderId: 2, action: 'BUY', orderType: 'LMT', lmtPrice: 10, transmit: false };
  client.send(placeOrder, unsetBut(placeOrder, limit));
  await vi.waitUntil(() => client.named('openOrder').length > 0, { timeout: 5000 });
  const seen = await vi.waitUntil(async () => {
    const { openOrders } = (await market.look()) ?? { openOrders: [] };
    return openOrders.length === 2 ? openOrders : undefined;
  });
  expect(seen).toMatchObject([
    { symbol: 'AAPL', action: 'SELL', quantity: 2, orderType: 'STP', status: 'PreSubmitted' },
    { symbol: 'AAPL', action: 'BUY', quantity: 2, orderType: 'LMT', status: 'PendingSubmit' },
  ]);
  market.close();
});
