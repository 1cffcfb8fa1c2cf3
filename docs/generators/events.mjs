/**
 * Every event and command type with its fields, codes and retention, as the catalogue states them.
 * @returns {Promise<string>}
 */
export async function eventCatalogue() {
  const { catalogueMarkdown } = await import('#catalogue');
  return catalogueMarkdown();
}
