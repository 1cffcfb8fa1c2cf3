/** @param {string} file compiled module of an app, below `dist/apps` @returns {Promise<any>} */
const compiled = (file) => import(new URL(`../../dist/apps/${file}`, import.meta.url).href);

/**
 * Every way in and out of hub and adapter, with the checks at each.
 * @returns {Promise<string>}
 */
export async function doors() {
  const parts = await Promise.all([compiled('hub/src/doors.js'), compiled('adapter/src/desk/doors.js')]);
  const tables = parts.map(({ doorsMarkdown }) => doorsMarkdown().replace(/^# /m, '## '));
  return [
    '# Doors',
    '',
    'A door without a row here does not exist: a census test fails.',
    '',
    ...tables,
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
