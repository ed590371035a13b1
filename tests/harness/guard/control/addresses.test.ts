import { describe, expect, test } from 'vitest';
import { AT, controlOf, TOKEN } from './control.js';

test('GET / says what there is, and that it can only be stopped here', async () => {
  const { ask } = controlOf();
  expect(await (await ask('/')).json()).toMatchObject({
    addresses: { 'GET /status': expect.any(String), 'POST /kill': expect.any(String) },
  });
  for (const path of ['/release', '/kill/release']) {
    const response = await ask(path, { method: 'POST' });
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'control.not_found' }]);
  }
});

test('GET /status says how the guard stands, POST /kill stops it', async () => {
  const { ask, kills } = controlOf();
  expect(await (await ask('/status')).json()).toEqual({ upstream: '127.0.0.1:4002', killed: false });
  const response = await ask('/kill', { method: 'POST', body: '{"because": "lost too much"}' });
  expect([response.status, await response.json()]).toEqual([200, { killed: true }]);
  expect(kills).toEqual(['lost too much']);
  expect(await (await ask('/status')).json()).toMatchObject({ killed: true });
});

test.each([
  ['no body', undefined],
  ['an empty body', ''],
  ['no JSON', 'because=lost'],
  ['another shape', '["lost"]'],
  ['a reason that is none', '{"because": 7}'],
  ['a blank reason', '{"because": " "}'],
  ['a body beyond reason', `{"because": "${'x'.repeat(100_000)}"}`],
])('POST /kill with %s stops it all the same', async (_, body) => {
  const { ask, kills } = controlOf();
  const response = await ask('/kill', { method: 'POST', ...(body === undefined ? {} : { body }) });
  expect([response.status, kills]).toEqual([200, ['asked for over HTTP']]);
});

describe('whoever does not know the token', () => {
  test.each([
    ['none', {}],
    ['another', { authorization: 'Bearer another-token-of-it' }],
    ['the beginning of it', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
    ['it in another way', { authorization: `Basic ${TOKEN}` }],
  ])('gets 401 and stops nothing: %s', async (_, headers) => {
    const { control, kills } = controlOf();
    for (const [path, method] of [
      ['/', 'GET'],
      ['/status', 'GET'],
      ['/kill', 'POST'],
      ['/nowhere', 'GET'],
    ]) {
      const response = await control.request(`${AT}${path}`, { method: method ?? '', headers });
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect([response.status, await response.json()]).toMatchObject([401, { code: 'control.unauthorized' }]);
    }
    expect(kills).toEqual([]);
  });
});

test.each(['127.0.0.1:4004', 'localhost:4004', 'LOCALHOST:4004', '[::1]:4004'])(
  'the name of the machine itself is taken: %s',
  async (host) => {
    const { ask } = controlOf();
    expect((await ask('/status', { headers: { host } })).status).toBe(200);
  },
);

test.each(['example.com', 'example.com:4004', 'localhost', 'localhost:4003', '127.0.0.1.example.com:4004'])(
  'no other name is: %s',
  async (host) => {
    const { ask, kills } = controlOf();
    const response = await ask('/kill', { method: 'POST', headers: { host } });
    expect([response.status, await response.json()]).toMatchObject([421, { code: 'control.host_refused' }]);
    expect(kills).toEqual([]);
  },
);

test('another method is told which there are', async () => {
  const { ask, kills } = controlOf();
  const response = await ask('/kill');
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await response.json()).toMatchObject({ code: 'control.method_not_allowed' });
  expect(kills).toEqual([]);
});

test('the token never stands in the log', async () => {
  const { ask, logged } = controlOf();
  await ask('/nowhere');
  await ask('/kill', { method: 'POST', body: 'x' });
  expect(logged.length).toBeGreaterThan(0);
  expect(JSON.stringify(logged)).not.toContain(TOKEN);
});
