/** Jest on native ES modules; SWC only strips the types, `npm run check` is where they are checked. */
export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/deploy'],
  testEnvironment: 'node',
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
        },
      },
    ],
  },
  // Most of the long suites wait for real parts: two side by side even on two cores.
  maxWorkers: 2,
  testTimeout: 30_000,
  // Inside the clone, as nothing may be left outside it.
  cacheDirectory: '<rootDir>/.cache/jest',
};
