import { test } from 'vitest';
import { seededRandom } from '../../../platform/random/seeded.js';
import { guardProgram } from './guard-program.js';
import { killInTurn } from './kills.js';

test('a guard killed at 30 random moments has on record all that reached the gateway, and goes on with its book', async () => {
  const program = await guardProgram();
  const lane = (name: string) => killInTurn(program, 15, seededRandom(`kill -9 of a guard, ${name}`));
  await Promise.all([lane('left'), lane('right')]);
});
