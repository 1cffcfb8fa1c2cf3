import { catalogueEntry } from '#catalogue';
import { fullType } from '../expand.ts';
import type { Fault, Path } from '../problem.ts';
import { YES_NO } from './axes.ts';
import type { AnsweredBy } from './table.ts';
import type { QuestionDraft } from './table-draft.ts';

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
  if (codes === undefined) {
    const coded = entry.fields.filter((one) => one.codes !== undefined).map(({ name }) => name);
    const fix = `name a field with codes: ${coded.join(', ') || 'this type has none'}`;
    return [{ path: [...path, 'field'], code: 'FIELD_INVALID', fix }];
  }
  return Object.entries(answers).flatMap(([code, answer]) => {
    const place: Path = [...path, 'answers', code];
    const fault = (fix: string): Fault[] => [{ path: place, code: 'COMPETENCE_NAME_UNKNOWN', fix }];
    if (!Object.hasOwn(codes, code)) return fault(`use a code of ${field}: ${Object.keys(codes).join(', ')}`);
    if (named.includes(answer)) return [];
    return fault(
      named.length === 0
        ? 'only named answers can be told by a code'
        : `answer with one of ${named.join(', ')}`,
    );
  });
}
