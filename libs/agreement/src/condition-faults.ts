import type { Condition } from './conditions.ts';
import { caseFacts, factsIn, isCaseFact } from './conditions.ts';
import type { DraftRow } from './draft.ts';
import { fullType } from './expand.ts';
import type { Fault, Path } from './problem.ts';

/** How deep conditions may stand in each other: what goes deeper nobody can check by reading. */
const DEEPEST = 4;

/** Types that bear what the law makes others act on; a row for them that itself waits for something would hide it from those. */
const FACT_BEARING = [
  'casework.plan-agreed',
  'information.requested',
  'language.duty-revoked',
  'language.duty-stated',
].map(fullType);

/** Every fault in the condition of a row, in its form as well as in what it rests on. */
export function conditionFaults(row: DraftRow, path: Path): Fault[] {
  const at: Path = [...path, row.condition === undefined ? 'trigger' : 'condition'];
  if (row.condition === undefined && row.trigger !== 'on-request') return [];
  const form = row.condition === undefined ? [] : formFaults(row.condition, at, 1);
  if (form.length > 0) return form;
  const named: readonly string[] = row.condition === undefined ? [] : factTypes(row.condition);
  const types = row.types.map(fullType);
  if (types.some((type) => FACT_BEARING.includes(type)))
    return [fault(at, 'CONDITION_ON_FACT', 'give types that bear a fact an unconditional row of their own')];
  return types.some((type) => named.includes(type))
    ? [fault(at, 'CONDITION_ON_FACT', 'no row may wait for a fact that its own events make true')]
    : [];
}

function factTypes(condition: Condition): readonly string[] {
  return factsIn(condition).map((fact) => caseFacts[fact]);
}

function formFaults(condition: unknown, path: Path, depth: number): Fault[] {
  if (isCaseFact(condition)) return [];
  const [join, parts, more] = membersOf(condition);
  if (join === undefined || more !== undefined) return [malformed(path)];
  if (depth === DEEPEST)
    return [fault(path, 'FIELD_INVALID', `put at most ${DEEPEST} conditions inside each other`)];
  if (join === 'not') return formFaults(parts, [...path, join], depth + 1);
  if (!Array.isArray(parts) || parts.length === 0) return [malformed([...path, join])];
  return parts.flatMap((part: unknown, index) => formFaults(part, [...path, join, index], depth + 1));
}

/** The one join of a condition, what it joins, and a name that does not belong there. */
function membersOf(condition: unknown): [join?: string, parts?: unknown, more?: string] {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return [];
  const names = Object.keys(condition);
  const join = names.find((name) => ['all', 'any', 'not'].includes(name));
  const more = names.find((name) => name !== join);
  return join === undefined
    ? []
    : ([join, Reflect.get(condition, join), ...(more === undefined ? [] : [more])] as [
        string,
        unknown,
        string?,
      ]);
}

function malformed(path: Path): Fault {
  const facts = Object.keys(caseFacts).join(', ');
  return fault(
    path,
    'FIELD_INVALID',
    `write one of ${facts}, or { all: [...] }, { any: [...] }, { not: ... } of them`,
  );
}

function fault(path: Path, code: Fault['code'], fix: string): Fault {
  return { path, code, fix };
}
