import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../harness/runner/analysis/analysis.js';
import { defaultExpected } from '../../../../harness/runner/analysis/expected.js';
import type { RunRecord } from '../../../../harness/runner/records/record.js';
import { failuresIn } from '../../../../harness/runner/report/failure.js';
import { reportMarkdown } from '../../../../harness/runner/report/markdown.js';
import { reportPage } from '../../../../harness/runner/report/page/page.js';
import { aRecord, REAL } from '../records/a-record.js';
import { aValidation } from './a-validation.js';

function shown(records: readonly RunRecord[], title = 'Validation 7') {
  const failures = failuresIn(records);
  return { analysis: analyse(records, defaultExpected), failures, title, at: Date.UTC(2026, 2, 2, 15, 4) };
}

/** A failure in which every text that comes from elsewhere is this one. */
function saying(text: string): readonly RunRecord[] {
  return [
    aRecord({
      outcome: 'fail',
      example: text,
      title: text,
      topic: text,
      file: text,
      code: text,
      error: text,
      reasons: [{ criterion: text, message: text }],
      blame: { on: 'code', because: text },
      excerpt: { stdout: text, stderr: text, wire: [text] },
      evidence: { client: text, runtime: text },
    }),
  ];
}

const signs = fc.constantFrom(
  ...'<>&"\'`|\\*_[]!-=/ \n\u001b\u0007\0aé€',
  '</script>',
  '<!--',
  '-->',
  '```',
  '\ud800',
);
const hostile = fc.array(signs).map((all) => `x${all.join('')}`);

describe('the page', () => {
  test('has a part for each kind of gateway, and a loud word where a person has to look', () => {
    const page = reportPage(shown([...aValidation(), aRecord({ evidence: { environment: REAL } })]));
    expect(page).toContain('Before the embedded paper gateway');
    expect(page).toContain('Before the real gateway, paper account');
    expect(page).toContain('44.4 % of portfolio runs passed, where 60 % is the least');
    expect(reportPage(shown([aRecord()]))).not.toContain('Manual review');
  });

  test('lets nothing that an example printed become a part of it', () => {
    const count = (page: string, sign: string) => page.split(sign).length;
    const harmless = reportPage(shown(saying('x'), 'x'));
    fc.assert(
      fc.property(hostile, (text) => {
        const page = reportPage(shown(saying(text), text));
        for (const sign of ['<', '>', '"']) expect(count(page, sign)).toBe(count(harmless, sign));
        expect(page).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}/u);
      }),
    );
  });

  test('asks nobody for anything: no address is in it', () => {
    expect(reportPage(shown(aValidation()))).not.toMatch(/(?:src|href)=|url\(|@import|https?:/);
  });

  test('begins a complaint with the criterion that is not met', () => {
    expect(reportPage(shown(aValidation()))).toContain('<p>orders-end-as-expected: order 7 (BUY 10 AAPL LMT');
  });

  test('says in one line where there is nothing to tell', () => {
    const page = reportPage(shown([aRecord()]));
    expect(page).toContain(
      'Nothing to tell under: Examples that did not pass; Failures of a kind; Code or environment; ' +
        'Flaky, or different from run to run; Skipped.',
    );
    expect(page).not.toContain('<h3>Skipped</h3>');
    expect(reportPage(shown(aValidation()))).not.toContain('Nothing to tell under');
  });

  test('says so when nothing was run', () => {
    expect(reportPage(shown([]))).toContain('Nothing was run.');
  });
});

describe('the Markdown report', () => {
  test('tells the same as the page', () => {
    const report = reportMarkdown(shown(aValidation()));
    expect(report).toContain('**Manual review**: 44.4 % of portfolio runs passed, where 60 % is the least.');
    expect(report).toContain('| portfolio, Python | 5 of 9 | 55.5 % | 85 % | no | 5 passed, 4 timed out |');
    expect(report).toContain('#### ts-orders-limit-cancel');
    expect(report).toContain('- orders-end-as-expected: order 7 (BUY 10 AAPL LMT');
    expect(report).toContain('| orders-end-as-expected: order 31 (BUY 5 MSFT LMT');
    expect(report).toContain('> placeOrder 7 AAPL BUY 10 MKT');
  });

  test('fences what was printed with more signs than stand in it', () => {
    const report = reportMarkdown(shown([aRecord({ outcome: 'fail', excerpt: { stdout: 'a\n````\n# b' } })]));
    expect(report).toContain('`````text\na\n````\n# b\n`````');
  });

  test('keeps its tables and its blocks whatever an example printed', () => {
    const shape = (report: string) =>
      report
        .split('\n')
        .filter((line) => /^(#|\|)/.test(line))
        .map((line) => line.replace(/\\./g, '').split('|').length);
    const harmless = shape(reportMarkdown(shown(saying('x'), 'x')));
    fc.assert(
      fc.property(hostile, (text) => {
        // What lies in blocks of code may look like a heading, and is none.
        const report = reportMarkdown(shown(saying(text), text));
        const outside = report.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
        expect(shape(outside)).toEqual(harmless);
        expect(outside).not.toMatch(/<|(?!\n)\p{Cc}/u);
      }),
    );
  });
});
