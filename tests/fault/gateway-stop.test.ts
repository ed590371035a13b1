import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventName, OrderAction, OrderType, SecType, TimeInForce } from '@stoqey/ib';
import { expect, test } from 'vitest';
import { connectStoqey } from '../contract/stoqey.js';

const apple = { symbol: 'AAPL', secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
const resting = {
  action: OrderAction.BUY,
  totalQuantity: 10,
  orderType: OrderType.LMT,
  lmtPrice: 220,
  tif: TimeInForce.GTC,
};

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends a gateway in order while an order waits in it',
  async (signal) => {
    const folder = join(mkdtempSync(join(tmpdir(), 'stop-')), 'paper');
    const args = ['gateway', '--port', '0', '--state', folder];
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', ...args]);
    const exited = once(child, 'exit');
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk;
    });
    const [printed] = await once(child.stdout, 'data');
    const client = await connectStoqey(Number(/127\.0\.0\.1:(\d+)/.exec(String(printed))?.[1]));
    client.api.placeOrder(1, apple, { ...resting, transmit: true });
    await client.event(EventName.orderStatus, (id, status) => id === 1 && status === 'Submitted');
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
    expect(log).not.toMatch(/"level":"?(?:error|fatal)|ERROR|FATAL/);
    client.close();
  },
);
