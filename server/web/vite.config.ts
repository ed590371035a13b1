import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // `npx vite server/web` while a server runs beside it.
  server: { proxy: { '/api': 'http://127.0.0.1:8642' } },
});
