import type { TableHead } from '../index.ts';
import { VOUCHER } from './network.ts';

/** What a table says of whom it counts. */
type Counting = Pick<TableHead, 'from' | 'dimensions'>;

/** People who have everything in common that any table tells apart. */
export interface PeopleKind {
  readonly begins: string;
  /** Which of the codes that tables ask for its events hold; empty for every other. */
  readonly code: string;
  /** One value of each dimension that any table names. */
  readonly values: ReadonlyMap<string, string>;
}

/** Every combination of values that people may have; with `nested` each agency works in its own legal sphere only. */
export function kindsOf(tables: readonly Counting[], nested: boolean): readonly PeopleKind[] {
  const dimensions = tables.flatMap((table) => table.dimensions);
  const named = Map.groupBy(dimensions, ({ id }) => id);
  const combinations = [...named].reduce<ReadonlyMap<string, string>[]>(
    (kinds, [id, lists]) => {
      const values = new Set(lists.flatMap((list) => list.values.map((value) => value.id)));
      return kinds.flatMap((kind) => [...values, 'other'].map((value) => new Map([...kind, [id, value]])));
    },
    [new Map()],
  );
  const possibleAnyway = combinations.filter((kind) => !isIssuedNohow(kind));
  const isPossible = (kind: ReadonlyMap<string, string>): boolean =>
    dimensions.every(({ id, values, within = '' }) => {
      const { of } = values.find((value) => value.id === kind.get(id)) ?? {};
      return of === undefined || kind.get(within) === of;
    });
  const possible = nested ? possibleAnyway.filter(isPossible) : possibleAnyway;
  return beginningsOf(tables).flatMap((begin) => possible.map((values) => ({ ...begin, values })));
}

/** Whoever goes on to a voucher at once has one that was issued in one of the ways. */
function isIssuedNohow(kind: ReadonlyMap<string, string>): boolean {
  return kind.get('next') === VOUCHER && kind.get('issueModeAtEnd') === 'other';
}

function beginningsOf(tables: readonly Counting[]): readonly Pick<PeopleKind, 'begins' | 'code'>[] {
  const asked = tables.flatMap(({ from }) => from).map(askedBy);
  return [...Map.groupBy(asked, ({ type }) => type)].flatMap(([begins, own]) => {
    const codes = new Set([...own.flatMap((one) => one.codes ?? []), '']);
    return [...codes].map((code) => ({ begins, code }));
  });
}

/** Whether a cell of a table counts these people. */
export function isIn(
  { begins, code, values }: PeopleKind,
  { from, dimensions }: Counting,
  cell: { readonly dimension: string; readonly value: string },
): boolean {
  const begun = from
    .map(askedBy)
    .some(({ type, codes }) => type === begins && (codes?.includes(code) ?? true));
  if (!begun || cell.dimension === 'all') return begun;
  const own = values.get(cell.dimension) ?? '';
  const listed = dimensions.find(({ id }) => id === cell.dimension)?.values.some(({ id }) => id === own);
  return cell.value === (listed === true ? own : 'other');
}

/** `type?field=one|other` as it is written in a table; one field for each type. */
function askedBy(name: string): { readonly type: string; readonly codes?: readonly string[] } {
  const at = name.indexOf('?');
  if (at < 0) return { type: name };
  return { type: name.slice(0, at), codes: name.slice(name.indexOf('=', at) + 1).split('|') };
}
