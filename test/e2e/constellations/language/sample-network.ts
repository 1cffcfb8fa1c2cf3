import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement, CompetenceTable, Holidays } from '#agreement';
import { adoptedCompetenceTable, holidaysOf, parseAgreement } from '#agreement';

const demo = join(import.meta.dirname, '../../../../deploy/local/demo');

/** The sample agreement that the stories are told under. */
export const agreement: Agreement = parsed(readFileSync(join(demo, 'agreement.yaml'), 'utf8'));

/** Every party of it, also those that get no case data. */
export const parties: readonly string[] = agreement.parties.map(({ agency }) => agency);

/** The holidays by which its time limits end. */
export const holidays: Holidays = agreement.land === undefined ? () => false : holidaysOf(agreement.land);

/** The competence table that its parties signed. */
export const voucherTable: CompetenceTable = signedTable('voucher');

function parsed(text: string): Agreement {
  const read = parseAgreement(text);
  if ('length' in read) throw new Error(`The sample agreement is not sound: ${JSON.stringify(read)}`);
  return read;
}

function signedTable(id: string): CompetenceTable {
  const text = readFileSync(join(demo, `competence/${id}.yaml`), 'utf8');
  const table = adoptedCompetenceTable(agreement, id, [{ id, text }]);
  if (table === undefined) throw new Error(`The table ${id} is not the one that the parties signed.`);
  return table;
}
