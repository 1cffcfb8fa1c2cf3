import { isDeepStrictEqual } from 'node:util';
import { germanDayOf } from '#agreement';
import type { ReleasedEntry } from '#catalogue';
import { fieldClasses } from '#catalogue';
import type { Basis, Depth } from '#gate';
import { agreement } from './sample-network.ts';

/** What an agency sees that sees nothing. */
export const NOTHING = '';

const DEPTHS: readonly Depth[] = ['fact', 'date', 'detail'];

interface Given {
  readonly provisionId: string;
  readonly depth: Depth;
  readonly special: boolean;
}

/** What was told in an event or a command, by its id. */
export type Told = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/**
 * A timeline as rows of `day | agency | type | fields | basis`. The day is the German one, or `no date` where the basis does not
 * reach to it. The fields are `everything` where each field that was told is shown with the value that was told, `nothing of it`
 * where none is, else those that are shown with what they say. The basis is `own`, `law <row>` or `consent <row>`, with how deep
 * it reaches where that is not to the details: `(fact)` or `(date)`. What is shown beyond that depth, or without the consent that
 * special categories need, is marked as `BEYOND`: no story writes that.
 */
export function rowsOf(entries: readonly ReleasedEntry[], told: Told): readonly string[] {
  return entries.map((entry) => {
    const { happenedAt, agency, type, disputed, corrects } = entry;
    const marks = [...(corrects === undefined ? [] : ['corrects']), ...(disputed ? ['disputed'] : [])];
    const beyond = beyondIn(entry, told).map((what) => `BEYOND ${what}`);
    const day = happenedAt === undefined ? 'no date' : germanDayOf(happenedAt);
    const cells = [day, agency, shortType(type), fieldsOf(entry, told), basisOf(entry, told)];
    return [...cells, ...marks, ...beyond].join(' | ');
  });
}

/** The rows of a table as a story writes it: without indents, and with fields in whatever order. */
export function rowsIn(table: string): readonly string[] {
  return table
    .split('\n')
    .map((line) => line.split('|').map((cell) => sorted(cell.trim())))
    .filter(([first]) => first !== '')
    .map((cells) => cells.join(' | '));
}

/** `language.voucher-issued` of `de.wegmarke.language.voucher-issued.v1`. */
export function shortType(type: string): string {
  return type.replace(/^de\.wegmarke\./, '').replace(/\.v\d+$/, '');
}

function fieldsOf({ id, fields }: ReleasedEntry, told: Told): string {
  const shown = Object.entries(fields);
  if (shown.length === 0) return 'nothing of it';
  if (isDeepStrictEqual(fields, told.get(id))) return 'everything';
  return sorted(shown.map(([name, value]) => `${name} ${String(value)}`).join(', '));
}

function basisOf(entry: ReleasedEntry, told: Told): string {
  const { basis } = entry;
  if (basis.kind === 'own' || basis.kind === 'access') return basis.kind;
  const depth = depthOf(basis, told);
  const word = basis.kind === 'statutory' ? 'law' : 'consent';
  return `${word} ${rowOf(basis.rowId)}${depth === 'detail' ? '' : ` (${depth})`}`;
}

/** What an entry shows that its basis does not reach to, judged by the catalogue, the agreement and what the person agreed to. */
function beyondIn({ type, basis, fields, happenedAt }: ReleasedEntry, told: Told): readonly string[] {
  if (basis.kind === 'own' || basis.kind === 'access') return [];
  const reach = DEPTHS.indexOf(depthOf(basis, told));
  const isSpecialTold = basis.kind === 'consent' && provisionOf(basis.provisionId, told)?.special === true;
  const names = fieldClasses(type)
    .filter(({ depth, special }) => DEPTHS.indexOf(depth) > reach || (special && !isSpecialTold))
    .map(({ name }) => name);
  const days = happenedAt !== undefined && reach < DEPTHS.indexOf('date') ? ['its day'] : [];
  return [...names.filter((name) => Object.hasOwn(fields, name)), ...days];
}

/** How deep a basis reaches: as its row does, and no deeper than what the person agreed to. */
function depthOf(basis: Exclude<Basis, { kind: 'own' | 'access' }>, told: Told): Depth {
  const row = agreement.cells.find(({ id }) => id === basis.rowId)?.depth ?? 'detail';
  const given = basis.kind === 'consent' ? provisionOf(basis.provisionId, told)?.depth : undefined;
  return given !== undefined && DEPTHS.indexOf(given) < DEPTHS.indexOf(row) ? given : row;
}

/** What the person agreed to, as it was taken down. */
function provisionOf(provisionId: string, told: Told): Given | undefined {
  const given = [...told.values()].flatMap(({ provisions }) => (provisions ?? []) as readonly Given[]);
  return given.find((one) => one.provisionId === provisionId);
}

/** A cell of the matrix is named after its row. */
function rowOf(cell: string): string {
  return cell.split('.')[0] ?? cell;
}

function sorted(cell: string): string {
  return cell.split(', ').toSorted().join(', ');
}
