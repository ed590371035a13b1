import type { App } from '../app.js';
import { createHttp } from './create.js';
import { type Listening, listen } from './listen.js';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
}

/** Serves the app until `close` is called; the app itself stays open and is the caller's to close. */
export async function serveHttp(app: App, options: ServeOptions): Promise<Listening> {
  const closing = new AbortController();
  const http = createHttp(app, closing.signal);
  const listening = await listen((request) => http.fetch(request), {
    ...options,
    app,
    graceMs: app.config.values.server.shutdownSeconds * 1000,
  });
  return {
    url: listening.url,
    close() {
      closing.abort();
      return listening.close();
    },
  };
}
