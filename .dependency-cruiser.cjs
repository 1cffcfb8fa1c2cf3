/**
 * Holds the house together (docs/ARCHITECTURE.md): arrows point down only, through front doors only, and a file's
 * suffix says what it may know. The floors are data: libs/floors.json.
 */
const { adapters, adaptersStandOn, floors } = require('./libs/floors.json');

const anyOf = (names) => `(${names.join('|')})`;
const spec = '[.]spec[.]ts$';
/** Files that only tests load; they may know the test runner. */
const testOnly = [spec, '^(apps|libs)/.*/(contract|spec)/', '^libs/decider/src/specify[.]ts$'];
const frontDoors = [
  '^libs/[^/]+/src/index[.]ts$',
  '^libs/ports/src/(contract|memory)/index[.]ts$',
  '^libs/decider/src/specify[.]ts$',
  '^libs/casefile/src/rejection[.]ts$',
  '^libs/intake/src/codes[.]ts$',
];
/** What an app shows to the tool. */
const appFrontDoors = ['^apps/(adapter|hub)/src/index[.]ts$'];
const withNest = '[.](command|query|handler|controller|module|guard|filter|adapter)[.]ts$';
/** Libs whose outside system is the disk. */
const mayTouchDisk = ['^libs/files/'];

const below = (height) => floors.slice(0, height).flat();
const adapterFloor = floors.findIndex((floor) => floor.includes(adaptersStandOn)) + 1;

/** One rule per lib: what stands on a lower floor may be seen, nothing else, not even a neighbour. */
const floorRule = (name, seen) => ({
  name: `floor-of-${name}`,
  comment: `libs/${name} sees only ${seen.length > 0 ? seen.join(', ') : 'itself'}.`,
  severity: 'error',
  from: { path: `^libs/${name}/` },
  to: { path: '^(libs|apps)/', pathNot: `^libs/${anyOf([name, ...seen])}/` },
});

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...floors.flatMap((floor, height) => floor.map((name) => floorRule(name, below(height)))),
    ...adapters.map((name) => floorRule(name, below(adapterFloor))),
    forbid(
      'lib-without-floor',
      'A lib that libs/floors.json does not name stands nowhere.',
      { path: '^libs/', pathNot: `^libs/${anyOf([...floors.flat(), ...adapters])}/` },
      {},
    ),
    forbid(
      'libs-see-no-apps',
      'An app is put together from libs, never the other way round.',
      { path: '^libs/' },
      { path: '^apps/' },
    ),
    forbid(
      'product-sees-no-tools',
      'What sets up, tests and describes the product is no part of it; tests may start the services.',
      { path: '^(apps|libs)/', pathNot: testOnly },
      { path: '^(deploy|test|docs)/' },
    ),
    forbid(
      'apps-see-no-apps',
      'Each app is a process of its own; what two need is a lib. The tool alone may hold both ends, by their front doors.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: ['^apps/$1/', ...appFrontDoors] },
    ),
    forbid(
      'tool-holds-both-ends',
      'Only the tool enters an app by its front door: hub and adapter never see each other.',
      { path: '^apps/', pathNot: '^apps/(cli|adapter|hub)/' },
      { path: appFrontDoors },
    ),
    forbid(
      'hub-and-adapter-apart',
      'They meet at the broker and over HTTP, nowhere else.',
      { path: '^apps/(hub|adapter)/' },
      { path: '^apps/(hub|adapter)/', pathNot: '^apps/$1/' },
    ),
    forbid(
      'verifier-shares-nothing',
      'What checks a proof offline must not share a fault with what made it.',
      { path: '^apps/cli/src/verify/', pathNot: testOnly },
      { path: '^(libs|apps|node_modules)/', pathNot: '^apps/cli/src/verify/' },
    ),
    forbid(
      'front-doors-between-libs',
      'A lib is entered through its index.ts or one of the named extra entries.',
      { path: '^libs/([^/]+)/' },
      { path: '^libs/', pathNot: ['^libs/$1/', ...frontDoors] },
    ),
    forbid(
      'front-doors-from-outside',
      'A lib is entered through its index.ts or one of the named extra entries.',
      { path: '^(apps|test|deploy|docs)/' },
      { path: '^libs/.+[.]ts$', pathNot: frontDoors },
    ),
    forbid(
      'test-helpers-in-tests-only',
      'Contract suites and `specify` know the test runner.',
      { path: '^(apps|libs|deploy)/', pathNot: testOnly },
      { path: testOnly },
    ),
    forbid(
      'gate-imports-nothing',
      'The one rule must be readable, and provable, alone.',
      { path: '^libs/gate/', pathNot: spec },
      { pathNot: '^libs/gate/src/' },
    ),
    forbid(
      'pure-libs',
      'These libs are plain functions: no framework, no package, no Node.',
      { path: '^libs/(gate|decider)/', pathNot: testOnly },
      { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    ),
    forbid(
      'merkle-hashes-only',
      'The tree, its proofs and signed notes are plain functions over hashes and signatures: nothing but node:crypto.',
      { path: '^libs/merkle/', pathNot: testOnly },
      {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot: '^(node:)?crypto$',
      },
    ),
    forbid(
      'pure-files-without-node',
      'Deciders, events and projections get time, ids and the world as arguments.',
      { path: '^libs/.+[.](decide|events|projection)[.]ts$' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'pure-files-without-framework',
      'Deciders, events and projections know no package but the validators of payload classes.',
      { path: '^libs/.+[.](decide|events|projection)[.]ts$' },
      { path: 'node_modules/', pathNot: 'node_modules/class-(validator|transformer)/' },
    ),
    forbid(
      'nest-by-suffix',
      'Only files whose suffix says so know the framework.',
      { path: '^libs/', pathNot: [withNest, ...testOnly] },
      { path: 'node_modules/@nestjs/' },
    ),
    forbid(
      'outlet-in-disclosure-only',
      'Only what asked the gate may hold the way out (names are held by test/architecture/exits.ts).',
      { path: '^libs/', pathNot: ['^libs/disclosure/', '^libs/ports/'] },
      { path: '^libs/ports/src/outlet[.]ts$' },
    ),
    forbid(
      'disk-in-apps-only',
      'What a lib wants to keep it keeps through a port.',
      { path: '^libs/', pathNot: [...testOnly, ...mayTouchDisk] },
      { dependencyTypes: ['core'], path: '^(node:)?fs' },
    ),
    forbid('no-cycles', 'A cycle has no floor.', {}, { circular: true }),
    forbid('resolvable', 'What is imported must be there.', {}, { couldNotResolve: true }),
    forbid(
      'no-dev-packages-in-product',
      'The product runs without development packages.',
      { path: '^(apps|libs)/', pathNot: [...testOnly, '^apps/console/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^[.]cache/', '^[.]data/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
