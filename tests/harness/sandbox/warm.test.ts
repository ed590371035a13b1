import { expect, test } from 'vitest';
import { defaultWarm } from '../../../harness/sandbox/warm.js';

const GIB = 1024 ** 3;

test('no cell waits on a machine too small for it', () => {
  expect(defaultWarm(8 * GIB, 2)).toEqual({ ts: 2, python: 1 });
  expect(defaultWarm(1 * GIB, 8)).toEqual({ ts: 0, python: 0 });
  expect(defaultWarm(8 * GIB, 1)).toEqual({ ts: 0, python: 0 });
});
