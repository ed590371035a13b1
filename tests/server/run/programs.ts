/** Programs as people write them, in both languages. */
export const asking = {
  ts: `
import { EventName, IBApi } from '@stoqey/ib';

const ib = new IBApi({ port: 7497, clientId: 3 });
ib.on(EventName.nextValidId, () => ib.reqCurrentTime());
ib.on(EventName.currentTime, (time: number) => {
  console.log(new Date(time * 1000).toISOString());
  ib.disconnect();
});
ib.connect();
`,
  python: `
from ib_async import IB

ib = IB()
ib.connect('127.0.0.1', 7497, clientId=3)
print(ib.reqCurrentTime().strftime('%Y-%m-%dT%H:%M:%S.000Z'))
ib.disconnect()
`,
};

/** Both place an order for so many shares, wait for its end or its place in the book, and say which it was. */
export const ordering = {
  ts: `
import { EventName, IBApi, OrderAction, OrderType, SecType } from '@stoqey/ib';

const ib = new IBApi({ port: 4002, clientId: 3 });
const shares = Number(process.argv[2]);
ib.on(EventName.error, (error, code) => code === 201 && console.log(error.message));
ib.on(EventName.orderStatus, (id, status) => {
  if (status === 'PreSubmitted') return;
  console.log(status);
  ib.disconnect();
});
ib.once(EventName.nextValidId, (id) => {
  const apple = { symbol: 'AAPL', secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
  const order = { action: OrderAction.BUY, totalQuantity: shares, orderType: OrderType.LMT, lmtPrice: 100 };
  ib.placeOrder(id, apple, { ...order, transmit: true });
});
ib.connect();
`,
  python: `
import sys
from ib_async import IB, LimitOrder, Stock

ib = IB()
ib.connect('127.0.0.1', 4002, clientId=3)
ib.errorEvent += lambda reqId, code, message, contract: code == 201 and print(message)
trade = ib.placeOrder(Stock('AAPL', 'SMART', 'USD'), LimitOrder('BUY', int(sys.argv[1]), 100))
while trade.orderStatus.status in ('PendingSubmit', 'PreSubmitted'):
    ib.waitOnUpdate(5)
print(trade.orderStatus.status)
ib.disconnect()
`,
};
