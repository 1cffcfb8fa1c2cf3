import type { MatrixCell } from './evidence.ts';

type ByRecipient = ReadonlyMap<string, readonly MatrixCell[]>;

const ordered = new WeakMap<readonly MatrixCell[], ByRecipient>();

/**
 * The rows about one recipient in order of precedence. An agreement of hundreds of rows is frozen, and asked thousands of
 * times a second: what cannot change any more is put in order once.
 */
export function rowsAbout(recipient: string, cells: readonly MatrixCell[]): readonly MatrixCell[] {
  const known = ordered.get(cells) ?? kept(cells);
  if (known !== undefined) return known.get(recipient) ?? [];
  return cells.filter((cell) => cell.recipient === recipient).sort(byPrecedence);
}

function kept(cells: readonly MatrixCell[]): ByRecipient | undefined {
  if (!Object.isFrozen(cells) || !cells.every(Object.isFrozen)) return undefined;
  const made = Map.groupBy(cells.toSorted(byPrecedence), (cell) => cell.recipient);
  ordered.set(cells, made);
  return made;
}

/**
 * Prohibition before statutory duty before statutory power before consent; the id decides between equals, so that the
 * order in which rows are given does not matter.
 */
function byPrecedence(one: MatrixCell, other: MatrixCell): number {
  return rank(one) - rank(other) || compare(one.id, other.id);
}

function rank({ basis }: MatrixCell): number {
  if (basis.kind === 'FORBIDDEN') return 0;
  if (basis.kind === 'CONSENT') return 3;
  return basis.duty ? 1 : 2;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
