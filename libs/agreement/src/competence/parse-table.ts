import { documentIn } from '../document-in.ts';
import { formFaults } from '../form-faults.ts';
import { frozen } from '../frozen.ts';
import type { AgreementProblem, Fault } from '../problem.ts';
import { graphFaults, isGraph } from './graph-faults.ts';
import type { CompetenceTable } from './table.ts';
import type { TableDraft } from './table-draft.ts';
import { competenceProblemCodes } from './problem-codes.ts';
import { tableFaults } from './table-faults.ts';
import { tableSchema } from './table-schema.ts';
import { competenceProblems } from './check.ts';

/**
 * The competence table that a YAML (or JSON) text states, or all of its faults, each with its line and the fix: first those
 * of form, then those of meaning, then overlaps, unreachable rows and gaps. With `parties` it is also checked that
 * every agency that is named is one of them, or a body of the table.
 */
export function parseCompetenceTable(
  text: string,
  parties?: readonly string[],
): CompetenceTable | AgreementProblem[] {
  const document = documentIn(text);
  if (Array.isArray(document)) return document;
  const form = isGraph(document.value) ? ofGraph(document.value) : formFaults(document.value, tableSchema);
  if (form.length > 0) return document.placed(form);
  const draft = document.value as TableDraft;
  const meaning = tableFaults(draft, parties);
  if (meaning.length > 0) return document.placed(meaning);
  const table = tableOf(draft);
  const problems = competenceProblems(table).map(({ path, code, words }): Fault => ({
    path,
    code,
    fix: `${words.en}. ${competenceProblemCodes[code].fix}`,
    words,
  }));
  return problems.length > 0 ? document.placed(problems) : frozen(table);
}

/**
 * The table that the text states, if it has the form of one; nothing else is asked. A rule that this program learned after
 * an adoption binds the next table; it cannot make unreadable what parties signed.
 */
export function adoptedTableIn(text: string): CompetenceTable | undefined {
  const document = documentIn(text);
  if (Array.isArray(document) || isGraph(document.value)) return undefined;
  return formFaults(document.value, tableSchema).length > 0
    ? undefined
    : frozen(tableOf(document.value as TableDraft));
}

/** Such a graph is refused as a whole; what in it must never be run is named first. */
function ofGraph(graph: { readonly nodes: readonly unknown[] }): Fault[] {
  const forbidden = graphFaults(graph);
  const fix = 'write questions and rows: a graph names no paragraphs, dates and documents';
  return forbidden.length > 0 ? forbidden : [{ path: [], code: 'COMPETENCE_NOT_A_TABLE', fix }];
}

function tableOf({ table, ...parts }: TableDraft): CompetenceTable {
  // What the draft may hold beyond a table was found to be absent.
  return { ...table, ...parts } as CompetenceTable;
}
