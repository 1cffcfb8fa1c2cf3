import type { Agreement, Wording } from '../agreement.ts';
import type { CompetenceQuery } from './answer.ts';
import type { CompetenceForm } from './form.ts';
import { competenceForm } from './form.ts';
import { placesOf } from './offers.ts';
import type { CompetenceTable } from './table.ts';
import type { NotCompetent } from './why-not.ts';
import { whyNot } from './why-not.ts';

/** What a table says to a query, with all that a page needs to show it. */
export interface CompetenceSaid extends CompetenceForm {
  readonly table: Pick<CompetenceTable, 'id' | 'version' | 'titles' | 'note' | 'duplicatesCheck'>;
  readonly day: string;
  /** Where there are voluntary offers. */
  readonly places: readonly string[];
  /** What those are called whom the table names, by id. */
  readonly names: Readonly<Record<string, Wording>>;
  /** Why not the others. */
  readonly whyNot: readonly NotCompetent[];
}

/** Asks a table of an agreement as a form does: of no case and no person. */
export async function competenceSaid(
  { parties }: Pick<Agreement, 'parties'>,
  table: CompetenceTable,
  query: CompetenceQuery,
): Promise<CompetenceSaid> {
  const { questions, answer } = await competenceForm(table, query);
  const { id, version, titles, note, duplicatesCheck, bodies } = table;
  const called = [...bodies, ...parties.map((one) => ({ id: one.agency, titles: one.titles }))];
  return {
    table: { id, version, titles, note, ...(duplicatesCheck && { duplicatesCheck }) },
    places: placesOf(table),
    names: Object.fromEntries(called.map((one) => [one.id, one.titles])),
    day: query.day,
    questions,
    answer,
    whyNot: whyNot(table, { ...query, answers: asked(query, questions) }, answer),
  };
}

/** Answers to questions that do not matter are left aside. */
function asked({ answers }: CompetenceQuery, questions: CompetenceForm['questions']) {
  return Object.fromEntries(
    Object.entries(answers).filter(([name]) => questions.some((one) => one.name === name)),
  );
}
