import { describe, expect, test } from 'vitest';
import type { guide } from '../../../../harness/gateway/admin/guide.js';
import { namedScripts } from '../../../../harness/gateway/trouble/script/named-scripts.js';
import { connectClient } from '../client.js';
import { adminOf, bodyOf, problemOf } from './admin.js';

describe('GET /', () => {
  test('says what there is: addresses, actions with their parameters, scripts', async () => {
    const { ask } = adminOf();
    const { actions, scripts, addresses } = await bodyOf<ReturnType<typeof guide>>(ask('/'));
    expect(actions).toContainEqual({
      name: 'stall',
      about: expect.stringContaining('send a client nothing more'),
      parameters: [
        { name: 'client', about: 'a client id, or all', required: false, default: 'all' },
        { name: 'for', about: expect.stringContaining('such as 30s'), required: false },
      ],
    });
    for (const { about, parameters } of actions) {
      expect(about).not.toBe('');
      for (const parameter of parameters) expect(parameter.about).not.toBe('');
    }
    expect(scripts.map(({ name }) => name)).toEqual(Object.keys(namedScripts));
    expect(Object.keys(addresses)).toContain('POST /actions/NAME');
  });
});

describe('GET /status', () => {
  test('says how the gateway stands', async () => {
    const { ask, gateway } = adminOf();
    await connectClient(gateway, { clientId: 7 });
    expect(await (await ask('/status')).json()).toMatchObject({
      time: '2026-03-03T16:30:00.000Z',
      accounts: ['DU1234567'],
      clients: [{ id: 7, version: 200 }],
      connection: 'up',
    });
  });
});

describe('POST /actions/NAME', () => {
  test('does it, and says what was done', async () => {
    const { post, gateway } = adminOf();
    const client = await connectClient(gateway);
    const response = await post('/actions/say', '{"code": 2110, "message": "so \\u00fc", "client": 1}');
    expect([response.status, await response.json()]).toEqual([200, { done: 'told client 1: 2110 so ü' }]);
    await client.settle();
    expect(client.named('errMsg').at(-1)).toMatchObject({ errorCode: '2110', errorMsg: 'so \\u00fc' });
  });

  test('takes no body for no parameters, and text for numbers', async () => {
    const { post, gateway } = adminOf();
    expect((await post('/actions/lose-connection')).status).toBe(200);
    expect((await post('/actions/restore-connection', ' ')).status).toBe(200);
    expect((await post('/actions/widen-spread', '{"symbol": "AAPL", "times": "2.5"}')).status).toBe(200);
    expect(gateway.trouble.status()).toMatchObject({ connection: 'up' });
  });

  test.each([
    ['hault', '{}', 404, 'trouble.unknown_action', 'did you mean "halt"?'],
    ['__proto__', '', 404, 'trouble.unknown_action', 'there is no action'],
    ['halt', '', 400, 'trouble.bad_parameter', 'halt: symbol is missing'],
    ['halt', '{"symbol": "AAPL", "fro": "5m"}', 400, 'trouble.bad_parameter', 'did you mean "for"?'],
    ['halt', '{"smybol": "AAPL"}', 400, 'trouble.bad_parameter', 'did you mean "symbol"?'],
    ['halt', '{"symbol": "AAPL", "for": 5}', 400, 'trouble.bad_parameter', 'for: expected a time such as'],
    ['halt', '{"symbol": "NOSUCH"}', 404, 'trouble.no_such_instrument', 'NOSUCH'],
    ['halt', `{"symbol": "${'x'.repeat(1_000_000)}"}`, 404, 'trouble.no_such_instrument', 'x…'],
    [
      'restore',
      `{"name": "${'x'.repeat(1_000_000)}"}`,
      400,
      'trouble.bad_parameter',
      'at most 100 characters',
    ],
    [
      'halt',
      `{"symbol": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      400,
      'trouble.bad_parameter',
      'expected a symbol',
    ],
    [
      'drop',
      '{"client": null}',
      400,
      'trouble.bad_parameter',
      'client: expected a client id, or all, found null',
    ],
    ['drop', '{"client": ""}', 400, 'trouble.bad_parameter', 'expected a client id'],
    ['drop', '{"client": 7}', 404, 'trouble.no_such_client', 'nobody is'],
    [
      'say',
      '{"code": 1, "message": "a\\u0000b"}',
      400,
      'trouble.bad_parameter',
      'expected a text without NUL',
    ],
    ['say', '{"code": 1e999, "message": "so"}', 400, 'trouble.bad_parameter', 'expected a whole number'],
    ['restore', '{"name": "none"}', 404, 'trouble.no_such_snapshot', 'there are: none'],
    ['start-up', '', 409, 'trouble.out_of_place', 'not shut down'],
    ['halt', '{"symbol": "AAPL"', 400, 'admin.bad_request', 'the body is no JSON'],
    ['halt', '["AAPL"]', 400, 'admin.bad_request', 'as a JSON object'],
    ['halt', '"AAPL"', 400, 'admin.bad_request', 'as a JSON object'],
    ['halt', 'null', 400, 'admin.bad_request', 'as a JSON object'],
    ['halt', '\uFEFF\0\x01', 400, 'admin.bad_request', 'the body is no JSON'],
    ['halt', '['.repeat(500_000), 400, 'admin.bad_request', 'the body is no JSON'],
    ['halt', `"${'x'.repeat(4_000_000)}"`, 413, 'admin.too_long', 'at most 4000000 bytes'],
  ])('refuses what cannot be, and says why: %s %.60s', async (name, body, status, code, said) => {
    const { post } = adminOf();
    const response = await post(`/actions/${name}`, body);
    expect(response.status).toBe(status);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status, code, detail: expect.stringContaining(said) });
    expect(JSON.stringify(problem).length).toBeLessThan(2000);
  });
});
