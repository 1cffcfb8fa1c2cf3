import type { CompetenceTable } from '#agreement';
import { adoptedCompetenceTable } from '#agreement';
import { DeskProblem } from '../desk/problem.ts';
import type { KnownAgreement } from '../hub/agreement-book.ts';

/** Tables that were read and compared with their hash, as long as the same agreement is known. */
const read = new WeakMap<KnownAgreement, Map<string, CompetenceTable>>();

/** A table of the agreement that is held here, the very one that the parties signed. Throws `COMPETENCE_TABLE_UNKNOWN`, `COMPETENCE_TABLE_NOT_HELD`. */
export function heldTable(known: KnownAgreement, id: string): CompetenceTable {
  const tables = read.get(known) ?? new Map<string, CompetenceTable>();
  read.set(known, tables);
  const table = tables.get(id) ?? tableIn(known, id);
  tables.set(id, table);
  return table;
}

function tableIn({ agreement, tables = [] }: KnownAgreement, id: string): CompetenceTable {
  const named = (agreement.competence ?? []).map((one) => one.id);
  if (!named.includes(id)) {
    const fix = named.length === 0 ? 'the agreement names no table' : `its tables are ${named.join(', ')}`;
    throw new DeskProblem('COMPETENCE_TABLE_UNKNOWN', fix);
  }
  const table = adoptedCompetenceTable(agreement, id, tables);
  if (table !== undefined) return table;
  const fix = 'ask the operator of the hub: it comes with the adoption of an agreement that names it';
  throw new DeskProblem('COMPETENCE_TABLE_NOT_HELD', fix);
}
