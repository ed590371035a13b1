import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runBlocks } from './blocks.js';
import { makeTree } from './tree.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function run(...fences: readonly string[]) {
  const { problems, notes = [] } = await runBlocks(makeTree(root, ['a/README.md'], () => fences.join('\n')));
  return { problems: problems.join('\n'), notes };
}

test('blocks that do what they say pass, from the root of the checkout', async () => {
  const { problems } = await run(
    '```sh\ntest -f package.json\ntest -d "$IBS_HOME"\n```',
    "```ts\nimport { steppedClock } from './platform/clock/stepped.js';\nconst at: number = steppedClock(7).now();\nif (at !== 7) throw new Error('not 7');\n```",
    '```sh exit=3\nexit 3\n```',
    '```text\nnot a command\n```',
  );
  expect(problems).toBe('');
});

test('a command that fails, even in the middle or in a pipe, is named with what it said', async () => {
  const { problems } = await run('```sh\necho before; false\necho after\n```', '```sh\nfalse | cat\n```');
  expect(problems).toMatch(/a\/README\.md:1: the block ended with exit code 1, not 0\n\s+before/);
  expect(problems).toMatch(/a\/README\.md:5: the block ended with exit code 1/);
  expect(problems).not.toContain('after');
});

test('TypeScript that throws, imports what is not there, or ends well against its word is named', async () => {
  const { problems } = await run(
    "```ts\nthrow new Error('no such luck');\n```",
    "```ts\nimport { gone } from './platform/clock/gone.js';\ngone();\n```",
    '```ts exit=2\nconsole.log(1);\n```',
  );
  expect(problems).toContain('no such luck');
  expect(problems).toMatch(/README\.md:4: the block ended with exit code 1/);
  expect(problems).toMatch(/README\.md:8: the block ended with exit code 0, not 2/);
});

test('what is not run is listed with its reason; without one it is refused', async () => {
  const { problems, notes } = await run(
    '```sh no-run: it would serve for ever\nfalse\n```',
    '```sh no-run\nfalse\n```',
  );
  expect(notes).toEqual(['a/README.md:1 is not run: it would serve for ever']);
  expect(problems).toMatch(/a\/README\.md:4: no-run wants its reason/);
});
