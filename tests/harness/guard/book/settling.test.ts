import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { settleTrades } from '../../../../harness/guard/book/settling.js';
import { createUnsettled } from '../../../../harness/guard/book/unsettled.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectTo, watchGateway, watchOver } from '../watch/scene.js';
import { waysTo } from '../ways.js';

const sale = { account: 'DU1234567', conId: 265598, side: 'SELL', quantity: 10 } as const;

test('what no position ever shows is settled once the upstream has had its time, and says something', async () => {
  const { watch, wall, wait } = await watchGateway();
  const unsettled = createUnsettled();
  const stop = settleTrades(unsettled, watch, wall);
  const left = () => unsettled.of('DU1234567', 265598, 'SELL');
  unsettled.traded({ ...sale, at: wall.now() });
  await wait(900);
  expect(left()).toBe(10);
  unsettled.traded({ ...sale, quantity: 3, at: wall.now() });
  await wait(200);
  expect(left()).toBe(3);
  await wait(1100);
  expect(left()).toBe(0);
  stop();
  unsettled.traded({ ...sale, at: wall.now() });
  await wait(3000);
  expect(left()).toBe(10);
});

test('as long as the upstream says nothing, nothing is settled by time alone', async () => {
  const gateway = createGateway({ clock: steppedClock('2026-03-03T16:30:00Z') });
  const ways = waysTo(gateway);
  const { watch, wall, wait, settle } = await watchOver(() => connectTo(ways));
  const unsettled = createUnsettled();
  const stop = settleTrades(unsettled, watch, wall);
  ways.all[0]?.hold();
  unsettled.traded({ ...sale, at: wall.now() });
  await wait(5000);
  expect(unsettled.of('DU1234567', 265598, 'SELL')).toBe(10);
  ways.all[0]?.release();
  await settle();
  expect(unsettled.of('DU1234567', 265598, 'SELL')).toBe(0);
  stop();
});
