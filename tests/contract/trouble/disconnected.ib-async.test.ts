import { expect, onTestFinished, test } from 'vitest';
import { needs } from '../../run/needs.js';
import { startGateway } from '../gateway.js';
import { converse } from '../python.js';

test.each(['drop', 'cut', 'shut-down'] as const)(
  '%s fires disconnectedEvent, and connect() brings everything back',
  async (action) => {
    const { port, gateway, close } = await startGateway();
    onTestFinished(close);
    const script = `
import time
ended = []
ib.disconnectedEvent += lambda: ended.append(True)
trade = ib.placeOrder(Stock('AAPL', 'SMART', 'USD'), LimitOrder('BUY', 10, 200))
ib.sleep(0.1)
say('ready')
try:
    while not ended:
        ib.sleep(0.01)
except ConnectionError:
    pass
show([ib.isConnected(), trade.orderStatus.status])
say('out')
# A gateway that starts up is there a moment later.
while not ib.isConnected():
    try:
        ib.connect('127.0.0.1', int(sys.argv[1]), clientId=int(sys.argv[2]))
    except ConnectionRefusedError:
        time.sleep(0.01)
show([t.orderStatus.status for t in ib.openTrades()])
`;
    const shown = await converse(needs('python'), port, script, {
      ready() {
        if (action === 'shut-down') gateway.trouble.act(action, {});
        else gateway.trouble.act(action, { client: 11 });
      },
      out() {
        if (action === 'shut-down') gateway.trouble.act('start-up', {});
      },
    });
    expect(shown).toEqual([[false, 'Submitted'], ['Submitted']]);
  },
);

test('a request in flight fails when the connection is cut, and one on a lost connection is answered afterwards', async () => {
  const { port, gateway, close } = await startGateway();
  onTestFinished(close);
  const script = `
contract = Stock('AAPL', 'SMART', 'USD', conId=265598)
ticker = ib.reqMktData(contract)
ib.sleep(0.1)
say('lost')
trade = ib.placeOrder(contract, MarketOrder('BUY', 10))
ib.sleep(0.1)
show(trade.orderStatus.status)
show([bar.close for bar in ib.reqHistoricalData(contract, '', '60 S', '5 secs', 'MIDPOINT', False)])
say('restored')
ib.sleep(0.1)
show([trade.orderStatus.status, len(trade.fills), [p.position for p in ib.positions()]])
show([code for reqId, code, text in errors if code >= 1100 and code < 1200])
say('stalled')
try:
    ib.run(asyncio.wait_for(ib.reqContractDetailsAsync(Stock('MSFT', 'SMART', 'USD')), 20))
except ConnectionError as error:
    show(str(error))
`;
  const { act } = gateway.trouble;
  const shown = await converse(needs('python'), port, script, {
    lost: () => act('lose-connection', {}),
    restored: () => act('restore-connection', {}),
    stalled() {
      act('stall', {});
      setImmediate(() => act('drop', { client: 11 }));
    },
  });
  expect(shown).toEqual(['PendingSubmit', [], ['Filled', 1, [10]], [1100, 1102], 'Socket disconnect']);
});
