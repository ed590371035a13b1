import { Duplex } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { writeHello } from '../../../../harness/wire/handshake.js';
import { startApi } from '../../../../harness/wire/requests/session.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectSilent, type TestClient } from '../../gateway/client.js';
import { heardBy, startGuard } from '../guard.js';
import { scriptedUpstream } from '../watch/upstream.js';

const START = { clientId: 1, optionalCapabilities: '' };
const SOON = { timeout: 5000, interval: 2 };

/** An upstream at which nothing listens. */
function nothingThere(): Duplex {
  return new Duplex({
    read() {},
    write: (_chunk, _encoding, done) => done(new Error('connect ECONNREFUSED 127.0.0.1:7497')),
  });
}

const greeted = (client: TestClient) => vi.waitUntil(() => client.version > 0, SOON);
const closed = (client: TestClient) => vi.waitUntil(() => client.closed, SOON);

async function behind(connect: () => Duplex, clock = steppedClock('2026-03-03T16:30:00Z')) {
  const guarded = await startGuard({ attach: () => {} }, { connect, isAlone: true, clock });
  const client = connectSilent(guarded.guard);
  client.write(writeHello({ min: 100, max: 187, options: '' }));
  return { guarded, client, clock };
}

test('a client is greeted in the version it offers, told what cannot be reached, and left', async () => {
  const { guarded, client } = await behind(nothingThere);
  await greeted(client);
  expect(client.version).toBe(187);
  client.send(startApi, START);
  const { reqId, errorCode, errorMsg } = await heardBy(client, 'errMsg');
  expect([reqId, errorCode]).toEqual(['0', '502']);
  expect(errorMsg).toMatch(
    /^Couldn't connect to TWS\. guard: the upstream: connect ECONNREFUSED 127\.0\.0\.1:7497\. /,
  );
  await closed(client);
  expect(client.messages).toHaveLength(1);
  expect(guarded.guard.connections).toBe(0);
  await guarded.close();
});

test('one that says nothing more is told so, too', async () => {
  const { guarded, client, clock } = await behind(nothingThere);
  await greeted(client);
  expect(client.messages).toEqual([]);
  await clock.advance(1000);
  await heardBy(client, 'errMsg');
  await closed(client);
  await guarded.close();
});

test('an upstream that takes the connection and is silent, or closes it, is told of as well', async () => {
  const silent = await behind(scriptedUpstream({ greet: () => {} }).connect);
  await silent.client.settle();
  await silent.clock.advance(20_000);
  await silent.clock.advance(1000);
  const { errorMsg } = await heardBy(silent.client, 'errMsg');
  expect(errorMsg).toContain('the upstream has not said hello in time');
  await silent.guarded.close();

  const closing = await behind(scriptedUpstream({ greet: (side) => side.hangUp() }).connect);
  await greeted(closing.client);
  closing.client.send(startApi, START);
  expect((await heardBy(closing.client, 'errMsg'))['errorMsg']).toContain(
    'the upstream has closed the connection',
  );
  await closing.guarded.close();
});
