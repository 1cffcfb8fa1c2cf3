import type { CountsIf } from '#agreement';
import type { StepEnd } from './wait-step.ts';
import { SAID } from './wait-step.ts';

/**
 * Whom a table counts, each as a name: those whose wait began by events of a type, or only by those of a code:
 * `type` or `type?field=one|other`, with `?field=true` after it for what must be said as well.
 */
export function begunBy({ types, countsIf }: StepEnd): readonly string[] {
  return types.map((type) =>
    countsIf?.type === type ? [type, ...conditionsOf(countsIf).map(inName)].join('?') : type,
  );
}

/** The event type, and the codes that count, of such a name. */
export function begunByOf(name: string): { readonly types: readonly string[]; readonly countsIf?: CountsIf } {
  const [type = '', ...conditions] = name.split('?');
  const [first, ...others] = conditions.map((one) => one.split('='));
  const [field, codes] = first ?? [];
  if (field === undefined || codes === undefined) return { types: [type] };
  const said = others.flatMap(([one = '']) => one);
  return {
    types: [type],
    countsIf: { type, field, codes: codes.split('|'), ...(said.length > 0 && { said }) },
  };
}

/** One thing that is asked of a field. */
type Condition = Pick<CountsIf, 'field' | 'codes'>;

/** All that an event must fulfil to count: one of these codes, and everything that must be said. */
function conditionsOf({ field, codes, said = [] }: CountsIf): readonly Condition[] {
  return [{ field, codes }, ...said.toSorted().map((one) => ({ field: one, codes: [SAID] }))];
}

function inName({ field, codes }: Condition): string {
  return `${field}=${codes.toSorted().join('|')}`;
}

/** The event type of such a name. */
export function typeOf(name: string): string {
  return name.split('?', 1)[0] ?? '';
}

/**
 * Who was admitted is among those on whom was decided: names of one type are sums of the same parts. Gives the parts of each name
 * such that no two parts hold the same people.
 */
export function partsOf(names: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const types = Map.groupBy(new Set(names), typeOf);
  return new Map(
    [...types].flatMap(([type, own]) => {
      const parts = partsOfType(own);
      return own.map((name) => [
        name,
        parts.filter((part) => holds(name, part)).map((part) => named(type, part)),
      ]);
    }),
  );
}

/** For each field that any of the names asks for one code of each kind, or none of those that are named. */
type Part = ReadonlyMap<string, string>;
const NONE_NAMED = '';

function partsOfType(names: readonly string[]): readonly Part[] {
  const asked = names.flatMap(askedBy);
  const fields = Map.groupBy(asked, ({ field }) => field);
  return [...fields].reduce<readonly Part[]>(
    (parts, [field, filters]) =>
      parts.flatMap((part) => kindsOf(filters).map((code) => new Map([...part, [field, code]]))),
    [new Map()],
  );
}

/** Codes that the same filters let through are one kind: its first code stands for it. */
function kindsOf(filters: readonly Condition[]): readonly string[] {
  const kinds = Map.groupBy(new Set(filters.flatMap(({ codes }) => codes)), (code) =>
    filters.map(({ codes }) => codes.includes(code)).join(),
  );
  return [...[...kinds.values()].flatMap(([first = NONE_NAMED]) => first), NONE_NAMED];
}

function holds(name: string, part: Part): boolean {
  return askedBy(name).every(({ field, codes }) => codes.includes(part.get(field) ?? NONE_NAMED));
}

function askedBy(name: string): readonly Condition[] {
  const { countsIf } = begunByOf(name);
  return countsIf === undefined ? [] : conditionsOf(countsIf);
}

function named(type: string, part: Part): string {
  return [type, ...[...part].map(([field, code]) => `${field}=${code}`)].join('?');
}
