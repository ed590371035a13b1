import { OrderAction, OrderType, SecType } from '@stoqey/ib';
import { onTestFinished } from 'vitest';
import { startGateway } from '../../contract/gateway.js';
import { connectStoqey, type StoqeyClient } from '../../contract/stoqey.js';
import { testApp } from '../http/test-app.js';

export const apple = { symbol: 'AAPL', secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
/** Far below the market: it waits. */
export const resting = {
  action: OrderAction.BUY,
  totalQuantity: 5,
  orderType: OrderType.LMT,
  lmtPrice: 100,
  transmit: true,
};

/** A paper gateway on a free port, gone when the test ends. */
export async function upstreamOf(accounts?: readonly [string, ...string[]]) {
  const upstream = await startGateway(accounts ? { accounts } : {});
  onTestFinished(() => upstream.close());
  return upstream;
}

/** A guard before that port, as `ibs guard` starts it. */
export async function guardBefore(upstream: number, env: Record<string, string> = {}) {
  const { app, logged } = testApp({ env: { IBS_GUARD_UPSTREAM: `127.0.0.1:${upstream}`, ...env } });
  const guard = await app.startGuard({ host: '127.0.0.1', port: 0 });
  const port = 'port' in guard.address ? guard.address.port : 0;
  return { app, guard, logged, port };
}

export async function clientOf(port: number, clientId = 1): Promise<StoqeyClient> {
  const client = await connectStoqey(port, clientId);
  onTestFinished(() => client.close());
  return client;
}
