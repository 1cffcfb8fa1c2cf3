import { inOrder } from '../chains/standing.ts';
import { fullType } from '../expand.ts';
import type { AnsweringEntry } from './known-answers.ts';
import type { CompetenceTable, DecidedBy, When } from './table.ts';

/**
 * What must be true of a case since an agency decided in it: it meets the conditions of one of these rows. The latest decision
 * counts. Of a question to which an entry says something after it, it tells nothing any more. Undefined where nothing was decided, or on a ground that no row is named for.
 */
export function decidedAs(
  table: CompetenceTable,
  entries: readonly AnsweringEntry[],
): readonly When[] | undefined {
  const told = inOrder(entries);
  const at = told.findLastIndex((entry) => decisionIn(table, entry) !== undefined);
  const decided = told[at];
  const by = decided && decisionIn(table, decided);
  const ids = by && decided && new Map(Object.entries(by.rows)).get(String(decided.fields[by.field]));
  if (ids === undefined) return undefined;
  const later = told.slice(at + 1);
  const stale = table.questions
    .filter(({ answeredBy = [] }) => later.some((entry) => answeredBy.some((one) => tells(one, entry))))
    .map(({ name }) => name);
  return table.rows
    .filter(({ id }) => ids.includes(id))
    .map(({ when = {} }) =>
      Object.fromEntries(Object.entries(when).filter(([question]) => !stale.includes(question))),
    );
}

function decisionIn({ decidedBy = [] }: CompetenceTable, entry: AnsweringEntry): DecidedBy | undefined {
  return decidedBy.find((one) => tells(one, entry));
}

function tells(one: { readonly type: string; readonly field: string }, entry: AnsweringEntry): boolean {
  return fullType(one.type) === entry.type && typeof entry.fields[one.field] === 'string';
}
