import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, type AppOptions, createApp } from '../../../server/app.js';

export interface TestApp {
  readonly app: App;
  /** Every line the app logged, as JSON wrote it. */
  readonly logged: readonly Record<string, unknown>[];
}

/** An app with a state folder of its own, gone when the test ends. */
export function testApp(
  options: Pick<AppOptions, 'clock' | 'random'> & { env?: Record<string, string> } = {},
): TestApp {
  const home = emptyFolder();
  const logged: Record<string, unknown>[] = [];
  const app = createApp({
    ...options,
    cwd: home,
    env: { IBS_HOME: home, IBS_LOG_LEVEL: 'debug', ...options.env },
    log: { write: (line) => void logged.push(JSON.parse(line)), isTerminal: false, colour: false },
  });
  onTestFinished(() => app.close());
  return { app, logged };
}

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The JSON body, in the shape that the test is about to look at. */
export async function bodyOf<T>(response: Response | Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}
