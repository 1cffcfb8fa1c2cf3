import { inClone } from './places.mjs';

/** Where the tools from package-lock.json begin, so that each runs on the pinned Node whatever its own first line says. */
export const tools = {
  cem: inClone('node_modules', '@custom-elements-manifest', 'analyzer', 'cem.js'),
  depcruise: inClone('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
  jest: inClone('node_modules', 'jest', 'bin', 'jest.js'),
  knip: inClone('node_modules', 'knip', 'bin', 'knip.js'),
  oxlint: inClone('node_modules', 'oxlint', 'bin', 'oxlint'),
  prettier: inClone('node_modules', 'prettier', 'bin', 'prettier.cjs'),
  tsc: inClone('node_modules', 'typescript', 'bin', 'tsc'),
  vite: inClone('node_modules', 'vite', 'bin', 'vite.js'),
};
