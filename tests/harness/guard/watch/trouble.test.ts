import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { frame } from '../../../../harness/wire/framing.js';
import { contractDetails } from '../../../../harness/wire/replies/reference.js';
import { currentTime, errMsg } from '../../../../harness/wire/replies/session.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient } from '../../gateway/client.js';
import { AAPL, connectTo, contract, everythingOf, MOMENT, wanted, watchGateway, watchOver } from './scene.js';
import { logIn, scriptedUpstream } from './upstream.js';

const LOST = 'the guard has lost its own session with the upstream';
const CUT_OFF = 'the upstream has lost its connection to IB';
const ACCOUNT = 'DU1234567';
const all = everythingOf(AAPL);

test('once fetched, everything is at hand', async () => {
  const { watch } = await watchGateway();
  expect(watch.has(all)).toBe(false);
  await watch.fetch(all);
  expect(watch.has(all)).toBe(true);
});

test('when the session is lost, nothing is known, and after a restart of the gateway all of it again', async () => {
  const { watch, gateway, settle, wait } = await watchGateway();
  await watch.fetch(all);
  gateway.trouble.act('shut-down', {});
  await settle();
  const figures = () => [
    watch.accounts(),
    watch.instrument(AAPL),
    watch.quote(AAPL),
    watch.rate(ACCOUNT, 'USD'),
    watch.position(ACCOUNT, 1),
    watch.profitToday(ACCOUNT),
    watch.time(),
  ];
  expect(watch.isUp).toBe(false);
  expect(figures()).toEqual(figures().map(() => ({ known: false, why: LOST })));
  expect(watch.has(all)).toBe(false);
  expect(await watch.openOrders()).toEqual({ known: false, why: LOST });
  expect(watch.cancelAll()).toBe(false);
  await wait(5000);
  expect(watch.isUp).toBe(false);
  gateway.trouble.act('start-up', {});
  await wait(30_000);
  expect(watch.isUp).toBe(true);
  await watch.fetch(all);
  expect(watch.has(all)).toBe(true);
  expect(figures().every(({ known }) => known)).toBe(true);
});

test('whoever waits when the session is lost waits no longer', async () => {
  const upstream = scriptedUpstream();
  const { watch, settle } = await watchOver(upstream.connect);
  const waiting = [watch.fetch(all), watch.openOrders()] as const;
  upstream.sides[0]?.hangUp();
  await settle();
  await waiting[0];
  expect(await waiting[1]).toEqual({ known: false, why: LOST });
});

test('an upstream that is cut off in the middle of a message is found again', async () => {
  const { watch, gateway, settle, wait } = await watchGateway();
  gateway.trouble.act('cut', { client: 990 });
  await settle();
  expect(watch.isUp).toBe(false);
  await wait(2000);
  expect(watch.isUp).toBe(true);
});

test('an upstream that falls silent is left, and found again when it speaks', async () => {
  const { watch, gateway, wait, settle } = await watchGateway();
  await watch.fetch(all);
  await wait(60_000);
  expect(watch.isUp).toBe(true);
  expect(watch.position(ACCOUNT, 1)).toEqual({ known: true, value: 0 });
  gateway.trouble.act('stall', { client: 990 });
  await wait(40_000);
  await settle();
  expect(watch.position(ACCOUNT, 1).known && !watch.isUp).toBe(false);
});

test.each(['kept', 'lost'] as const)(
  'while the upstream is cut off from IB nothing is known; afterwards all is asked for anew (data %s)',
  async (data) => {
    const { watch, gateway, settle } = await watchGateway();
    await watch.fetch(all);
    let times = 0;
    watch.onUp(() => {
      times += 1;
    });
    gateway.trouble.act('lose-connection', { data });
    await settle();
    expect(watch.isUp).toBe(true);
    expect(watch.accounts().known).toBe(true);
    expect(watch.has(all)).toBe(false);
    await watch.fetch(all);
    const found = [watch.instrument(AAPL), watch.position(ACCOUNT, 1), await watch.openOrders()];
    expect(found).toEqual(Array(3).fill({ known: false, why: CUT_OFF }));
    gateway.trouble.act('restore-connection', {});
    await settle();
    expect(times).toBe(2);
    await watch.fetch(all);
    expect(watch.has(all)).toBe(true);
    const client = await connectClient(gateway);
    const order = { orderId: 1, ...AAPL, action: 'BUY', totalQuantity: 10, orderType: 'MKT', transmit: true };
    client.send(placeOrder, unsetBut(placeOrder, { ...order, tif: 'DAY' }));
    await settle();
    const apple = watch.instrument(AAPL);
    expect(watch.position(ACCOUNT, apple.known ? apple.value.conId : 0)).toEqual({ known: true, value: 10 });
  },
);

test('a watch that comes to an upstream without IB knows nothing until there is one', async () => {
  const gateway = createGateway({ clock: fixedClock(MOMENT) });
  gateway.trouble.act('lose-connection', {});
  const { watch, settle } = await watchOver(() => connectTo(gateway));
  expect(watch.isUp).toBe(true);
  await watch.fetch(all);
  expect(watch.position(ACCOUNT, 1)).toEqual({ known: false, why: CUT_OFF });
  gateway.trouble.act('restore-connection', {});
  await settle();
  await watch.fetch(all);
  expect(watch.has(all)).toBe(true);
});

