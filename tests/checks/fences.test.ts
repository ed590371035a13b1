import { expect, test } from 'vitest';
import { planFor } from './blocks.js';
import { fencesIn } from './fences.js';

const markdown = [
  '# Title',
  '```sh',
  'one',
  '',
  'two',
  '```',
  'text',
  '  ```ts exit=2',
  '  three',
  '  ```',
  '```',
  'plain',
  '```',
].join('\n');

test('blocks are found with their language, mark, line and text', () => {
  expect(fencesIn('README.md', markdown)).toEqual([
    { file: 'README.md', line: 2, language: 'sh', mark: '', code: 'one\n\ntwo' },
    { file: 'README.md', line: 8, language: 'ts', mark: 'exit=2', code: 'three' },
    { file: 'README.md', line: 11, language: '', mark: '', code: 'plain' },
  ]);
});

test('a longer fence shows a shorter one without opening it', () => {
  const found = fencesIn('a.md', '````md\n```sh\nfalse\n```\n````\n```sh\ntrue\n```');
  expect(found.map(({ language, code }) => [language, code])).toEqual([
    ['md', '```sh\nfalse\n```'],
    ['sh', 'true'],
  ]);
});

test.each([
  ['sh', '', { run: true, exit: 0 }],
  ['ts', 'exit=2', { run: true, exit: 2 }],
  ['sh', 'no-run: it serves', { run: false, reason: 'it serves' }],
])('```%s %s', (language, mark, plan) => {
  expect(planFor({ language, mark })).toEqual(plan);
});

test.each([
  ['sh', 'no-run', /wants its reason/],
  ['sh', 'no-run:', /wants its reason/],
  ['ts', 'norun: typo', /not understood/],
  ['bash', '', /call this block `sh`/],
  ['typescript', 'no-run: hidden', /call this block `ts`/],
])('```%s %s is refused', (language, mark, complaint) => {
  expect(planFor({ language, mark })).toEqual({ wrong: expect.stringMatching(complaint) });
});
