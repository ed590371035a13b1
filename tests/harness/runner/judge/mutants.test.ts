import { describe, expect, test } from 'vitest';
import { judge } from '../../../../harness/runner/judge/judge.js';
import { seededRandom } from '../../../../platform/random/seeded.js';
import { readTranscripts } from '../../../fixtures/transcripts/read.js';
import { mutationScore, scoreText } from './mutation-score.js';

/** Some hundreds, and not of Python's runs, which are long; `test:full` looks at thousands of all. */
const SHARE = 0.04;
const LEAST = 0.95;

describe('transcripts in which one thing was changed', () => {
  const transcripts = readTranscripts();

  test.each(transcripts.map(({ example, seen }) => ({ id: example.id, example, seen })))(
    '$id passes as it was recorded',
    ({ example, seen }) => {
      expect(judge(seen, example)).toEqual({ outcome: 'pass', reasons: [] });
    },
  );

  test('are refused, 95 of 100 that matter, and it is known why the others are not', () => {
    const short = transcripts.filter(({ example }) => example.language === 'ts');
    const score = mutationScore(short, SHARE, seededRandom('mutants'));
    const { matter, survivors } = score;
    expect(matter.all).toBeGreaterThan(100);
    expect(matter.refused / matter.all, scoreText(score)).toBeGreaterThanOrEqual(LEAST);
    expect(survivors.filter(({ because }) => because === undefined)).toEqual([]);
  });
});
