import { type ErrorCode, EventName, IBApi, OrderAction, OrderType } from '@stoqey/ib';
import { AAPL } from '../orders/contracts.js';
import { stoqeyDriver } from '../orders/stoqey-driver.js';
import { type Attempt, contractOfLogins } from './contract-of-logins.js';

const attempt: Attempt = (port) =>
  new Promise((resolve) => {
    const api = new IBApi({ host: '127.0.0.1', port });
    const told: string[] = [];
    api.on(EventName.error, (error: Error) => void told.push(error.message));
    api.on(EventName.info, (text: string, code: ErrorCode) => void told.push(`${code} ${text}`));
    api.on(EventName.disconnected, () => resolve(told));
    // Which it says as soon as the greeting has come.
    api.on(EventName.connected, () => {
      const order = { action: OrderAction.BUY, orderType: OrderType.MKT, totalQuantity: 1, transmit: true };
      api.placeOrder(1, AAPL, order);
    });
    api.connect(1);
  });

contractOfLogins(stoqeyDriver, attempt);
