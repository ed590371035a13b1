import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describeWith } from '../../run/needs.js';
import { withIbAsync } from '../orders/with-ib-async.js';
import { type Attempt, contractOfLogins } from './contract-of-logins.js';

/** The library sends nothing by itself before it knows the accounts; whoever uses its lower half may. */
const CONNECT = `
import asyncio, json, sys
from ib_async import *
ib, told = IB(), []
ib.errorEvent += lambda reqId, code, text, contract: told.append(text)
async def order():
    while ib.client.serverVersion() == 0:
        await asyncio.sleep(0.001)
    await asyncio.sleep(0.01)
    ib.client.placeOrder(1, Stock('AAPL', 'SMART', 'USD'), MarketOrder('BUY', 1))
async def connect():
    over = asyncio.get_running_loop().create_future()
    ib.client.conn.disconnected += lambda text: over.done() or over.set_result(None)
    ordered = asyncio.ensure_future(order())
    # Left to itself it goes on waiting, after the end of its connection, until its time is up.
    connecting = asyncio.ensure_future(ib.connectAsync('127.0.0.1', int(sys.argv[1]), clientId=1, timeout=30))
    await asyncio.wait([over, connecting], return_when=asyncio.FIRST_COMPLETED)
    for task in (ordered, connecting):
        task.cancel()
    await asyncio.wait([ordered, connecting])
asyncio.run(connect())
print(json.dumps(told))
`;

describeWith('python', 'ib_async', (python) => {
  const attempt: Attempt = async (port) => {
    const { stdout } = await promisify(execFile)(python, ['-c', CONNECT, String(port)]);
    return JSON.parse(stdout);
  };
  withIbAsync((driver) => contractOfLogins(driver, attempt));
});
