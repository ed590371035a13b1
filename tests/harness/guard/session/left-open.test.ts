import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { connectClient } from '../../gateway/client.js';
import { startGuard } from '../guard.js';

test('a frame of nothing says that the program left its connection open, and goes nowhere', async () => {
  const gateway = createGateway({ clock: fixedClock('2026-03-03T16:30:00Z') });
  const guarded = await startGuard(gateway);
  const client = await connectClient(guarded.guard);
  const before = guarded.crossings.length;
  client.write(Buffer.alloc(4));
  await vi.waitFor(() =>
    expect(guarded.events).toContainEqual(expect.objectContaining({ kind: 'left-open' })),
  );
  expect(guarded.crossings).toHaveLength(before);
  expect(client.named('errMsg').filter(({ errorCode }) => errorCode === '320')).toEqual([]);
  await guarded.close();
  gateway.close();
});
