import { isDeepStrictEqual } from 'node:util';
import type { Agreement } from '#agreement';
import type { MatrixCell } from '#gate';

/** The cells that are in one version only, and those of the same id that are not the same. */
export interface CellChanges {
  readonly added: readonly MatrixCell[];
  readonly removed: readonly MatrixCell[];
  readonly changed: readonly { readonly was: MatrixCell; readonly is: MatrixCell }[];
}

/** Compares the expanded matrices cell by cell. */
export function cellChanges(was: Agreement, is: Agreement): CellChanges {
  const before = new Map(was.cells.map((cell) => [cell.id, cell]));
  const after = new Map(is.cells.map((cell) => [cell.id, cell]));
  return {
    added: is.cells.filter(({ id }) => !before.has(id)),
    removed: was.cells.filter(({ id }) => !after.has(id)),
    changed: is.cells.flatMap((cell) => {
      const old = before.get(cell.id);
      return old === undefined || isDeepStrictEqual(old, cell) ? [] : [{ was: old, is: cell }];
    }),
  };
}
