import { test } from 'vitest';
import { seededRandom } from '../../../platform/random/seeded.js';
import { guardProgram } from './guard-program.js';
import { killInTurn } from './kills.js';

test('the same at 200 moments', { timeout: 600_000 }, async () => {
  const program = await guardProgram();
  for (let folder = 0; folder < 5; folder += 1) {
    const lane = (name: string) =>
      killInTurn(program, 20, seededRandom(`kill -9 of a guard, ${name} ${folder}`));
    await Promise.all([lane('left'), lane('right')]);
  }
});
