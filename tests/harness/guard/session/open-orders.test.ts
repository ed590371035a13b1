import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';
import { reqOpenOrders } from '../../../../harness/wire/requests/orders.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient } from '../../gateway/client.js';
import { heardBy, startGuard } from '../guard.js';

test.each(['read-only', 'trading'] as const)(
  'under %s client 0, whose list would bind orders, is refused it, and does not wait for its end',
  async (name) => {
    const gateway = createGateway({ clock: steppedClock('2026-03-03T16:30:00Z') });
    const guarded = await startGuard(gateway, { policy: { ...profiles[name], messages: undefined } });
    const client = await connectClient(guarded.guard, { clientId: 0 });
    client.send(reqOpenOrders, {});
    const { errorMsg } = await heardBy(client, 'errMsg', ({ errorCode }) => errorCode === '321');
    expect(errorMsg).toContain(`(policy ${name})`);
    await heardBy(client, 'openOrderEnd');
    await guarded.close();
  },
);
