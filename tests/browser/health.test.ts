import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CheckResult, DoctorReport } from '../../server/doctor/report.js';
import { describeWith } from '../run/needs.js';
import { faintTexts } from './contrast.js';
import { builtPage, launch, overflow, screenshot, served, visit } from './harness.js';

const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 }, name: 'light-wide' },
  { colorScheme: 'dark', viewport: { width: 1280, height: 800 }, name: 'dark-wide' },
  { colorScheme: 'light', viewport: { width: 375, height: 720 }, name: 'light-narrow' },
  { colorScheme: 'dark', viewport: { width: 375, height: 720 }, name: 'dark-narrow' },
  { colorScheme: 'light', viewport: { width: 320, height: 640 }, name: 'light-narrowest' },
] as const;

const fine: CheckResult = { id: 'node', title: 'Node.js', status: 'ok', found: '20.19.0 on linux x64' };
const damp: CheckResult = {
  id: 'python',
  title: 'Python',
  status: 'reduced',
  found: 'no virtual environment in /home/someone/.ibs/python: Python examples cannot be run',
  mend: 'Install Python 3.10 or newer with pip, then run `npm run setup -- --retry`.',
};
const wet: CheckResult = {
  id: 'database',
  title: 'Database',
  status: 'broken',
  found: `the database /home/someone/${'a-long-folder-name/'.repeat(8)}ibs.db is damaged: row 17 missing from index jobs_by_kind`,
  mend: 'Put a backup in its place with `ibs db restore BACKUP` (the damaged file is kept), or move it away to begin anew.',
};

const report = (status: DoctorReport['status'], checks: readonly CheckResult[]): DoctorReport => ({
  status,
  checks,
  version: '1.2.3',
  commit: '0123456789abcdef0123456789abcdef01234567',
  home: '/home/someone/.ibs',
  at: '2026-03-02T14:30:00.000Z',
});

