import { expect, test } from 'vitest';
import { rememberBeat } from '../../../harness/gateway/beat-memory.js';
import { disturbMarket } from '../../../harness/world/disturbed/market.js';
import { createWorld } from '../../../harness/world/world.js';
import { find } from '../world/samples.js';

const AT = Date.parse('2026-11-19T15:30:00Z');
const apple = find('AAPL');

test('the same moment is answered once, until what was said is forgotten', () => {
  const disturbed = disturbMarket(createWorld({ seed: 'memory' }));
  const market = rememberBeat(disturbed);
  const ask = () => [market.snapshot(apple, AT), market.events(apple, AT, AT + 1000)] as const;
  const before = ask();
  disturbed.jump(apple, AT, 0.9);
  const remembered = ask();
  expect([remembered[0] === before[0], remembered[1] === before[1]]).toEqual([true, true]);
  market.forget();
  expect(ask()).toEqual([disturbed.snapshot(apple, AT), disturbed.events(apple, AT, AT + 1000)]);
  expect(ask()).not.toEqual(before);
});
