import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../server/http/create.js';
import { requireLoopback } from '../../../server/http/loopback.js';
import { testApp } from './test-app.js';

describe('an address to listen on', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.1.2.3', '127.1.2.3'],
    ['::1', '::1'],
    ['[::1]', '::1'],
    ['localhost', 'localhost'],
    ['LOCALHOST.', 'localhost'],
  ])('%s is open to this machine alone, and is listened on as %s', (written, host) => {
    expect(requireLoopback(written)).toBe(host);
  });

  it.each(['0.0.0.0', '::', '[::]', '192.168.1.10', '127.0.0.1.evil.example', 'example.com', '', '.', '[]'])(
    '%j is refused until there are tokens, with the way to reach it safely',
    (host) => {
      expect(() => requireLoopback(host)).toThrow(
        expect.objectContaining({
          code: 'http.not_loopback',
          exitCode: 2,
          message: expect.stringContaining('tokens'),
          next: expect.stringContaining('--host 127.0.0.1'),
        }),
      );
    },
  );
});

describe('a request', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.1:8642',
    '127.0.0.2:8642',
    'localhost',
    'LOCALHOST:1',
    'localhost.:8642',
    '[::1]',
    '[::1]:65535',
  ])('under the name %s is answered', async (host) => {
    const response = await createHttp(testApp().app).request('/api/health', { headers: { host } });
    expect(response.status).toBe(200);
  });

  it.each([
    'evil.example',
    'evil.example:8642',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil@localhost',
    '192.168.1.10',
    '0.0.0.0',
    '::1',
    '[::1]evil.example',
    '[evil.example]',
    'localhost:80:80',
    '127.0.0.256',
  ])('under the name %s is refused: somebody points their name at us', async (host) => {
    const response = await createHttp(testApp().app).request('/api/doctor', { headers: { host } });
    expect(response.status).toBe(421);
    expect(await response.json()).toMatchObject({ code: 'http.host_refused' });
  });
});
