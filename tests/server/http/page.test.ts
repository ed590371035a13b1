import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../server/http/create.js';
import { emptyFolder, testApp } from './test-app.js';

const SECRET = 'not for the world';

function servedPage() {
  const root = emptyFolder();
  const web = join(root, 'dist', 'web');
  mkdirSync(join(web, 'assets', 'folder.js'), { recursive: true });
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(web, 'assets', 'index-a1b2.js'), 'console.log(1)');
  writeFileSync(join(web, 'assets', 'index-a1b2.css'), 'body{}');
  writeFileSync(join(web, 'assets', 'mark-a1b2.svg'), '<svg/>');
  writeFileSync(join(web, 'assets', 'odd-a1b2.bin'), '');
  for (const folder of [web, join(web, 'assets'), join(root, 'dist'), root])
    writeFileSync(join(folder, '.hidden'), SECRET);
  writeFileSync(join(root, 'secret.txt'), SECRET);
  writeFileSync(join(web, 'secret.txt'), SECRET);
  return createHttp({ ...testApp().app, root });
}

describe('the page', () => {
  it('is asked for anew each time, so that a new build is seen at once', async () => {
    const response = await servedPage().request('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('<title>page</title>');
  });

  it.each([
    ['index-a1b2.js', 'text/javascript; charset=utf-8'],
    ['index-a1b2.css', 'text/css; charset=utf-8'],
    ['mark-a1b2.svg', 'image/svg+xml'],
    ['odd-a1b2.bin', 'application/octet-stream'],
  ])('has the asset %s, of its type, to be kept for ever', async (name, type) => {
    const response = await servedPage().request(`/assets/${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    '/assets/none.js',
    '/assets/folder.js',
    '/assets/.hidden',
    '/assets/../secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%2fetc%2fpasswd',
    '/assets/index-a1b2.js%00.css',
    '/assets//index-a1b2.js',
    '/.hidden',
    '/secret.txt',
    '/dist/web/index.html',
  ])('has nothing at %s', async (path) => {
    const response = await servedPage().request(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain(SECRET);
  });

  it('that has not been built is a problem that says how to build it', async () => {
    const response = await createHttp({ ...testApp().app, root: emptyFolder() }).request('/');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      code: 'http.page_missing',
      next: expect.stringContaining('npm run setup'),
    });
  });
});
