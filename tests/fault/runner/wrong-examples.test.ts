import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Example } from '../../../harness/example/example.js';
import { loadExamples } from '../../../harness/example/load.js';
import { openRunner } from '../../harness/runner/open-runner.js';
import { wrongExamples } from '../../harness/runner/wrong-examples.js';
import { describeWith } from '../../run/needs.js';
import { findProgram } from '../../run/programs.js';

const FOLDER = fileURLToPath(new URL('../../fixtures/examples', import.meta.url));
/** Those that never end are ended after so long. */
const LONGEST_MS = 8000;

const examples = await loadExamples(FOLDER, 'corpus');

test('each wrong example is in the table, and each row of the table is one', () => {
  expect(examples.map(({ id }) => id).sort()).toEqual(Object.keys(wrongExamples).sort());
});

describeWith('bwrap', 'what is wrong on purpose gets its verdict, by what is wrong with it', () => {
  let runner: Awaited<ReturnType<typeof openRunner>>;
  beforeAll(async () => {
    runner = await openRunner(LONGEST_MS);
  });
  afterAll(() => runner.close());

  const verdictOn = async (example: Example) => {
    const { outcome, reasons, blame, retries } = await runner.run(example, {});
    const by = [...new Set(reasons.map(({ criterion }) => criterion))].sort();
    return { id: example.id, outcome, by, blame: blame?.on, retries, reasons };
  };
  const expected = ({ id }: Example) => {
    const { outcome, by } = wrongExamples[id] ?? { outcome: undefined, by: [] };
    return { id, outcome, by: [...by].sort(), blame: 'code', retries: 0 };
  };

  test.concurrent.for(examples.map((example) => [example.id, example] as const))(
    '%s',
    async ([, example], { skip }) => {
      const python = findProgram('python');
      if (example.language === 'python' && 'missing' in python) skip(python.missing);
      const { reasons, ...verdict } = await verdictOn(example);
      expect(verdict, reasons.map(({ message }) => message).join('\n')).toEqual(expected(example));
    },
  );
});
