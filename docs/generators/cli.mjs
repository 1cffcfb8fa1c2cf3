/**
 * Every command of the command line, with its codes.
 * @returns {Promise<string>}
 */
export async function cli() {
  /** @type {{ cliMarkdown: () => string }} */
  const { cliMarkdown } = await import(new URL('../../dist/apps/cli/src/document.js', import.meta.url).href);
  return cliMarkdown();
}
