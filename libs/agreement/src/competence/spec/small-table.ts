import type { CompetenceRow, CompetenceTable, Question, When } from '../table.ts';

const both = (text: string) => ({ de: text, en: text });

/** A choice between these values. */
export function choice(name: string, ...values: string[]): Question {
  return {
    name,
    kind: 'choice',
    titles: both(name),
    values: values.map((value) => ({ value, titles: both(value) })),
  };
}

/** A row by which this agency is competent. */
export function rowBy(
  by: string,
  when: When,
  dates: { from?: string; until?: string; id?: string } = {},
): CompetenceRow {
  const { from = '2024-01-01', until, id = `row-${by}` } = dates;
  return {
    id,
    from,
    ...(until && { until }),
    when,
    competent: { by, right: 'duty', form: 'form', documents: [] },
    paragraph: `§ ${by}`,
  };
}

/** A row by which nobody is competent. */
export function rowNobody(id: string, when: When): CompetenceRow {
  return { id, from: '2024-01-01', when, nobody: both('nobody'), paragraph: '§ 0' };
}

/** A table of nothing but questions and rows. */
export function smallTable(questions: readonly Question[], rows: readonly CompetenceRow[]): CompetenceTable {
  return {
    id: 'small',
    version: 1,
    titles: both('small'),
    from: '2024-01-01',
    note: both('note'),
    bodies: [],
    forms: [{ id: 'form', titles: both('form') }],
    documents: [],
    questions,
    rows,
    offers: [],
  };
}
