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
 * Every way in and out of hub and adapter, with the checks at each.
 * @returns {Promise<string>}
 */
export async function doors() {
  const [hub, adapter] = await Promise.all([
    compiled('hub/src/doors.js'),
    compiled('adapter/src/desk/doors.js'),
  ]);
  return [
    '# Doors',
    '',
    'Every way in and out, from the tables in `apps/hub/src/doors.ts` and `apps/adapter/src/desk/doors.ts`. A census',
    'compares the tables with what is really open: a door without a row fails the tests, and so does a row without a door.',
    '',
    ...doorTable('The hub', hub),
    ...doorTable('An adapter', adapter),
  ].join('\n');
}

/**
 * Every code with which the hub says no: cause and fix.
 * @returns {Promise<string>}
 */
export async function errors() {
  return (await compiled('hub/src/errors.js')).errorsMarkdown();
}

/**
 * The hub's HTTP API as OpenAPI 3.1.
 * @returns {Promise<string>}
 */
export async function openApi() {
  return JSON.stringify(await (await compiled('hub/src/openapi.js')).openApiDocument(), null, 2);
}
