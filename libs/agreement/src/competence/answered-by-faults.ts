import { catalogueEntry } from '#catalogue';
import { fullType } from '../expand.ts';
import type { Fault, Path } from '../problem.ts';
import { YES_NO } from './axes.ts';
import type { AnsweredBy } from './table.ts';
import type { QuestionDraft, TableDraft } from './table-draft.ts';

/** Every fault in which fields of events answer a question: unknown types, fields and codes, and answers that it cannot have. */
export function answeredByFaults(question: QuestionDraft, at: number): Fault[] {
  return (question.answeredBy ?? []).flatMap((one, index) =>
    faultsOf(one, answersTo(question), ['questions', at, 'answeredBy', index]),
  );
}

/** The named answers of a question; a number or a day has none. */
function answersTo({ kind, values = [] }: QuestionDraft): readonly string[] {
  return kind === 'yes-no' ? YES_NO : values.map(({ value }) => value);
}

function faultsOf({ type, field, answers }: AnsweredBy, named: readonly string[], path: Path): Fault[] {
  const codes = codesOf(type, field, path);
  if (Array.isArray(codes)) return codes;
  return Object.entries(answers).flatMap(([code, answer]) => {
    const place: Path = [...path, 'answers', code];
    if (!Object.hasOwn(codes, code)) return [codeUnknown(codes, field, place)];
    if (named.includes(answer)) return [];
    const fix =
      named.length === 0
        ? 'only named answers can be told by a code'
        : `answer with one of ${named.join(', ')}`;
    return [{ path: place, code: 'COMPETENCE_NAME_UNKNOWN', fix }];
  });
}

/** Every fault in which fields of events say by which rows was decided: unknown types, fields and codes, and rows without conditions. */
export function decidedByFaults({ decidedBy = [], rows }: TableDraft): Fault[] {
  const withConditions = rows.filter(({ when }) => when !== undefined).map(({ id }) => id);
  return decidedBy.flatMap(({ type, field, rows: byCode }, index) => {
    const path: Path = ['decidedBy', index];
    const codes = codesOf(type, field, path);
    if (Array.isArray(codes)) return codes;
    return Object.entries(byCode).flatMap(([code, ids]): Fault[] => {
      const place: Path = [...path, 'rows', code];
      if (!Object.hasOwn(codes, code)) return [codeUnknown(codes, field, place)];
      return ids.flatMap((id, at): Fault[] =>
        withConditions.includes(id)
          ? []
          : [
              {
                path: [...place, at],
                code: 'COMPETENCE_NAME_UNKNOWN',
                fix: 'name a row that has conditions',
              },
            ],
      );
    });
  });
}

type Codes = Readonly<Record<string, unknown>>;

/** The codes of a field of an event type, or what is wrong with naming it. */
function codesOf(type: string, field: string, path: Path): Codes | Fault[] {
  const entry = catalogueEntry(fullType(type));
  if (entry === undefined)
    return [
      {
        path: [...path, 'type'],
        code: 'TYPE_UNKNOWN',
        fix: 'use a type of docs/events.md in its short form',
      },
    ];
  const codes = entry.fields.find(({ name }) => name === field)?.codes;
  if (codes !== undefined) return codes;
  const coded = entry.fields.filter((one) => one.codes !== undefined).map(({ name }) => name);
  const fix = `name a field with codes: ${coded.join(', ') || 'this type has none'}`;
  return [{ path: [...path, 'field'], code: 'FIELD_INVALID', fix }];
}

function codeUnknown(codes: Codes, field: string, path: Path): Fault {
  return {
    path,
    code: 'COMPETENCE_NAME_UNKNOWN',
    fix: `use a code of ${field}: ${Object.keys(codes).join(', ')}`,
  };
}
