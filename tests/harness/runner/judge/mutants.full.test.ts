import { expect, test } from 'vitest';
import { seededRandom } from '../../../../platform/random/seeded.js';
import { readTranscripts } from '../../../fixtures/transcripts/read.js';
import { mutationScore, scoreText } from './mutation-score.js';

const MINUTES = 60_000;
/** Account rows, which are most of them, are much alike. */
const SHARE = 0.1;

test(
  'thousands of changed transcripts are refused, and it is known why the others are not',
  () => {
    const score = mutationScore(readTranscripts(), SHARE, seededRandom('many mutants'));
    console.log(scoreText(score));
    const { matter, survivors } = score;
    expect(matter.refused / matter.all).toBeGreaterThanOrEqual(0.95);
    expect(survivors.filter(({ because }) => because === undefined)).toEqual([]);
  },
  10 * MINUTES,
);
