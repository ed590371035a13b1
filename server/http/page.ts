import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context } from 'hono';
import { Fault } from '../../platform/errors/fault.js';
import { codeOf } from '../../platform/errors/thrown.js';
import type { App } from '../app.js';
import type { HttpEnv } from './env.js';
import { httpFaults } from './faults.js';
import type { Router } from './router.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** One plain file name: with no slash and no leading dot there is no way out of the folder. */
const FILE_NAME = /^[\w-][\w.-]{0,199}$/;

const UNCHANGING = 'public, max-age=31536000, immutable';

/** Serves what Vite built: the page itself, and assets whose names change with their content. */
export function addPage(http: Router, app: App): void {
  const folder = join(app.root, 'dist', 'web');

  http.get('/', async (c) => {
    const page = await contentOf(join(folder, 'index.html'));
    if (page === undefined) {
      throw new Fault(httpFaults.page_missing, `expected the built page in ${folder}, found none`);
    }
    return send(c, page, '.html', 'no-cache');
  });

  http.get('/assets/:name', async (c) => {
    const name = c.req.param('name');
    const asset = FILE_NAME.test(name) ? await contentOf(join(folder, 'assets', name)) : undefined;
    return asset === undefined ? c.notFound() : send(c, asset, extname(name), UNCHANGING);
  });
}

function send(
  c: Context<HttpEnv>,
  body: Uint8Array<ArrayBuffer>,
  extension: string,
  caching: string,
): Response {
  c.header('content-type', TYPES[extension] ?? 'application/octet-stream');
  c.header('cache-control', caching);
  return c.body(body);
}

async function contentOf(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}
