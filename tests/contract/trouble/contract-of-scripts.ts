import { describe, expect, test } from 'vitest';
import type { Gateway } from '../../../harness/gateway/create.js';
import { namedScript } from '../../../harness/gateway/trouble/script/named-scripts.js';
import { parseScript } from '../../../harness/gateway/trouble/script/parse.js';
import { conIdOf, ES } from '../orders/contracts.js';
import type { Driver } from '../orders/driver.js';
import { buy, LIVE, resting } from './lines.js';
import { AAPL, onScene } from './scene.js';

const SECOND = 1000;

const LOST = '-1 1100 Connectivity between IBKR and Trader Workstation has been lost.';
const broken = (farm: string) => `-1 2103 Market data farm connection is broken:${farm}`;
const ok = (farm: string) => `-1 2104 Market data farm connection is OK:${farm}`;
const HISTORY_BROKEN = '-1 2105 HMDS data farm connection is broken:ushmds';
const HISTORY_OK = '-1 2106 HMDS data farm connection is OK:ushmds';
const restored = (farms: string) =>
  `-1 1102 Connectivity between IBKR and Trader Workstation has been restored - data maintained. ${farms}`;
const stolen = LIVE.map((reqId) => `${reqId} 10197 No market data during competing live session`);

const begin = ({ trouble }: Gateway, name: string) => trouble.play(parseScript(namedScript(name), name));
const FINISHED = { state: 'finished', failures: [] };

