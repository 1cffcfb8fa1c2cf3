import { createHash } from 'node:crypto';
import { canonicalJson } from '#catalogue';
import type { Agreement } from '../agreement.ts';
import type { AgreementProblem } from '../problem.ts';
import { adoptedTableIn, parseCompetenceTable } from './parse-table.ts';
import type { CompetenceTable } from './table.ts';

/** The text of a competence table under the id by which its agreement names it. */
export interface CompetenceText {
  readonly id: string;
  readonly text: string;
}

/** What names a table in its agreement: base64url of SHA-256 over its canonical JSON (RFC 8785); layout and comments do not count. */
export function competenceHash(table: CompetenceTable): string {
  return createHash('sha256').update(canonicalJson(table)).digest('base64url');
}

/** Tables that were found sound, by their texts, as long as their agreement is known: the check looks at every case. */
const found = new WeakMap<Agreement, Map<string, CompetenceTable>>();

/** The table of an agreement, from its text: sound, about parties of the agreement, and the very one that they signed. */
export function competenceTableOf(
  agreement: Agreement,
  id: string,
  text: string,
): CompetenceTable | AgreementProblem[] {
  const known = found.get(agreement)?.get(text);
  if (known?.id === id) return known;
  const parties = agreement.parties.map(({ agency }) => agency);
  const table = parseCompetenceTable(text, parties);
  if (Array.isArray(table)) return table;
  if (isSigned(agreement, id, table)) {
    found.set(agreement, (found.get(agreement) ?? new Map<string, CompetenceTable>()).set(text, table));
    return table;
  }
  const hash = competenceHash(table);
  const fix = `take the table that was signed, or name this one in the next version: id ${table.id}, hash ${hash}`;
  return [{ line: 1, column: 1, pointer: '', code: 'COMPETENCE_TABLE_CHANGED', fix }];
}

/** The table that was adopted with its agreement, or undefined when it is not among these texts or this program cannot read it. */
export function adoptedCompetenceTable(
  agreement: Agreement,
  id: string,
  texts: readonly CompetenceText[],
): CompetenceTable | undefined {
  const text = texts.find((one) => one.id === id)?.text;
  const table = text === undefined ? undefined : adoptedTableIn(text);
  return table !== undefined && isSigned(agreement, id, table) ? table : undefined;
}

function isSigned(agreement: Agreement, id: string, table: CompetenceTable): boolean {
  const signed = agreement.competence?.find((one) => one.id === id)?.hash;
  return table.id === id && competenceHash(table) === signed;
}
