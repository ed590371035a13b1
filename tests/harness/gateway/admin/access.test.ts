import { describe, expect, test } from 'vitest';
import { AT, adminOf, problemOf, TOKEN } from './admin.js';

describe('whoever does not know the token', () => {
  test.each([
    ['none', {}],
    ['another', { authorization: 'Bearer another-token-of-it' }],
    ['the beginning of it', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
    ['it without the word Bearer', { authorization: TOKEN }],
    ['it in another way', { authorization: `Basic ${TOKEN}` }],
  ])('gets 401 and changes nothing: %s', async (_, headers) => {
    const { admin, gateway } = adminOf();
    for (const [path, method] of [
      ['/', 'GET'],
      ['/status', 'GET'],
      ['/actions/lose-connection', 'POST'],
      ['/nowhere', 'GET'],
    ]) {
      const response = await admin.request(`${AT}${path}`, { method: method ?? '', headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await problemOf(response)).toMatchObject({ code: 'admin.unauthorized' });
    }
    expect(gateway.trouble.status().connection).toBe('up');
  });
});

test.each(['Bearer', 'bearer', 'BEARER'])('the token is taken after %s', async (scheme) => {
  const { admin } = adminOf();
  const headers = { authorization: `${scheme} ${TOKEN}` };
  expect((await admin.request(`${AT}/status`, { headers })).status).toBe(200);
});

describe('the name that a request comes under', () => {
  test.each(['127.0.0.1:4003', 'localhost:4003', 'LOCALHOST:4003', '[::1]:4003'])(
    'may be %s',
    async (host) => {
      const { ask } = adminOf();
      expect((await ask('/status', { headers: { host } })).status).toBe(200);
    },
  );

  test.each([
    'example.com',
    'example.com:4003',
    'localhost',
    'localhost:4004',
    '127.0.0.1.example.com:4003',
    '',
  ])('cannot be %j', async (host) => {
    const { ask } = adminOf();
    const response = await ask('/status', { headers: { host } });
    expect(response.status).toBe(421);
    expect(await problemOf(response)).toMatchObject({ code: 'admin.host_refused' });
  });
});

describe('anything else', () => {
  test.each(['/nowhere', '/actions', '/actions/a/b', '/%zz', '//'])('is not found: %s', async (path) => {
    const { ask } = adminOf();
    expect(await problemOf(ask(path))).toMatchObject({ status: 404, code: 'admin.not_found' });
  });

  test('by another method is told which there are', async () => {
    const { ask } = adminOf();
    const response = await ask('/scripts', { method: 'PUT' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'POST']);
    expect(await problemOf(response)).toMatchObject({ code: 'admin.method_not_allowed' });
  });

  test('gives no leave to pages of other sites', async () => {
    const { admin } = adminOf();
    const response = await admin.request(`${AT}/status`, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.com', 'access-control-request-method': 'GET' },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('never has the token in the log', async () => {
    const { ask, post, logged } = adminOf();
    await ask('/nowhere');
    await post('/actions/halt', 'x');
    expect(logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toContain(TOKEN);
  });
});