describeWith('chromium', 'the first page', (executable) => {
  let browser: Browser;
  let built: Awaited<ReturnType<typeof builtPage>>;

  beforeAll(async () => {
    [browser, built] = await Promise.all([launch(executable), builtPage()]);
  });

  afterAll(async () => {
    await browser.close();
    built.remove();
  });

  it.each(LOOKS)('shows what the doctor found on this machine: $name', async ({ name, ...look }) => {
    const server = await served(built.root);
    const { page, complaints, outside } = await visit(browser, server.url, look);
    await page.goto(server.url);

    await page.getByRole('heading', { name: 'Health', level: 1 }).waitFor();
    await page.getByRole('status').waitFor();
    expect(await page.title()).toBe('Health · ib-specialist');
    const rows = page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
    expect(await rows.count()).toBeGreaterThanOrEqual(8);
    for (const row of await rows.all()) {
      const heading = await row.getByRole('heading', { level: 2 }).innerText();
      expect(heading).toMatch(/\b(ok|reduced|broken)$/);
      expect(await row.getByText('What to do').count()).toBe(heading.endsWith('ok') ? 0 : 1);
    }
    expect(await page.getByText(server.home, { exact: true }).isVisible()).toBe(true);

    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await faintTexts(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(outside).toEqual([]);
    await screenshot(page, `health-${name}`);
  });

  it.each(LOOKS)('says what is broken and how to mend it: $name', async ({ name, ...look }) => {
    const server = await served(built.root);
    const { page, complaints } = await visit(browser, server.url, look);
    await page.route('**/api/doctor', (route) =>
      route.fulfill({ json: report('broken', [fine, wet, damp]) }),
    );
    await page.goto(server.url);

    const verdict = page.getByRole('status');
    await verdict.getByText('Something has to be mended first').waitFor();
    expect(await verdict.innerText()).toContain('1 of 3 checks passed, 1 reduced, 1 broken');
    const broken = page.getByRole('listitem').filter({ hasText: 'Database' });
    expect(await broken.locator('code').innerText()).toBe('ibs db restore BACKUP');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await faintTexts(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await screenshot(page, `health-broken-${name}`);
  });

  it('is glad when all is well', async () => {
    const server = await served(built.root);
    const { page } = await visit(browser, server.url, LOOKS[0]);
    await page.route('**/api/doctor', (route) => route.fulfill({ json: report('ok', [fine]) }));
    await page.goto(server.url);
    await page.getByRole('status').getByText('Everything works').waitFor();
    expect(await page.getByText('What to do').count()).toBe(0);
    await screenshot(page, 'health-ok');
  });

  it('says that it is looking until it knows', async () => {
    const server = await served(built.root);
    const { page } = await visit(browser, server.url, LOOKS[0]);
    await page.route('**/api/doctor', () => {});
    await page.goto(server.url);
    await page.getByText('Looking at this machine…').waitFor();
    expect(await page.getByRole('button', { name: 'Checking…' }).getAttribute('aria-disabled')).toBe('true');
    await screenshot(page, 'health-looking');
  });

  it.each([LOOKS[0], LOOKS[3]])(
    'keeps the last report when the server is gone, and says so: $name',
    async ({ name, ...look }) => {
      const server = await served(built.root);
      const { page } = await visit(browser, server.url, look);
      await page.goto(server.url);
      await page.getByRole('status').waitFor();
      await server.close();
      await page.getByRole('button', { name: 'Check again' }).click();

      const alert = page.getByRole('alert');
      await alert.getByText('The server does not answer.').waitFor();
      expect(await alert.innerText()).toContain('npm start');
      expect(await page.getByText(/^Last known state, from/).isVisible()).toBe(true);
      expect(await page.getByRole('status').count()).toBe(0);
      expect(await page.getByRole('listitem').filter({ hasText: 'Node.js' }).isVisible()).toBe(true);
      expect(await faintTexts(page)).toEqual([]);
      await screenshot(page, `health-server-gone-${name}`);
    },
  );

  it('shows the server’s own words when it refuses, and recovers by itself', async () => {
    const server = await served(built.root);
    const { page } = await visit(browser, server.url, LOOKS[0]);
    await page.clock.install();
    let refusing = true;
    await page.route('**/api/doctor', (route) =>
      refusing
        ? route.fulfill({
            status: 500,
            contentType: 'application/problem+json',
            body: JSON.stringify({ detail: 'It rained into the server.', next: 'Report it.' }),
          })
        : route.fulfill({ json: report('ok', [fine]) }),
    );
    await page.goto(server.url);
    await page.getByRole('alert').getByText('It rained into the server.').waitFor();
    refusing = false;
    await page.clock.runFor(5000);
    await page.getByRole('status').getByText('Everything works').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('looks again by itself after half a minute', async () => {
    const server = await served(built.root);
    const { page } = await visit(browser, server.url, LOOKS[0]);
    await page.clock.install();
    let asked = 0;
    await page.route('**/api/doctor', (route) => {
      asked++;
      return route.fulfill({ json: asked === 1 ? report('ok', [fine]) : report('reduced', [fine, damp]) });
    });
    await page.goto(server.url);
    await page.getByRole('status').getByText('Everything works').waitFor();
    await page.clock.runFor(30_000);
    await page.getByRole('status').getByText('Works, with less than it could do').waitFor();
    expect(asked).toBe(2);
  });

  it('can be used with the keyboard alone, which always shows where it is', async () => {
    const server = await served(built.root);
    const { page } = await visit(browser, server.url, LOOKS[0]);
    await page.goto(server.url);
    await page.getByRole('status').waitFor();
    const stops: string[] = [];
    for (const _ of ['link', 'button']) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate('document.activeElement.textContent'));
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    }
    expect(stops).toEqual(['Health', 'Check again']);
    const answer = page.waitForResponse('**/api/doctor');
    await screenshot(page, 'health-focus');
    await page.keyboard.press('Enter');
    expect((await answer).status()).toBe(200);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BUTTON');
  });

  it('points to the command line where scripts are off', async () => {
    const server = await served(built.root);
    const { page } = await visit(browser, server.url, { javaScriptEnabled: false });
    await page.goto(server.url);
    expect(await page.locator('body').innerText()).toContain('ibs doctor');
  });
});
