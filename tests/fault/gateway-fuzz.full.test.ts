import { test } from 'vitest';
import { integer } from '../../platform/random/random.js';
import { systemRandom } from '../../platform/random/system.js';
import { expectUnharmed } from './fuzz/expect-unharmed.js';
import { underFire } from './fuzz/fire.js';

const HALF_AN_HOUR = 30 * 60_000;

test(
  'a million odd frames, others each time, leave a gateway as it was',
  async () => {
    const seed = `million ${integer(systemRandom(), 1, 1e9)}`;
    expectUnharmed(await underFire(seed, 1_000_000), 12);
  },
  HALF_AN_HOUR,
);
