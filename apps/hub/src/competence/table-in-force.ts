import type { CompetenceTable } from '#agreement';
import { adoptedCompetenceTable } from '#agreement';
import type { AdoptedAgreement } from '#registry';
import { HttpProblem } from '../http/problem.ts';

/** Tables that were read and compared with their hash, by the adopted agreement that names them. */
const read = new WeakMap<AdoptedAgreement['agreement'], Map<string, CompetenceTable>>();

/** A table of the agreement in force, the very one that the parties signed. Throws COMPETENCE_TABLE_NOT_FOUND. */
export function tableInForce({ agreement, tables = [] }: AdoptedAgreement, id: string): CompetenceTable {
  const known = read.get(agreement) ?? new Map<string, CompetenceTable>();
  read.set(agreement, known);
  const table = known.get(id) ?? adoptedCompetenceTable(agreement, id, tables);
  if (table === undefined) throw new HttpProblem('COMPETENCE_TABLE_NOT_FOUND');
  known.set(id, table);
  return table;
}
