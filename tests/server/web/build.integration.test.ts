import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('the built page', () => {
  let folder: string;
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const assets = () => readdirSync(join(folder, 'assets'));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ibs-build-'));
    await build({ root: join(process.cwd(), 'server/web'), logLevel: 'error', build: { outDir: folder } });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has nothing inline, which the content security policy would block', () => {
    const page = read('index.html');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
    for (const name of assets()) expect(read(`assets/${name}`)).not.toContain('data:');
  });

  it('asks nobody else for anything', () => {
    const everything = [read('index.html'), ...assets().map((name) => read(`assets/${name}`))].join('\n');
    const addresses = [...everything.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address);
    // The names of the SVG and MathML languages look like addresses; nobody fetches them.
    expect(addresses.filter((address) => address !== 'http://www.w3.org')).toEqual([]);
  });

  it('names every asset after its content, so that it may be kept for ever', () => {
    for (const name of assets()) expect(name).toMatch(/-[\w-]{8}\.(js|css|svg)$/);
  });

  it('is light: under 30 kB on the wire', () => {
    const bytes = assets().reduce((sum, name) => sum + gzipSync(read(`assets/${name}`)).length, 0);
    expect(bytes).toBeLessThan(30_000);
  });
});
