import { expect, test } from 'vitest';
import { renderPage } from './page.js';
import { closingLine, type RunRecord, tallyRun } from './record.js';
import { summarize } from './summary.js';

const run: RunRecord = {
  started: '2026-03-02T14:30:00.000Z',
  ms: 61_000,
  node: 'v20.19.0',
  stray: [{ message: 'a promise nobody waited for' }],
  projects: [
    {
      name: 'unit',
      files: [
        {
          path: 'tests/a.test.ts',
          ms: 1200,
          failures: [],
          tests: [
            { title: 'adds', state: 'passed', ms: 3, failures: [] },
            {
              title: 'compares <b> & "c"',
              state: 'failed',
              ms: 5,
              failures: [
                {
                  message: 'expected 1 to be 2',
                  diff: '- 2\n+ 1',
                  stack: 'Error: expected 1 to be 2\n    at a.ts:3',
                },
              ],
            },
            {
              title: 'sandboxes',
              state: 'skipped',
              ms: 0,
              failures: [],
              reason: 'bwrap is not on this machine',
            },
          ],
        },
        {
          path: 'tests/b.test.ts',
          ms: 10,
          tests: [],
          failures: [{ message: 'cannot find module ./gone.js' }],
        },
      ],
    },
  ],
};

test('a file that could not be loaded and a stray error count as failures', () => {
  expect(tallyRun(run)).toEqual({ passed: 1, failed: 3, skipped: 1 });
});

test.each([
  [{ passed: 3, failed: 0, skipped: 0 }, '3 passed, 0 failed'],
  [{ passed: 3, failed: 1, skipped: 2 }, '3 passed, 1 failed, 2 skipped'],
])('the closing line of %j', (tally, line) => {
  expect(closingLine(tally)).toBe(line);
});

test('the summary names each skipped test under its reason, and stray errors', () => {
  const text = summarize(run);
  expect(text).toMatch(/because bwrap is not on this machine:\n\s+tests\/a\.test\.ts > sandboxes/);
  expect(text).toContain('a promise nobody waited for');
});

test('the page shows failures with diff and stack, and skips with their reason', () => {
  const page = renderPage(run, { command: 'npm test' });
  for (const shown of [
    'expected 1 to be 2',
    'at a.ts:3',
    'cannot find module ./gone.js',
    'bwrap is not on this machine',
  ]) {
    expect(page).toContain(shown);
  }
  expect(page).toContain('<span class="plus">+ 1</span>');
});

test('what tests are called cannot become markup', () => {
  const page = renderPage(run, { command: 'npm test -- "<script>"' });
  expect(page).toContain('compares &lt;b&gt; &amp; &quot;c&quot;');
  expect(page).not.toContain('"<script>"');
});

test('the page loads nothing from elsewhere', () => {
  const page = renderPage(run, {
    command: 'npm test',
    coverage: { statements: 88.25, href: 'coverage/index.html' },
  });
  expect(page).not.toMatch(/(src|href)="(https?:|\/\/)|@import|url\(/);
  expect(page).toContain('88.3 %');
});
