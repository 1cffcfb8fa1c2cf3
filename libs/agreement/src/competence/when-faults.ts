import type { Fault, Path } from '../problem.ts';
import { YES_NO } from './axes.ts';
import { isDay } from './days.ts';
import type { QuestionDraft } from './table-draft.ts';

/** Every fault of conditions: unknown questions and values, and what does not go with the kind of the question. */
export function conditionFaults(
  when: Readonly<Record<string, unknown>>,
  questions: readonly QuestionDraft[],
  path: Path,
): Fault[] {
  return Object.entries(when).flatMap(([name, condition]) => {
    const question = questions.find((one) => one.name === name);
    if (question !== undefined) return faultsOf(question, condition, [...path, name]);
    const fix = `use one of the questions: ${questions.map((one) => one.name).join(', ')}`;
    return [{ path: [...path, name], code: 'COMPETENCE_NAME_UNKNOWN', fix }];
  });
}

function faultsOf(question: QuestionDraft, condition: unknown, path: Path): Fault[] {
  if (question.kind === 'number')
    return rangeFaults(condition, path, {
      bounds: ['least', 'most'],
      isBound: (bound) => Number.isInteger(bound),
      fix: 'write least, most or both, as whole numbers',
    });
  if (question.kind === 'date')
    return rangeFaults(condition, path, {
      bounds: ['from', 'until'],
      isBound: (bound) => typeof bound === 'string' && isDay(bound),
      fix: 'write from, until or both, as days',
    });
  return valueFaults(question, condition, path);
}

function valueFaults(question: QuestionDraft, condition: unknown, path: Path): Fault[] {
  const known: readonly string[] =
    question.kind === 'choice' ? (question.values ?? []).map(({ value }) => value) : YES_NO;
  const named: readonly unknown[] = Array.isArray(condition) ? condition : [condition];
  if (named.length === 0)
    return [{ path, code: 'FIELD_INVALID', fix: 'name a value, or leave the question out for any' }];
  return named.flatMap((value, at): Fault[] => {
    if (typeof value === 'string' && known.includes(value)) return [];
    const place = Array.isArray(condition) ? [...path, at] : path;
    return [{ path: place, code: 'COMPETENCE_NAME_UNKNOWN', fix: `use one of ${known.join(', ')}` }];
  });
}

function rangeFaults(
  condition: unknown,
  path: Path,
  { bounds, isBound, fix }: { bounds: readonly string[]; isBound: (bound: unknown) => boolean; fix: string },
): Fault[] {
  const isRange = typeof condition === 'object' && condition !== null && !Array.isArray(condition);
  const given = isRange ? Object.entries(condition) : [];
  const sound = given.length > 0 && given.every(([name, bound]) => bounds.includes(name) && isBound(bound));
  return sound ? [] : [{ path, code: 'FIELD_INVALID', fix }];
}
