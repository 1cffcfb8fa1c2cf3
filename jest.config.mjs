import { laidPackages } from './test/packages/suite-packages.mjs';

/** Jest on native ES modules; SWC only strips the types, `npm run check` is where they are checked. */
export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/deploy'],
  testEnvironment: '<rootDir>/test/packages/compiled-once.mjs',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
      },
    ],
  },
  moduleNameMapper: laidPackages(),
  setupFilesAfterEnv: ['<rootDir>/test/packages/equal-lists.mjs'],
  // The long suites mostly wait for real parts: three side by side keep two cores busy.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/longest-first.mjs',
  // Where all cores have other work a test takes many times as long; what waits in vain says so itself, after a minute (`until`).
  testTimeout: 180_000,
  // Inside the clone, as nothing may be left outside it.
  cacheDirectory: '<rootDir>/.cache/jest',
};
