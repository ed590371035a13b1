import { describe, expect, test } from 'vitest';
import { adminOf, problemOf } from './admin.js';

describe('a script', () => {
  test('that is sent is played, seen and stopped', async () => {
    const { post, ask, wall, gateway } = adminOf();
    const begun = await post('/scripts', '+0s lose-connection\n+5s drop client=5\n+1m restore-connection');
    expect([begun.status, begun.headers.get('location')]).toEqual([201, '/scripts/1']);
    expect(await begun.json()).toEqual({ id: 1, name: 'script', steps: 3 });
    await wall.advance(10_000);
    const stands = {
      id: 1,
      name: 'script',
      state: 'playing',
      steps: 2,
      of: 3,
      next: 3,
      failed: 1,
      failures: [
        {
          line: 2,
          action: 'drop',
          code: 'trouble.no_such_client',
          message: 'no client 5 is connected; nobody is',
        },
      ],
    };
    expect(await (await ask('/scripts')).json()).toEqual({ scripts: [stands] });
    expect(await (await ask('/scripts/1')).json()).toEqual(stands);
    const stopped = await ask('/scripts/1', { method: 'DELETE' });
    expect(await stopped.json()).toMatchObject({ state: 'stopped', steps: 2 });
    await wall.advance(100_000);
    expect(gateway.trouble.status().connection).toBe('lost');
  });

  test('that comes with the program is begun by its name', async () => {
    const { post } = adminOf();
    const response = await post('/scripts?name=stolen-data');
    expect([response.status, await response.json()]).toEqual([201, { id: 1, name: 'stolen-data', steps: 3 }]);
  });

  test('that is wrong is refused with line and column, and nothing is begun', async () => {
    const { post, ask } = adminOf();
    const response = await post('/scripts', '+0s lose-connection\n+1s hault symbol=AAPL');
    expect(response.status).toBe(422);
    expect(await problemOf(response)).toMatchObject({
      code: 'script.bad',
      detail: 'script:2:5: there is no action "hault"; did you mean "halt"?',
      next: expect.stringContaining('ibs trouble'),
      details: { line: 2, column: 5 },
    });
    expect(await (await ask('/scripts')).json()).toEqual({ scripts: [] });
  });

  test.each([
    ['/scripts', 422, 'script.bad'],
    ['/scripts?name=nightly', 404, 'script.unknown'],
    ['/scripts?name=', 404, 'script.unknown'],
  ])('that is none is refused: %s', async (path, status, code) => {
    const { post } = adminOf();
    expect(await problemOf(post(path))).toMatchObject({ status, code });
  });

  test('is named or sent, not both', async () => {
    const { post } = adminOf();
    expect(await problemOf(post('/scripts?name=weekend', '+0s start-up'))).toMatchObject({ status: 400 });
  });

  test.each(['GET', 'DELETE'])('that was never begun cannot be asked for: %s', async (method) => {
    const { ask } = adminOf();
    for (const id of ['1', '01', 'x', '-1', '%00', '1e0']) {
      expect(await problemOf(ask(`/scripts/${id}`, { method }))).toMatchObject({ code: 'script.not_played' });
    }
  });
});
