import { describe, expect, test } from 'vitest';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { testApp } from '../http/test-app.js';

describe('a gateway on a market that is always open', () => {
  test('leaps from bell to bell, until its clock is moved: then time goes on as it does', async () => {
    const clock = steppedClock('2026-03-03T20:58:00Z');
    const { app } = testApp({ clock, env: { IBS_GATEWAY_ADMIN_PORT: '0' } });
    const { admin, now } = await app.startGateway();
    const headers = { authorization: `Bearer ${admin?.token}` };
    const time = () => new Date(now()).toISOString();
    await clock.advance(180_000);
    expect(time()).toBe('2026-03-04T14:31:00.000Z');
    await fetch(`${admin?.url}/actions/move-clock`, { method: 'POST', headers, body: '{"to": "Fri 15:59"}' });
    // Longer than a session lasts.
    await clock.advance(7 * 3_600_000);
    expect(time()).toBe('2026-03-07T03:59:00.000Z');
    const status = await (await fetch(`${admin?.url}/status`, { headers })).json();
    expect(status).toMatchObject({ time: time() });
  });

  test('has an admin port only where one was asked for', async () => {
    const { admin, script } = await testApp().app.startGateway();
    expect([admin, script]).toEqual([undefined, undefined]);
  });
});
