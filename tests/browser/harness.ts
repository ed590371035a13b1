import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { createApp } from '../../server/app.js';
import type { Listening } from '../../server/http/listen.js';
import { serveHttp } from '../../server/http/serve.js';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

/** The page, built from the sources as they are now, in a folder that looks like a package. */
export async function builtPage(): Promise<{ root: string; remove(): void }> {
  const root = mkdtempSync(join(tmpdir(), 'ibs-page-'));
  const { build } = await import('vite');
  const outDir = join(root, 'dist', 'web');
  await build({ root: join(process.cwd(), 'server', 'web'), logLevel: 'error', build: { outDir } });
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** A real server with a state folder of its own, stopped when the test ends. */
export async function served(root: string): Promise<Listening & { home: string }> {
  const home = mkdtempSync(join(tmpdir(), 'ibs-home-'));
  const app = createApp({
    env: { IBS_HOME: home },
    cwd: home,
    log: { write: () => {}, isTerminal: false, colour: false },
  });
  const server = await serveHttp({ ...app, root }, { host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    await server.close();
    await app.close();
    rmSync(home, { recursive: true, force: true });
  });
  return { ...server, home };
}

export interface Visit {
  readonly page: Page;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
  /** Every address that was asked for and is not the server's own. */
  readonly outside: readonly string[];
}

/** A fresh browser profile that looks at one server and takes notes. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  const outside: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) outside.push(request.url());
  });
  return { page, complaints, outside };
}

/** Kept with the reports of the run, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = join(process.env['IBS_TEST_REPORTS'] ?? join(tmpdir(), 'ibs-reports'), 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** How far the page is wider than its window, in pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
}
