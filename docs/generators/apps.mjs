/** @param {string} file compiled module of an app, below `dist/apps` @returns {Promise<any>} */
const compiled = (file) => import(new URL(`../../dist/apps/${file}`, import.meta.url).href);

/** @typedef {{ door: string, caller: string, checks: readonly string[], gives: string }} DoorRow */

/** @param {string} title @param {{ doors: readonly DoorRow[], openingOf: (row: DoorRow) => string }} table */
function doorTable(title, { doors: rows, openingOf }) {
  const cells = (/** @type {DoorRow} */ row) =>
    [row.door, `\`${openingOf(row)}\``, row.caller, row.checks.join('; '), row.gives].join(' | ');
  return [
    `## ${title}`,
    '',
    '| door | opening | caller | checks, in this order | gives |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${cells(row)} |`),
    '',
  ];
}

/**
 * Every way in and out of hub, adapter and command line, with the checks at each.
 * @returns {Promise<string>}
 */
export async function doors() {
  const [hub, adapter, { pageDoors }, tool] = await Promise.all([
    compiled('hub/src/doors.js'),
    compiled('adapter/src/desk/doors.js'),
    compiled('adapter/src/pages/page-doors.js'),
    compiled('cli/src/doors.js'),
  ]);
  return [
    '# Doors',
    '',
    'Every way in and out, from the tables in `apps/hub/src/doors.ts`, `apps/adapter/src/desk/doors.ts` and',
    '`apps/cli/src/doors.ts`. A census compares the tables with what is really open: a door without a row fails the tests,',
    'and so does a row without a door.',
    '',
    ...doorTable('The hub', hub),
    ...doorTable('An adapter', { ...adapter, doors: [...adapter.doors, ...pageDoors] }),
    ...doorTable('The command line', tool),
  ].join('\n');
}

/** @param {string} title @param {Record<string, { cause: string, fix: string }>} table */
const codeTable = (title, table) => [
  `## ${title}`,
  '',
  '| code | why | what to do |',
  '| --- | --- | --- |',
  ...Object.entries(table).map(([code, { cause, fix }]) => `| \`${code}\` | ${cause} | ${fix} |`),
  '',
];

/**
 * Every code with which hub and adapter say no: cause and fix.
 * @returns {Promise<string>}
 */
export async function errors() {
  const [
    { errorsMarkdown },
    { deskProblems },
    { importCodes },
    { verdictCodes },
    { sinkCodes },
    { startCodes },
  ] = await Promise.all([
    compiled('hub/src/errors.js'),
    compiled('adapter/src/desk/problem-codes.js'),
    compiled('adapter/src/mapping/import-codes.js'),
    compiled('adapter/src/gate/verdict-codes.js'),
    compiled('adapter/src/sink/sink-problems.js'),
    compiled('adapter/src/agency/start-codes.js'),
  ]);
  const { agreementProblemCodes } = await import('#agreement');
  const { pageProblems } = await import('#oidc');
  return [
    '# Errors',
    '',
    errorsMarkdown().replace(/^# /m, '## '),
    ...codeTable("An adapter's desk", deskProblems),
    ...codeTable('Log-in and sessions on pages', pageProblems),
    ...codeTable('Why something waits, is held, or may not be told', verdictCodes),
    ...codeTable('Rows and files of an export', importCodes),
    ...codeTable('Sinks', sinkCodes),
    ...codeTable('An adapter that does not start', startCodes),
    ...codeTable('The text of an agreement', agreementProblemCodes),
  ].join('\n');
}

/**
 * The hub's HTTP API as OpenAPI 3.1.
 * @returns {Promise<string>}
 */
export async function openApi() {
  return JSON.stringify(await (await compiled('hub/src/openapi.js')).openApiDocument(), null, 2);
}
