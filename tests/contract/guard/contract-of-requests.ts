import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { profiles } from '../../../harness/guard/policy/profiles.js';
import { requestFA } from '../../../harness/wire/requests/account.js';
import { connectClient } from '../../harness/gateway/client.js';
import { heardBy } from '../../harness/guard/guard.js';
import { conIdOf, DEEP_CALL, SPY } from '../orders/contracts.js';
import type { Driver } from '../orders/driver.js';
import { ACCOUNTS, type RequestRow, requestRows } from './request-rows.js';
import { type OpenScene, onScene, openScene, type Scene } from './scene.js';

const ALL = 'a policy that names them all';
const policies = {
  ...profiles,
  [ALL]: { ...profiles.examples, requests: requestRows.map(({ name }) => name) },
};

/** What else than orders moves money or settings: under each profile, and under a policy that lets all of it through. */
export function contractOfRequests(driver: () => Driver): void {
  describe.each(Object.entries(policies))('under %s', (profile, policy) => {
    let scene: OpenScene;
    beforeAll(async () => {
      scene = await openScene(driver(), { policy: { ...policy, messages: undefined }, accounts: ACCOUNTS });
      // What it asks for by itself as it connects.
      await scene.client();
    });
    afterAll(() => scene.close());

    const isAllowed = ({ name }: RequestRow) => policy.requests.includes(name);

    test.each(
      requestRows.map((row) => [row.name, isAllowed(row) ? 'goes through' : 'is refused', row] as const),
    )('%s %s', async (name, _outcome, row) => {
      expect(isAllowed(row)).toBe(profile === ALL || row.allowedBy.some((each) => each === profile));
      const client = await scene.client();
      const before = scene.witness.arrivals.length;
      row.ask(client);
      const lines = await scene.heard();
      const arrived = scene.witness.arrivals
        .slice(before)
        .flatMap(({ message, clientId }) => (clientId === 1 ? message?.layout.name : []))
        .filter((each) => each !== 'reqCurrentTime');
      const besides = row.besides ?? [];
      if (isAllowed(row)) {
        expect(lines).toEqual(row.answer);
        expect(arrived).toEqual([...besides, name]);
      } else {
        expect(lines).toEqual([
          expect.stringMatching(new RegExp(`^error ${row.id} 321 .*'${name}' : cause - guard: .*${name}`)),
        ]);
        expect(arrived).toEqual(besides);
      }
    });

    test('what an advisor has set up is as it was, unless the policy lets it be replaced', async () => {
      const direct = await connectClient(scene.gateway, { clientId: 50 });
      direct.send(requestFA, { faDataType: 1 });
      const { xml } = await heardBy(direct, 'receiveFA');
      expect(String(xml).includes('Mine')).toBe(policy.requests.includes('replaceFA'));
      direct.stream.end();
    });

    test('prices that cost nothing are free', async () => {
      const client = await scene.client();
      client.requests.reqMktData(21, { ...SPY, conId: conIdOf(SPY) });
      await client.settle();
      expect(client.take().some(({ name, reqId }) => name === 'tickSize' && reqId === 21)).toBe(true);
    });
  });

  describe('where options may be exercised', () => {
    const exercising = { requests: ['exerciseOptions'] };
    const held = async (scene: Scene) => {
      const client = await scene.client();
      client.take();
      client.requests.reqPositions();
      await client.settle();
      const positions = client.take().filter(({ name }) => name === 'position');
      return new Map(positions.map(({ contract, position }) => [contract.conId, position]));
    };

    test('one becomes shares; more than an order may have, or of a stranger, is refused', () =>
      onScene(
        driver(),
        async (scene) => {
          const client = await scene.client();
          client.place(1, DEEP_CALL, { action: 'BUY', orderType: 'MKT', totalQuantity: 2 });
          await scene.heard();
          client.requests.exerciseOptions(5, DEEP_CALL, 1, 11, 'DU1234567');
          client.requests.exerciseOptions(6, DEEP_CALL, 1, 1, 'DU9999999');
          const [many, stranger] = await scene.heard();
          expect(many).toMatch(/^error 5 321 .*guard: quantity: 11 contracts where 10 are allowed/);
          expect(stranger).toMatch(/^error 6 /);
          expect(
            scene.witness.arrived('exerciseOptions').map(({ exerciseQuantity }) => exerciseQuantity),
          ).not.toContain('11');
          client.requests.exerciseOptions(7, DEEP_CALL, 1, 1, 'DU1234567');
          expect(await scene.heard()).toEqual([]);
          const after = await held(scene);
          expect([after.get(conIdOf(DEEP_CALL)), after.get(conIdOf(SPY))]).toEqual([1, 100]);
        },
        { policy: exercising },
      ));

    test('none is exercised once the kill switch is on', () =>
      onScene(
        driver(),
        async (scene) => {
          const client = await scene.client();
          scene.kill.kill('enough');
          await scene.heard();
          client.requests.exerciseOptions(5, DEEP_CALL, 1, 1, 'DU1234567');
          expect(await scene.heard()).toEqual([
            expect.stringMatching(/^error 5 321 .*guard: kill-switch: enough/),
          ]);
          expect(scene.witness.arrived('exerciseOptions')).toEqual([]);
        },
        { policy: exercising },
      ));
  });
}
