import type { AgreementProblemCode, Fault, Path } from '../problem.ts';
import type { QuestionDraft, RowDraft, TableDraft } from './table-draft.ts';
import { answeredByFaults, decidedByFaults } from './answered-by-faults.ts';
import { conditionFaults } from './when-faults.ts';
import { isDay } from './days.ts';

/** Every fault in the meaning of a table's parts: unknown names, doubled ids, days, answers that say nothing or too much. */
export function tableFaults(draft: TableDraft, parties: readonly string[] | undefined): Fault[] {
  return [
    ...dayFaults(draft.table.from, ['table', 'from']),
    ...doubled(draft),
    ...draft.questions.flatMap(questionFaults),
    ...draft.questions.flatMap(answeredByFaults),
    ...decidedByFaults(draft),
    ...draft.rows.flatMap((row, index) => [
      ...periodFaults(row, ['rows', index]),
      ...conditionFaults(row.when ?? {}, draft.questions, ['rows', index, 'when']),
      ...answerFaults(row, ['rows', index]),
      ...suspensionFaults(row, draft.rows, ['rows', index]),
    ]),
    ...draft.offers.flatMap((offer, index) => [
      ...periodFaults(offer, ['offers', index]),
      ...conditionFaults(offer.when, draft.questions, ['offers', index, 'when']),
    ]),
    ...unknownNames(draft, parties),
  ];
}

function fault(path: Path, code: AgreementProblemCode, fix: string): Fault {
  return { path, code, fix };
}

/** What a question of a kind has besides name and titles. */
const PARTS: Readonly<Record<QuestionDraft['kind'], readonly string[]>> = {
  choice: ['values'],
  number: ['least', 'most'],
  date: [],
  'yes-no': [],
};

function questionFaults(question: QuestionDraft, index: number): Fault[] {
  const path: Path = ['questions', index];
  const { kind, values, least, most } = question;
  const wanted = PARTS[kind];
  const missing = wanted.filter((name) => !(name in question));
  const extra = ['values', 'least', 'most'].filter((name) => name in question && !wanted.includes(name));
  const turned = least !== undefined && most !== undefined && least > most;
  const names = values?.map(({ value }) => value) ?? [];
  return [
    ...missing.map((name) => fault([...path, name], 'FIELD_MISSING', `add ${name}`)),
    ...extra.map((name) =>
      fault([...path, name], 'FIELD_INVALID', `a question of kind ${kind} has none: remove ${name}`),
    ),
    ...(turned ? [fault([...path, 'most'], 'FIELD_INVALID', 'let most be at least least')] : []),
    ...twice(names).map((at) =>
      fault([...path, 'values', at, 'value'], 'ID_TAKEN', 'give each value a name of its own'),
    ),
  ];
}

function answerFaults(row: RowDraft, path: Path): Fault[] {
  const said = ['competent', 'nobody', 'contradiction'].filter((name) => name in row);
  if (said.length !== 1)
    return [fault(path, 'FIELD_INVALID', 'write exactly one of competent, nobody, contradiction')];
  const lawful = !('contradiction' in row);
  if (lawful === 'paragraph' in row) return [];
  return lawful
    ? [fault([...path, 'paragraph'], 'PARAGRAPH_MISSING', 'name the paragraph that says so')]
    : [fault([...path, 'paragraph'], 'FIELD_INVALID', 'a contradiction has no paragraph: write a note')];
}

function suspensionFaults({ when, suspends }: RowDraft, rows: readonly RowDraft[], path: Path): Fault[] {
  if ((when === undefined) === (suspends === undefined))
    return [fault(path, 'FIELD_INVALID', 'write when or suspends, one of them')];
  const known = rows.filter((one) => one.when !== undefined).map(({ id }) => id);
  return (suspends ?? []).flatMap((id, at) =>
    known.includes(id)
      ? []
      : [fault([...path, 'suspends', at], 'COMPETENCE_NAME_UNKNOWN', 'name a row that has conditions')],
  );
}

function periodFaults(one: { readonly from: string; readonly until?: string }, path: Path): Fault[] {
  const { from, until } = one;
  const faults = [
    ...dayFaults(from, [...path, 'from']),
    ...(until === undefined ? [] : dayFaults(until, [...path, 'until'])),
  ];
  if (faults.length > 0 || until === undefined || from < until) return faults;
  return [fault([...path, 'until'], 'DATES_OUT_OF_ORDER', 'let it end after it begins')];
}

function dayFaults(day: string, path: Path): Fault[] {
  return isDay(day) ? [] : [fault(path, 'FIELD_INVALID', 'write a day that the calendar knows')];
}

function doubled({ bodies, forms, documents, questions, rows, offers }: TableDraft): Fault[] {
  const lists: [string, string, readonly string[]][] = [
    ['bodies', 'id', bodies.map(({ id }) => id)],
    ['forms', 'id', forms.map(({ id }) => id)],
    ['documents', 'id', documents.map(({ id }) => id)],
    ['questions', 'name', questions.map(({ name }) => name)],
    ['rows', 'id', rows.map(({ id }) => id)],
    ['offers', 'id', offers.map(({ id }) => id)],
  ];
  return lists.flatMap(([list, key, names]) =>
    twice(names).map((index) => fault([list, index, key], 'ID_TAKEN', 'give each an id of its own')),
  );
}

function twice(names: readonly string[]): readonly number[] {
  return names.flatMap((name, at) => (names.indexOf(name) < at ? [at] : []));
}

/** Names of agencies are checked when it is known whose agreement the table belongs to. */
function unknownNames(draft: TableDraft, parties: readonly string[] | undefined): Fault[] {
  const forms = draft.forms.map(({ id }) => id);
  const documents = draft.documents.map(({ id }) => id);
  const agencies = parties && [...parties, ...draft.bodies.map(({ id }) => id)];
  const named: [string, readonly string[] | undefined, Path][] = [
    ...(draft.duplicatesCheck
      ? [[draft.duplicatesCheck.ask, agencies, ['duplicatesCheck', 'ask']] satisfies [string, unknown, Path]]
      : []),
    ...draft.offers.map(({ by }, index): [string, typeof agencies, Path] => [
      by,
      agencies,
      ['offers', index, 'by'],
    ]),
    ...draft.rows.flatMap(({ competent }, index): [string, typeof agencies, Path][] => {
      const path: Path = ['rows', index, 'competent'];
      if (competent === undefined) return [];
      return [
        [competent.by, agencies, [...path, 'by']],
        [competent.form, forms, [...path, 'form']],
        ...competent.documents.map((one, at): [string, typeof documents, Path] => [
          one,
          documents,
          [...path, 'documents', at],
        ]),
      ];
    }),
  ];
  return named
    .filter(([name, known]) => known !== undefined && !known.includes(name))
    .map(([, known, path]) =>
      fault(
        path,
        'COMPETENCE_NAME_UNKNOWN',
        known === agencies
          ? 'name a party of the agreement or one of bodies'
          : `use one of ${known?.join(', ')}`,
      ),
    );
}
