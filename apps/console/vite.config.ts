import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { bothDirections } from './both-directions.ts';

const pages = ['index', 'side-by-side', 'agency', 'operations', 'steering', 'person', 'accessibility'].map(
  (name) => join(import.meta.dirname, `${name}.html`),
);

/** Builds the pages to `dist/console`, with relative addresses so that they can be served from any path. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  css: { postcss: { plugins: [bothDirections()] } },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rollupOptions: { input: pages.filter((page) => existsSync(page)) },
  },
});
