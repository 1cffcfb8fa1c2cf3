/**
 * The JSON Schema of mapping files, for editors.
 * @returns {Promise<string>}
 */
export async function mappingSchema() {
  const adapter = await import(new URL('../../dist/apps/adapter/src/index.js', import.meta.url).href);
  return JSON.stringify(adapter.mappingSchema());
}
