import { defineConfig } from 'vite';

/**
 * Builds `<case-timeline>` alone, in one file that a host lays beside its own pages: `dist/console/embed/case-timeline.js` (an ES
 * module) or `case-timeline.classic.js` (for `<script defer>`).
 */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../dist/console/embed',
    emptyOutDir: true,
    lib: {
      entry: 'src/case-timeline/main.ts',
      name: 'CaseTimeline',
      formats: ['es', 'iife'],
      fileName: (format) => (format === 'es' ? 'case-timeline.js' : 'case-timeline.classic.js'),
    },
    // Of a module a library build leaves the white space, for a bundler to come; here none comes.
    rolldownOptions: { output: { minify: true } },
  },
});
