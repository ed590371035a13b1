import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';
import { reqCurrentTime } from '../../../../harness/wire/requests/session.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { seededRandom } from '../../../../platform/random/seeded.js';
import { requestWriter } from '../../../fault/fuzz/bodies.js';
import { framed, mutatedBytes, mutatedFields } from '../../../fault/fuzz/mutations.js';
import { connectClient, type TestClient } from '../../gateway/client.js';
import { SPOKEN } from '../../wire/spoken.js';
import { heardBy, startGuard } from '../guard.js';
import { witnessed } from '../witness.js';
import { broken } from './naive.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const ORDERS_EACH = process.env['IBS_TEST_FULL'] === '1' ? 400 : 60;
const PLACE_ORDER = '3';
const LONGEST = 100_000;

/** The money that a currency's or a coin's number stands for has no secType beside it. */
const isPlainMoney = (secType: unknown) =>
  secType === 'CASH' || secType === 'CRYPTO' || secType === undefined;

const LONG = { timeout: 60_000 };

test(
  'of mutated orders at every version, whatever arrives is read whole, and breaks no rule',
  LONG,
  async () => {
    const gateway = createGateway({
      clock: steppedClock(MARKET_HOURS),
      settings: { messagesPerSecond: undefined },
    });
    const witness = witnessed(gateway);
    const guarded = await startGuard(witness, {
      policy: {
        limits: { ...profiles.examples.limits, openOrders: undefined, notionalPerDay: undefined },
        features: [],
      },
    });
    let sent = 0;
    const spoil = async (client: TestClient, version: number) => {
      const random = seededRandom(`mutated orders ${version}`);
      const next = requestWriter(random, version);
      for (let orders = 0; orders < ORDERS_EACH && !client.closed; ) {
        const fields = next();
        if (fields[0] !== PLACE_ORDER) continue;
        orders += 1;
        const bytes = framed(mutatedBytes(random, mutatedFields(random, fields)));
        // Longer ones end the session, which is another test's.
        if (bytes.length > LONGEST) continue;
        sent += 1;
        client.write(bytes);
      }
      client.send(reqCurrentTime, {});
      await heardBy(client, 'currentTime');
      client.stream.end();
    };
    for (const [at, version] of SPOKEN.entries()) {
      await spoil(await connectClient(guarded.guard, { clientId: at + 1, max: version }), version);
    }

    const policy = { ...profiles.examples, features: [] };
    expect(witness.arrivals.filter(({ message }) => message === undefined)).toEqual([]);
    const orders = witness.orders();
    const wrong = orders.flatMap(({ version, message }) => {
      const rules = broken(policy, message?.texts ?? {}, isPlainMoney);
      return rules.length === 0 ? [] : [{ version, rules, texts: message?.texts }];
    });
    expect(wrong).toEqual([]);
    // Neither everything nor nothing gets through, at no version.
    const versions = new Set(orders.map(({ version }) => version));
    expect([...versions].sort()).toEqual(SPOKEN);
    expect(orders.length).toBeGreaterThan(sent / 20);
    expect(orders.length).toBeLessThan(sent);
    await guarded.close();
  },
);

test('a frame whose length lies ends the session before anything of it arrives', async () => {
  const gateway = createGateway({ clock: steppedClock(MARKET_HOURS) });
  const witness = witnessed(gateway);
  const guarded = await startGuard(witness);
  const client = await connectClient(guarded.guard);
  await heardBy(client, 'nextValidId');
  client.write(Buffer.concat([Buffer.from([0x7f, 0xff, 0xff, 0xff]), Buffer.from('3\x001\x00')]));
  await client.settle();
  expect(client.closed).toBe(true);
  expect(witness.orders()).toEqual([]);
  expect(guarded.guard.connections).toBe(0);
  await guarded.close();
});