test('the news that IB is there again may get lost: after a minute the watch asks for itself', async () => {
  const upstream = scriptedUpstream();
  const { watch, settle, wait } = await watchOver(upstream.connect);
  const lost = { reqId: -1, errorCode: 1100, errorMsg: 'lost', advancedOrderRejectJson: '', errorTime: 0 };
  upstream.sides[0]?.send(errMsg, lost);
  await settle();
  expect(watch.position('DU1', 1)).toEqual({ known: false, why: CUT_OFF });
  for (let second = 0; second < 62; second += 1) {
    await wait(1000);
    upstream.sides[0]?.send(errMsg, { ...lost, errorCode: 2104 });
  }
  expect(upstream.sides).toHaveLength(2);
});

test('an upstream with nothing to say is asked the time; as long as it answers it is there', async () => {
  let answers = true;
  const exact = steppedClock(0);
  const upstream = scriptedUpstream({
    asked(name, side) {
      if (name === 'startApi') logIn(side);
      if (name !== 'reqCurrentTime' || !answers) return;
      exact.after(3, () => side.send(currentTime, { time: 0 }));
    },
  });
  let waits = 0;
  // As of a busy machine, on which no two waits are late by as much.
  const wall = {
    ...exact,
    after(ms: number, task: () => void) {
      waits += 1;
      return exact.after(ms + ((waits * waits) % 7), task);
    },
  };
  const silence = 100;
  const { watch, wait } = await watchOver(upstream.connect, { wall, settings: { silence } });
  const letPass = async (ms: number) => {
    for (let at = 0; at < ms; at += 1) {
      await exact.advance(1);
      await wait(0);
    }
  };
  await letPass(50 * silence);
  expect(upstream.sides).toHaveLength(1);
  expect(watch.isUp).toBe(true);
  answers = false;
  await letPass(3 * silence);
  expect(watch.isUp).toBe(false);
});

test('nobody waits for an upstream that does not answer longer than fifteen seconds', async () => {
  const upstream = scriptedUpstream();
  const { watch, wait } = await watchOver(upstream.connect, { settings: { silence: 60_000 } });
  let isDone = false;
  void watch.fetch(all).then(() => {
    isDone = true;
  });
  await wait(14_999);
  expect(isDone).toBe(false);
  await wait(1);
  expect(isDone).toBe(true);
  expect(watch.instrument(AAPL).known).toBe(false);
  expect(watch.position('DU1', 1)).toMatchObject({ known: false });
  expect(watch.profitToday('DU1')).toMatchObject({ known: false });
  expect(watch.rate('DU1', 'USD')).toMatchObject({ known: false });
});

test('the same question is asked once, by however many', async () => {
  const asked: string[] = [];
  const upstream = scriptedUpstream({
    asked(name, side, { reqId }) {
      asked.push(name);
      if (name === 'startApi') logIn(side);
      if (name === 'reqContractDetails') side.send(errMsg, refusal(Number(reqId)));
    },
  });
  const { watch } = await watchOver(upstream.connect);
  const same = wanted({ contracts: [AAPL] });
  await Promise.all([watch.fetch(same), watch.fetch(same), watch.fetch(same)]);
  await watch.fetch(same);
  expect(asked.filter((name) => name === 'reqContractDetails')).toHaveLength(1);
  expect(watch.instrument(AAPL)).toMatchObject({ known: false, error: { code: 200, message: 'none' } });
});

const refusal = (reqId: number) => ({
  ...{ reqId, errorCode: 200, errorMsg: 'none', advancedOrderRejectJson: '', errorTime: 0 },
});

test('a contract whose worth cannot be read is not known', async () => {
  const upstream = scriptedUpstream({
    asked(name, side, { reqId }) {
      if (name === 'startApi') logIn(side);
      if (name === 'reqContractDetails') {
        const told = { reqId: String(reqId), symbol: 'X', conId: 1, multiplier: 'many', priceMagnifier: 1 };
        side.send(contractDetails, unsetBut(contractDetails, told));
      }
    },
  });
  const { watch } = await watchOver(upstream.connect);
  await watch.fetch(wanted({ contracts: [contract({ conId: 1 })] }));
  expect(watch.instrument(contract({ conId: 1 }))).toMatchObject({
    known: false,
    why: expect.stringContaining("multiplier of 'many'"),
  });
});

test('a position or an order that cannot be read makes what hangs on it unknown', async () => {
  const upstream = scriptedUpstream({
    asked(name, side) {
      const body = { reqPositions: '61\x003\0DU1\0', reqAllOpenOrders: '5\x007\0' }[name];
      if (name === 'startApi') logIn(side);
      if (body !== undefined) side.write(frame(body));
      if (name === 'reqPositions') side.write(frame('62\x001\0'));
    },
  });
  const { watch } = await watchOver(upstream.connect);
  await watch.fetch(wanted({ positions: true }));
  expect(watch.position('DU1', 1)).toMatchObject({
    known: false,
    why: expect.stringContaining('cannot be read'),
  });
  expect(await watch.openOrders()).toMatchObject({
    known: false,
    why: expect.stringContaining('cannot be read'),
  });
});
