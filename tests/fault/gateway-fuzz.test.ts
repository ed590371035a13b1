import { test } from 'vitest';
import { expectUnharmed } from './fuzz/expect-unharmed.js';
import { underFire } from './fuzz/fire.js';

test('ten thousand odd frames, before and after the handshake, leave a gateway as it was', async () => {
  expectUnharmed(await underFire('ten thousand', 10_000), 24);
});
