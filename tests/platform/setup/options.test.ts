import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../../platform/setup/options.mjs';
import { chosen } from '../../../platform/setup/plan.mjs';
import { steps } from '../../../platform/setup/steps.mjs';

const names = steps.map((step) => step.name);

describe('the options of the set-up', () => {
  test('none means everything, aloud', () => {
    expect(parseOptions([], names)).toEqual({ quiet: false, retry: false, help: false, only: [] });
  });

  test('--only may be given more than once', () => {
    expect(parseOptions(['--only', 'web', '--quiet', '--only', 'cli'], names)).toMatchObject({
      quiet: true,
      only: ['web', 'cli'],
    });
  });

  test('what is unknown is refused with what was expected', () => {
    expect(() => parseOptions(['--fast'], names)).toThrow(
      'expected --quiet, --retry, --only STEP or --help, found --fast',
    );
    expect(() => parseOptions(['--only', 'paint'], names)).toThrow(
      'expects one of npm, python, bubblewrap, web, cli, found paint',
    );
    expect(() => parseOptions(['--only'], names)).toThrow('found nothing');
  });

  test('a step brings what it builds on', () => {
    expect(chosen(steps, ['web']).map((step) => step.name)).toEqual(['npm', 'web']);
    expect(chosen(steps, ['python']).map((step) => step.name)).toEqual(['python']);
    expect(chosen(steps, [])).toEqual(steps);
  });

  test('every step builds only on steps listed before it', () => {
    for (const [index, step] of steps.entries())
      expect(names.slice(0, index)).toEqual(expect.arrayContaining([...step.after]));
  });
});
