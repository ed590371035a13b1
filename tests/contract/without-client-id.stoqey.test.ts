import { EventName, IBApi, OrderAction, OrderType, SecType } from '@stoqey/ib';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { listenGuard } from '../../harness/guard/listen.js';
import { startGuard } from '../harness/guard/guard.js';
import { startGateway, type TestGateway } from './gateway.js';

/** As in the first example of its README: the library then leaves the field empty. */
function connectAsNobody(port: number) {
  const ib = new IBApi({ port });
  const errors: number[] = [];
  const codes = (_: Error, code: number) => void errors.push(code);
  ib.on(EventName.error, codes).on(EventName.info, (_, code) => void errors.push(code));
  ib.connect();
  onTestFinished(() => void ib.disconnect());
  return { ib, errors };
}

const apple = { symbol: 'AAPL', secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
const order = { action: OrderAction.BUY, orderType: OrderType.LMT, totalQuantity: 1, lmtPrice: 100 };

describe.each(['the gateway', 'the guard'])('without a client id, before %s', (before) => {
  let gateway: TestGateway;
  let port: number;
  let close: () => Promise<void>;

  beforeAll(async () => {
    gateway = await startGateway();
    if (before === 'the gateway') {
      ({ port, close } = gateway);
      return;
    }
    const guarded = await startGuard(gateway.gateway);
    const listening = await listenGuard(guarded.guard, { host: '127.0.0.1', port: 0 });
    port = listening.port;
    close = async () => {
      await listening.close();
      await guarded.close();
      await gateway.close();
    };
  });

  beforeEach(() => expect.hasAssertions());

  afterAll(() => close());

  test('what it asks at once is answered', async () => {
    const { ib } = connectAsNobody(port);
    const ended = new Promise<void>((resolve) => ib.once(EventName.positionEnd, () => resolve()));
    ib.reqPositions();
    await expect(ended).resolves.toBeUndefined();
  });

  test('its orders are those of client 0', async () => {
    const { ib } = connectAsNobody(port);
    const placed = new Promise((resolve) => {
      ib.on(EventName.orderStatus, (...[id, status, , , , , , , clientId]) => {
        if (status === 'Submitted') resolve([id, clientId]);
      });
    });
    const id = await new Promise<number>((resolve) => ib.once(EventName.nextValidId, resolve));
    ib.placeOrder(id, apple, { ...order, transmit: true });
    expect(await placed).toEqual([id, 0]);
  });

  test('two of them are in each other’s way', async () => {
    const first = connectAsNobody(port);
    await new Promise((resolve) => first.ib.once(EventName.nextValidId, resolve));
    const second = connectAsNobody(port);
    await new Promise<void>((resolve) => second.ib.once(EventName.disconnected, () => resolve()));
    expect(second.errors).toContain(326);
  });
});
