import { readFileSync } from 'node:fs';

/** The agreement of the demonstration; its tables lie below it. */
const SAMPLE = new URL('../../deploy/local/demo/agreement.yaml', import.meta.url);

/**
 * A competence table of the sample agreement as a page in one language.
 * @param {string} id
 * @param {'de' | 'en'} language
 * @returns {Promise<string>}
 */
export async function competencePageOf(id, language) {
  const { competencePage, competenceTableOf, parseAgreement } = await import('#agreement');
  const agreement = parseAgreement(readFileSync(SAMPLE, 'utf8'));
  if (Array.isArray(agreement)) throw new Error('the sample agreement has faults');
  const reference = agreement.competence?.find((one) => one.id === id);
  if (reference === undefined) throw new Error(`the sample agreement names no competence table ${id}`);
  const table = competenceTableOf(agreement, id, readFileSync(new URL(reference.file, SAMPLE), 'utf8'));
  if (Array.isArray(table)) throw new Error(`${reference.file} has faults: ${JSON.stringify(table[0])}`);
  return competencePage(table, agreement, language);
}
