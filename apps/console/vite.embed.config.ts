import { defineConfig } from 'vite';

/** Builds `<case-timeline>` alone, one file that a host lays beside its own pages: `dist/console/embed/case-timeline.js`. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../dist/console/embed',
    emptyOutDir: true,
    lib: { entry: 'src/case-timeline/main.ts', formats: ['es'], fileName: () => 'case-timeline.js' },
  },
});
