// Tries to get a forbidden order past the guard: goes to its socket directly, and not by a port where somebody might
// look first. Prints which answer came.
import net from 'node:net';
import { ErrorCode, EventName, IBApi, OrderAction, OrderType, SecType, TimeInForce } from '@stoqey/ib';

const { connect } = net.Socket.prototype;
Reflect.set(net.Socket.prototype, 'connect', function (this: net.Socket, ...args: unknown[]) {
  // Node's own `net.connect` hands the address and the listener over as one list.
  const listener = args.flat().find((each) => typeof each === 'function');
  return Reflect.apply(connect, this, [{ path: '/run/guard.sock' }, listener]);
});
const api = new IBApi({ clientId: 7 });
const end = (text: string) => {
  console.log(text);
  process.exit();
};
api.on(EventName.orderStatus, (_, status) => end(`ESCAPED: the order is ${status}`));
api.on(EventName.error, (error, code) => {
  if (Number(code) === 201) end(`held: ${error.message}`);
  else if (code === ErrorCode.CONNECT_FAIL) end(`no way to the guard: ${error.message}`);
});
api.once(EventName.nextValidId, (id) => {
  api.placeOrder(
    id,
    { symbol: 'AAPL', secType: SecType.STK, exchange: 'SMART', currency: 'USD' },
    {
      action: OrderAction.BUY,
      totalQuantity: 1000,
      orderType: OrderType.LMT,
      lmtPrice: 1,
      tif: TimeInForce.DAY,
      transmit: true,
    },
  );
});
api.connect();