/** What one kind of real client sees of what really happens to people. */
export function contractOfScripts(driver: () => Driver): void {
  describe('named scripts', () => {
    test('nightly-restart: farms, 1100 again and again, 1102 without some of them, and out', () =>
      onScene(driver(), async ({ gateway, connect, pass }) => {
        const client = await connect();
        client.watch();
        client.place(1, AAPL, resting);
        await client.notices();
        const play = begin(gateway, 'nightly-restart');
        await pass(40 * SECOND);
        expect(await client.notices()).toEqual([
          ...[broken('usfarm'), ok('usfarm'), LOST],
          '5 10182 Failed to request live updates (disconnected).',
          ...[broken('usfarm'), broken('cashfarm'), HISTORY_BROKEN, LOST, LOST],
        ]);
        await client.shown();
        client.place(2, AAPL, buy);
        await pass(6 * SECOND);
        expect(await client.notices()).toEqual([
          restored(
            'The following farms are connected: usfarm.nj; usfuture; usopt; eufarm; secdefnj. The following farms' +
              ' are not connected: usfarm; cashfarm; ushmds.',
          ),
        ]);
        expect(await client.heard()).toContain('openOrder 2 Filled');
        expect(await client.shown()).toEqual([]);
        await pass(15 * SECOND);
        expect(await client.notices()).toEqual([ok('usfarm'), ok('cashfarm'), HISTORY_OK]);
        expect(await client.shown()).toEqual(LIVE);
        await pass(15 * SECOND);
        await client.ended();
        await pass(30 * SECOND);
        const again = await connect();
        again.requests.reqOpenOrders();
        expect(await again.heard()).toEqual(['openOrder 1 Submitted', 'orderStatus 1 Submitted 0/10']);
        expect(play.progress()).toMatchObject(FINISHED);
      }));

    test('weekend: DAY is gone and GTC is not, the connection is lost and back, futures before stocks', () =>
      onScene(
        driver(),
        async ({ gateway, connect, pass }) => {
          const client = await connect();
          client.requests.reqMktData(1, AAPL);
          client.requests.reqMktData(6, { ...ES, conId: conIdOf(ES) });
          client.place(1, AAPL, { ...resting, tif: 'DAY' });
          client.place(2, AAPL, { ...resting, tif: 'GTC' });
          await client.heard();
          const play = begin(gateway, 'weekend');
          await pass(30 * SECOND);
          expect(await client.heard()).toEqual([
            ...['orderStatus 1 Cancelled 0/10', 'error 1 202'],
            ...['openOrder 2 PreSubmitted', 'orderStatus 2 PreSubmitted 0/10'],
          ]);
          await client.notices();
          await pass(50 * SECOND);
          expect(await client.notices()).toEqual([
            ...[broken('usfarm'), broken('usfuture'), LOST, LOST],
            restored(
              'The following farms are connected: usfarm.nj; cashfarm; usopt; eufarm; ushmds; secdefnj. The' +
                ' following farms are not connected: usfarm; usfuture.',
            ),
            ...[ok('usfuture'), ok('usfarm')],
          ]);
          await pass(12 * SECOND);
          await client.shown();
          await pass(20 * SECOND);
          expect(await client.shown()).toEqual([6]);
          expect((await client.heard()).filter((line) => !line.startsWith('error -1'))).toEqual([]);
          await pass(45 * SECOND);
          expect(await client.heard()).toEqual(['openOrder 2 Submitted', 'orderStatus 2 Submitted 0/10']);
          expect(await client.shown()).toEqual([1, 6]);
          expect(play.progress()).toMatchObject(FINISHED);
        },
        { at: '2026-03-06T18:00:00Z' },
      ));

    test('farm-flapping: nothing but notices, and everything flows in the end', () =>
      onScene(driver(), async ({ gateway, connect, pass }) => {
        const client = await connect();
        client.watch();
        await client.notices();
        const play = begin(gateway, 'farm-flapping');
        await pass(16 * SECOND);
        const round = [
          ...[broken('usfarm'), ok('usfarm'), broken('usfuture'), HISTORY_BROKEN],
          ...[ok('usfuture'), HISTORY_OK, broken('usfarm'), broken('cashfarm'), ok('cashfarm')],
          ...[ok('usfarm'), broken('usopt'), ok('usopt')],
        ];
        expect((await client.notices()).filter((notice) => !notice.startsWith('5 10182'))).toEqual(round);
        await pass(5 * 15 * SECOND);
        expect(await client.notices()).toHaveLength(5 * round.length);
        await client.shown();
        client.place(1, AAPL, buy);
        await pass(10 * SECOND);
        expect(await client.shown()).toEqual(LIVE);
        expect(await client.heard()).toContain('openOrder 1 Filled');
        expect(play.progress()).toMatchObject(FINISHED);
      }));

    test('stolen-data: 10197 three times, prices in between, and orders all the while', () =>
      onScene(driver(), async ({ gateway, connect, pass }) => {
        const client = await connect();
        client.watch();
        await client.notices();
        const play = begin(gateway, 'stolen-data');
        await pass(6 * SECOND);
        await client.shown();
        client.place(1, AAPL, buy);
        await pass(15 * SECOND);
        expect(await client.notices()).toEqual(stolen);
        expect(await client.shown()).toEqual([5]);
        expect(await client.heard()).toContain('openOrder 1 Filled');
        await pass(15 * SECOND);
        expect(await client.shown()).toEqual([...LIVE, 5]);
        await pass(65 * SECOND);
        expect(await client.notices()).toEqual([...stolen, ...stolen]);
        await pass(10 * SECOND);
        expect(await client.shown()).toEqual([...LIVE, 5]);
        expect(play.progress()).toMatchObject(FINISHED);
      }));

    test('slow-open: held before the bell, filled in parts after it, messages late, and then calm', () =>
      onScene(
        driver(),
        async ({ gateway, connect, pass }) => {
          const client = await connect();
          const tesla = { ...AAPL, symbol: 'TSLA', conId: conIdOf({ ...AAPL, symbol: 'TSLA' }) };
          const play = begin(gateway, 'slow-open');
          await pass(5 * SECOND);
          client.place(1, AAPL, { ...buy, totalQuantity: 50 });
          client.place(2, tesla, buy);
          expect(await client.heard()).toEqual([
            ...['error 1 399', 'openOrder 1 PreSubmitted', 'orderStatus 1 PreSubmitted 0/50'],
            ...['error 2 399', 'openOrder 2 PreSubmitted', 'orderStatus 2 PreSubmitted 0/10'],
          ]);
          await pass(54 * SECOND);
          const opened = await client.heard();
          const parts = opened
            .flatMap((line) => /^execDetails 1 BOT (\d+) @/.exec(line)?.[1] ?? [])
            .map(Number);
          expect(Math.max(...parts)).toBe(7);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(50);
          expect(opened.join()).not.toContain('execDetails 2');
          await pass(2 * SECOND);
          expect(await client.heard()).toContainEqual(expect.stringMatching(/^execDetails 2 BOT 10 @/));
          await pass(60 * SECOND);
          await client.heard();
          client.place(3, AAPL, { ...buy, totalQuantity: 50 });
          expect(await client.heard()).toEqual(
            expect.arrayContaining([expect.stringMatching(/^execDetails 3 BOT 50 @/)]),
          );
          expect(play.progress()).toMatchObject(FINISHED);
          expect(gateway.trouble.status().market).toMatchObject([{ kind: 'jump', symbol: 'TSLA' }]);
        },
        { at: '2026-03-03T14:00:00Z' },
      ));
  });
}
