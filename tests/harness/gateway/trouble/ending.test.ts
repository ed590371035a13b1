import { expect, test } from 'vitest';
import { openScene } from './scene.js';

test('what was begun anew is not ended by the one before it', async () => {
  const scene = openScene();
  scene.act('halt', { symbol: 'AAPL', for: '30s' });
  await scene.wait(10_000);
  scene.act('resume', { symbol: 'AAPL' });
  await scene.wait(10_000);
  scene.act('halt', { symbol: 'AAPL' });
  await scene.wait(60_000);
  expect(scene.gateway.trouble.status().market).toMatchObject([{ kind: 'halt' }]);
});

test('the last one said decides how long it lasts', async () => {
  const scene = openScene();
  const client = await scene.connect();
  scene.act('stall', { for: '10s' });
  scene.act('stall', { for: '30s' });
  await scene.wait(29_000);
  expect(scene.gateway.trouble.status().clients).toMatchObject([{ isStalled: true }]);
  await scene.wait(1000);
  expect(scene.gateway.trouble.status().clients).toMatchObject([{ isStalled: false }]);
  expect(client.client.closed).toBe(false);
});

test('each instrument, farm and client has an end of its own', async () => {
  const scene = openScene();
  await scene.connect(1);
  await scene.connect(2);
  scene.act('break-farm', { farm: 'usfarm', for: '10s' });
  scene.act('break-farm', { farm: 'ushmds', for: '20s' });
  scene.act('halt', { symbol: 'AAPL', for: '10s' });
  scene.act('halt', { symbol: 'MSFT', for: '20s' });
  scene.act('stall', { client: 1, for: '10s' });
  scene.act('stall', { client: 2, for: '20s' });
  await scene.wait(10_000);
  const { brokenFarms, market, clients } = scene.gateway.trouble.status();
  expect(brokenFarms).toEqual(['ushmds']);
  expect(market).toMatchObject([{ symbol: 'MSFT' }]);
  expect(clients.map(({ isStalled }) => isStalled)).toEqual([false, true]);
});

test('what lasts for good is not ended by what came before it, whatever that called it', async () => {
  const scene = openScene();
  await scene.connect(1);
  await scene.connect(2);
  scene.act('stall', { for: '2s' });
  scene.act('stall', { client: 1 });
  scene.act('halt', { symbol: 'AAPL', for: '2s' });
  scene.act('halt', { symbol: 'aapl' });
  scene.act('widen-spread', { symbol: 'AAPL', times: 5, for: '2s' });
  scene.act('widen-spread', { symbol: '265598', times: 10 });
  await scene.wait(60_000);
  const { market, clients } = scene.gateway.trouble.status();
  expect(clients.map(({ isStalled }) => isStalled)).toEqual([true, false]);
  expect(market).toMatchObject([{ kind: 'halt' }, { kind: 'widen', value: 10 }]);
});

test('what was ended before its time is not ended once more', async () => {
  const scene = openScene();
  await scene.connect(1);
  scene.act('stall', { client: 1, for: '20s' });
  scene.act('unstall', {});
  scene.act('break-farm', { farm: 'usfarm', for: '20s' });
  scene.act('mend-farm', { farm: 'usfarm' });
  scene.act('fill-partially', { symbol: 'AAPL', size: 5, for: '20s' });
  scene.act('widen-spread', { symbol: 'AAPL', times: 5, for: '20s' });
  scene.act('calm-market', {});
  await scene.wait(10_000);
  scene.act('stall', { for: '30s' });
  scene.act('break-farm', { farm: 'usfarm', for: '30s' });
  scene.act('fill-partially', { symbol: 'AAPL', size: 7, for: '30s' });
  scene.act('widen-spread', { symbol: 'AAPL', times: 7, for: '30s' });
  await scene.wait(29_000);
  const before = scene.gateway.trouble.status();
  expect(before.brokenFarms).toEqual(['usfarm']);
  expect(before.clients).toMatchObject([{ isStalled: true }]);
  expect(before.market).toMatchObject([{ kind: 'thin' }, { kind: 'widen' }]);
  await scene.wait(1000);
  const after = scene.gateway.trouble.status();
  expect([after.brokenFarms, after.market]).toEqual([[], []]);
  expect(after.clients).toMatchObject([{ isStalled: false }]);
});

test('an end that nobody needs any more is none', async () => {
  const scene = openScene();
  await scene.connect();
  scene.act('lose-connection', { for: '10s' });
  scene.act('stall', { client: 1, for: '10s' });
  scene.act('restore-connection', {});
  scene.act('drop', { client: 1 });
  await scene.wait(60_000);
  expect(scene.gateway.trouble.status()).toMatchObject({ connection: 'up', clients: [] });
});

test('a gateway that is closed ends nothing more by itself', async () => {
  const scene = openScene();
  scene.act('break-farm', { farm: 'usfarm', for: '10s' });
  scene.gateway.close();
  await scene.wait(60_000);
  expect(scene.gateway.trouble.status().brokenFarms).toEqual(['usfarm']);
});
