import type { Agreement } from '#agreement';
import type { MatrixCell } from '#gate';

/** What a row of the matrix tells: each of these types from each sender to each recipient for each purpose. */
export interface RowTelling {
  readonly types: readonly string[];
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
}

/** What a row, or a statutory way of linking, tells under this agreement; undefined when there is none of this id. */
export function tellingOf(
  { rows, linkWays, cells }: Pick<Agreement, 'rows' | 'linkWays' | 'cells'>,
  rowId: string | undefined,
): RowTelling | undefined {
  const row = rows.find(({ id }) => id === rowId);
  if (row !== undefined) return listsOf(row, row.types);
  const way = linkWays.find(({ id }) => id === rowId);
  const types = cells.filter(({ id }) => id.startsWith(`${rowId}.`)).map(({ eventType }) => eventType);
  return way && listsOf(way, [...new Set(types)]);
}

/** Whether a cell, of whatever row of whatever agreement, tells some of it. */
export function tells(told: RowTelling, { eventType, sender, recipient, purpose }: MatrixCell): boolean {
  return (
    told.types.includes(eventType) &&
    told.senders.includes(sender) &&
    told.recipients.includes(recipient) &&
    told.purposes.includes(purpose)
  );
}

function listsOf(
  { senders, recipients, purposes }: Omit<RowTelling, 'types'>,
  types: readonly string[],
): RowTelling {
  return { types, senders, recipients, purposes };
}
