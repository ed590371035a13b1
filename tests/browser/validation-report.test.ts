import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { analyse } from '../../harness/runner/analysis/analysis.js';
import { defaultExpected } from '../../harness/runner/analysis/expected.js';
import type { RunRecord } from '../../harness/runner/records/record.js';
import { writeReports } from '../../harness/runner/report/write.js';
import { aRecord } from '../harness/runner/records/a-record.js';
import { aValidation } from '../harness/runner/report/a-validation.js';
import { describeWith } from '../run/needs.js';
import { faintTexts } from './contrast.js';
import { launch, overflow, screenshot, visit } from './harness.js';

const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 }, name: 'light-wide' },
  { colorScheme: 'dark', viewport: { width: 1280, height: 800 }, name: 'dark-wide' },
  { colorScheme: 'light', viewport: { width: 390, height: 800 }, name: 'light-narrow' },
  { colorScheme: 'dark', viewport: { width: 390, height: 800 }, name: 'dark-narrow' },
] as const;

const ATTACK = `"></td></script><script>document.title = 'taken'</script><img src=x onerror="document.title='taken'">`;

/** Words of tables that go on in the next line though nothing in them says that they may. */
const BROKEN_WORDS = `[...document.querySelectorAll('th, td')].flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (text.parentElement.closest('th, td') !== cell || text.parentElement.closest('details')) continue;
    for (const word of text.data.matchAll(/[A-Za-z]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word[0]);
    }
  }
  return broken;
})`;
/** Tables of which a part is out of sight. */
const CUT_TABLES = `[...document.querySelectorAll('.scrolls')]
  .filter((frame) => frame.scrollWidth > frame.clientWidth)
  .map((frame) => [frame.getAttribute('aria-label'), frame.scrollWidth, frame.clientWidth])`;

/** The page as it is written to the disk, and its folder. */
async function written(records: readonly RunRecord[]): Promise<{ url: string; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const analysis = analyse(records, defaultExpected);
  const at = Date.UTC(2026, 2, 2, 15, 4);
  const [page = ''] = await writeReports({ analysis, records, folder, title: 'Validation 7', at });
  return { url: pathToFileURL(page).href, folder: pathToFileURL(folder).href };
}

describeWith('chromium', 'the report of a validation', (executable) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch(executable);
  });

  afterAll(() => browser.close());

  it.each(LOOKS)('can be read anywhere, and needs nothing but itself: $name', async ({ name, ...look }) => {
    const { url, folder } = await written(aValidation());
    const { page, complaints, outside } = await visit(browser, folder, look);
    await page.goto(url);
    expect(await page.title()).toBe('Validation 7');
    expect(await page.getByText('44.4 % of portfolio runs passed').isVisible()).toBe(true);
    const bars = page.getByRole('img', { name: /passed, \d+ % expected$/ });
    expect(await bars.count()).toBe(21);
    for (const details of await page.locator('details').all()) await details.locator('summary').click();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(CUT_TABLES)).toEqual([]);
    expect(await page.evaluate(BROKEN_WORDS)).toEqual([]);
    expect(await faintTexts(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(outside).toEqual([]);
    await screenshot(page, `validation-report-${name}`);
  });

  it('finds failures by what they say, by outcome, category and language', async () => {
    const { url, folder } = await written(aValidation());
    const { page } = await visit(browser, folder, LOOKS[0]);
    await page.goto(url);
    const shown = async () =>
      (await page.locator('.failures tbody:visible th').allInnerTexts()).map((text) => text.split('\n')[0]);
    expect(await shown()).toHaveLength(6);
    await page.getByRole('searchbox', { name: 'Text' }).fill('LEFT open');
    expect(await shown()).toEqual(['python-orders-limit-cancel', 'ts-orders-limit-cancel']);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('TypeScript');
    expect(await shown()).toEqual(['ts-orders-limit-cancel']);
    expect(await page.getByText('1 of 6 examples').isVisible()).toBe(true);
    await page.getByRole('searchbox', { name: 'Text' }).fill('');
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('blocked');
    expect(await shown()).toEqual(['ts-portfolio-positions']);
    await page.getByRole('combobox', { name: 'Category' }).selectOption('orders');
    expect(await shown()).toEqual([]);
  });

  it('shows everything where scripts are off', async () => {
    const { url, folder } = await written(aValidation());
    const { page } = await visit(browser, folder, { javaScriptEnabled: false });
    await page.goto(url);
    expect(await page.locator('.failures tbody:visible').count()).toBe(6);
    expect(await page.getByRole('combobox', { name: 'Outcome' }).isVisible()).toBe(false);
  });

  it('shows what an example printed, and obeys none of it', async () => {
    const { url, folder } = await written([
      aRecord({ outcome: 'fail', title: ATTACK, error: ATTACK, code: ATTACK, excerpt: { stdout: ATTACK } }),
    ]);
    const { page, complaints, outside } = await visit(browser, folder, LOOKS[0]);
    await page.goto(url);
    await page.locator('summary').click();
    expect(await page.locator('pre', { hasText: ATTACK }).count()).toBe(2);
    expect(await page.title()).toBe('Validation 7');
    expect(await page.locator('img, script').count()).toBe(1);
    expect(complaints).toEqual([]);
    expect(outside).toEqual([]);
  });
});
