import { expect, test } from 'vitest';
import { createPacing } from '../../../harness/gateway/connection/pacing.js';
import { createGateway } from '../../../harness/gateway/create.js';
import { reqCurrentTime } from '../../../harness/wire/requests/session.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from './client.js';

const market = fixedClock('2026-03-03T16:30:00Z');

async function ask(client: TestClient, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) client.send(reqCurrentTime, {});
  await client.settle();
}

const rateErrors = (client: TestClient) =>
  client.named('errMsg').filter(({ errorCode }) => errorCode === '100');

test('fifty messages in a second are served, all clients together; more get error 100', async () => {
  const wall = steppedClock(0);
  const gateway = createGateway({ clock: market, wall });
  const [first, second] = [
    await connectClient(gateway, { clientId: 1 }),
    await connectClient(gateway, { clientId: 2 }),
  ];
  await wall.advance(1000);
  await ask(first, 30);
  await ask(second, 25);
  expect(first.named('currentTime')).toHaveLength(30);
  expect(second.named('currentTime')).toHaveLength(20);
  expect(rateErrors(first)).toHaveLength(0);
  expect(rateErrors(second)).toHaveLength(5);
  expect(rateErrors(second)[0]).toMatchObject({
    reqId: '-1',
    errorMsg: 'Max rate of messages per second has been exceeded:max=50 rec=51 (1)',
  });

  await wall.advance(1000);
  await ask(second, 50);
  expect(second.named('currentTime')).toHaveLength(70);
  expect(rateErrors(second)).toHaveLength(5);
});

test('a client that goes on sending too much is disconnected', async () => {
  const wall = steppedClock(0);
  const gateway = createGateway({ clock: market, wall });
  const client = await connectClient(gateway);
  const other = await connectClient(gateway, { clientId: 2 });
  for (let second = 0; second < 3; second += 1) {
    expect(client.closed).toBe(false);
    await wall.advance(1000);
    await ask(client, 60);
  }
  expect(client.closed).toBe(true);
  expect(rateErrors(client).at(-1)).toMatchObject({ errorMsg: expect.stringContaining('(3)') });
  expect(other.closed).toBe(false);
});

test('a client that asks for pacing is served later instead, in order', async () => {
  const wall = steppedClock(0);
  const gateway = createGateway({ clock: market, wall });
  const client = await connectClient(gateway, { hello: '+PACEAPI' });
  await wall.advance(1000);
  await ask(client, 120);
  expect(client.named('currentTime')).toHaveLength(50);
  await wall.advance(1000);
  await client.settle();
  expect(client.named('currentTime')).toHaveLength(100);
  await wall.advance(1000);
  await client.settle();
  expect(client.named('currentTime')).toHaveLength(120);
  expect(rateErrors(client)).toHaveLength(0);
});

test('without pacing a thousand at once are served', async () => {
  const gateway = createGateway({ clock: market, settings: { messagesPerSecond: undefined } });
  const client = await connectClient(gateway);
  await ask(client, 1000);
  expect(client.named('currentTime')).toHaveLength(1000);
});

test('a client that sends 45 at once every second is in its right, with timers that are not exact', async () => {
  const wall = steppedClock(0);
  const gateway = createGateway({ clock: market, wall });
  const client = await connectClient(gateway);
  for (let second = 0; second < 10; second += 1) {
    await ask(client, 45);
    await wall.advance(second % 2 === 0 ? 950 : 1050);
  }
  expect(client.named('currentTime')).toHaveLength(450);
  expect(rateErrors(client)).toHaveLength(0);
});

test('a long queue of one paced client takes nothing from the others, nor keeps anyone out', async () => {
  const wall = steppedClock(0);
  const gateway = createGateway({ clock: market, wall });
  const greedy = await connectClient(gateway, { clientId: 1, hello: '+PACEAPI' });
  const modest = await connectClient(gateway, { clientId: 2 });
  await ask(greedy, 5000);
  for (let second = 0; second < 5; second += 1) {
    await ask(modest, 5);
    await wall.advance(1000);
  }
  expect(modest.named('currentTime')).toHaveLength(25);
  expect(rateErrors(modest)).toHaveLength(0);
  expect((await connectClient(gateway, { clientId: 3 })).named('nextValidId')).toHaveLength(1);
});

test('faults a minute apart are forgiven each time', async () => {
  const wall = steppedClock(0);
  const gateway = createGateway({ clock: market, wall });
  const client = await connectClient(gateway);
  for (let minute = 0; minute < 5; minute += 1) {
    await ask(client, 60);
    await wall.advance(61_000);
  }
  expect(client.closed).toBe(false);
});

test('what a client sent that has gone does not count against the next', async () => {
  const wall = steppedClock(0);
  const gateway = createGateway({ clock: market, wall });
  const first = await connectClient(gateway, { clientId: 1 });
  await ask(first, 50);
  first.stream.end();
  await first.settle();
  const second = await connectClient(gateway, { clientId: 1 });
  await ask(second, 50);
  expect(second.named('currentTime')).toHaveLength(50);
});

/** A process that is busy from time to time: what falls due meanwhile runs late. */
function busyProcess(): { readonly clock: Clock; idle(ms: number): void; busy(ms: number): void } {
  let now = 0;
  const waits = new Set<{ readonly at: number; readonly task: () => void }>();
  const runDue = () => {
    for (const wait of [...waits].filter(({ at }) => at <= now)) {
      waits.delete(wait);
      wait.task();
    }
  };
  return {
    clock: {
      now: () => now,
      monotonic: () => now,
      after(ms, task) {
        const wait = { at: now + ms, task };
        waits.add(wait);
        return () => void waits.delete(wait);
      },
    },
    idle(ms) {
      for (let passed = 0; passed < ms; passed += 1) {
        now += 1;
        runDue();
      }
    },
    busy(ms) {
      now += ms;
    },
  };
}

test('a client that keeps the limit is served, however long we were too busy to read', () => {
  for (const timerFirst of [true, false]) {
    const machine = busyProcess();
    const pacing = createPacing(machine.clock, 50);
    const client = {};
    const served: boolean[] = [];
    for (let second = 0; second < 5; second += 1) {
      for (let sent = 0; sent < 45; sent += 1) {
        served.push(pacing.admit(client));
        machine.idle(22);
      }
      // Two seconds' worth of messages wait when we look up again.
      machine.busy(2000);
      if (timerFirst) machine.idle(1);
      for (let sent = 0; sent < 90; sent += 1) served.push(pacing.admit(client));
    }
    expect(served.filter((each) => !each)).toEqual([]);
  }
});

test('one that sends too much is told so although we were busy a while ago', () => {
  const machine = busyProcess();
  const pacing = createPacing(machine.clock, 50);
  const client = {};
  pacing.admit(client);
  machine.busy(2000);
  machine.idle(1000);
  const served = Array.from({ length: 60 }, () => pacing.admit(client));
  expect(served.filter((each) => each)).toHaveLength(50);
});
