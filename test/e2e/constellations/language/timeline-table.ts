import type { ReleasedEntry } from '#catalogue';
import { germanDayOf } from '#agreement';

/** What an agency sees that sees nothing. */
export const NOTHING = '';

/** What was told in an event, by the event's id. */
export type Told = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/**
 * A timeline as rows of `day | agency | type | fields | basis`: the German day, or `no date` where the basis does not reach to it;
 * the fields that are shown, or `everything` where all that was told is; `own`, `law <row>` or `consent <row>`.
 */
export function rowsOf(entries: readonly ReleasedEntry[], told: Told): readonly string[] {
  return entries.map((entry) => {
    const { happenedAt, agency, type, disputed, corrects } = entry;
    const marks = [...(corrects === undefined ? [] : ['corrects']), ...(disputed ? ['disputed'] : [])];
    const day = happenedAt === undefined ? 'no date' : germanDayOf(happenedAt);
    return [day, agency, shortType(type), fieldsOf(entry, told), basisOf(entry), ...marks].join(' | ');
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
  const all = Object.keys(told.get(id) ?? {});
  if (shown.length === 0) return 'nothing of it';
  if (shown.length === all.length) return 'everything';
  return sorted(shown.map(([name, value]) => `${name} ${String(value)}`).join(', '));
}

function basisOf({ basis }: ReleasedEntry): string {
  switch (basis.kind) {
    case 'own':
      return 'own';
    case 'statutory':
      return `law ${rowOf(basis.rowId)}`;
    case 'consent':
      return `consent ${rowOf(basis.rowId)}`;
    default:
      return basis.kind;
  }
}

/** A cell of the matrix is named after its row. */
function rowOf(cell: string): string {
  return cell.split('.')[0] ?? cell;
}

function sorted(cell: string): string {
  return cell.split(', ').toSorted().join(', ');
}
