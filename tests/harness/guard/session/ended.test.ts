import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { connectClient } from '../../gateway/client.js';
import { startGuard } from '../guard.js';

async function guardedClient() {
  const gateway = createGateway({ clock: fixedClock('2026-03-03T16:30:00Z') });
  const guarded = await startGuard(gateway);
  const client = await connectClient(guarded.guard);
  const endedBy = () =>
    vi.waitUntil(() => guarded.events.find((event) => event.kind === 'ended')?.by, { timeout: 5000 });
  return { gateway, guarded, client, endedBy };
}

test('a client that closes its connection has ended its session', async () => {
  const { gateway, guarded, client, endedBy } = await guardedClient();
  client.stream.end();
  expect(await endedBy()).toBe('client');
  await guarded.close();
  gateway.close();
});

test('a gateway that goes has ended it, and not the client whom that leaves alone', async () => {
  const { gateway, guarded, endedBy } = await guardedClient();
  gateway.close();
  expect(await endedBy()).toBe('upstream');
  await guarded.close();
});

test('a guard that closes has ended it itself', async () => {
  const { gateway, guarded, endedBy } = await guardedClient();
  await guarded.close();
  expect(await endedBy()).toBe('guard');
  gateway.close();
});
