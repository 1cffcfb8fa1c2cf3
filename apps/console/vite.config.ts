import { defineConfig } from 'vite';

/** Builds the pages to `dist/console`, with relative addresses so that they can be served from any path. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  build: { outDir: '../../dist/console', emptyOutDir: true, assetsInlineLimit: 0 },
});
