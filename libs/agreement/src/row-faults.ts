import type { MatrixCell } from '#gate';
import type { MatrixRow } from './agreement.ts';
import { cellsOfRow } from './expand.ts';
import type { Fault } from './problem.ts';
import type { Placed } from './sound-parts.ts';

interface PlacedCell {
  readonly cell: MatrixCell;
  readonly index: number;
}

/** Faults between rows: a row that nothing can reach, and rows of which one says what the other denies. */
export function rowFaults(
  rows: readonly Placed<MatrixRow>[],
  mayPublish: (agency: string, type: string) => boolean,
): Fault[] {
  const cells = rows.flatMap(({ item, index }) =>
    cellsOfRow(item, mayPublish).map((cell) => ({ cell, index })),
  );
  return [...rows.flatMap((row) => emptyFaults(row, cells)), ...clashes(cells)];
}

/** Each type and each sender of a row must yield a cell, else it was written in vain. */
function emptyFaults({ item: row, index }: Placed<MatrixRow>, cells: readonly PlacedCell[]): Fault[] {
  const own = cells.filter((one) => one.index === index).map((one) => one.cell);
  const fix = 'no sender of this row may publish it: add it to `publishes`, or remove it here';
  const types = row.types.map((type, at) => ({ at, used: own.some((cell) => cell.eventType === type) }));
  const senders = row.senders.map((sender, at) => ({ at, used: own.some((cell) => cell.sender === sender) }));
  return [
    ...unused(types).map((at): Fault => ({
      path: ['matrix', index, 'types', at],
      code: 'ROW_UNREACHABLE',
      fix,
    })),
    ...unused(senders).map((at): Fault => ({
      path: ['matrix', index, 'senders', at],
      code: 'ROW_UNREACHABLE',
      fix,
    })),
  ];
}

function unused(items: readonly { readonly at: number; readonly used: boolean }[]): number[] {
  return items.filter((item) => !item.used).map((item) => item.at);
}

/** At most one fault for each pair of rows, at the one that was written later. */
function clashes(cells: readonly PlacedCell[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const group of Object.values(Object.groupBy(cells, ({ cell }) => cellKey(cell)))) {
    for (const [position, one] of (group ?? []).entries()) {
      for (const other of (group ?? []).slice(position + 1)) {
        const found = clash(one, other);
        if (found !== undefined) faults.set(`${one.index} ${other.index}`, found);
      }
    }
  }
  return [...faults.values()];
}

function cellKey(cell: MatrixCell): string {
  return `${cell.eventType}|${cell.sender}|${cell.recipient}`;
}

function clash(one: PlacedCell, other: PlacedCell): Fault | undefined {
  if (one.index === other.index || !meet(one.cell, other.cell)) return undefined;
  const path = ['matrix', Math.max(one.index, other.index)];
  const kinds = [one.cell.basis.kind, other.cell.basis.kind];
  if (kinds.filter((kind) => kind === 'FORBIDDEN').length === 1) {
    const fix = `one of the rows of ${one.cell.id} and ${other.cell.id} forbids what the other permits: keep one`;
    return { path, code: 'ROWS_CONTRADICT', fix };
  }
  const hidden = [one, other].find((each) => hides(each === one ? other.cell : one.cell, each.cell));
  if (hidden === undefined) return undefined;
  const fix = `another row always decides before ${hidden.cell.id}: remove it, or part the two by purpose, condition or dates`;
  return { path: ['matrix', hidden.index], code: 'ROW_UNREACHABLE', fix };
}

function meet(one: MatrixCell, other: MatrixCell): boolean {
  const purposes = one.purpose === other.purpose || one.purpose === '*' || other.purpose === '*';
  return (
    purposes &&
    (other.until === undefined || one.from < other.until) &&
    (one.until === undefined || other.from < one.until)
  );
}

/** Whether the gate never comes to `hidden` because `first`, of at least its rank, answers wherever it would. */
function hides(first: MatrixCell, hidden: MatrixCell): boolean {
  const covers =
    first.from <= hidden.from && (first.until === undefined || (hidden.until ?? '9') <= first.until);
  const easier =
    (first.condition === undefined || first.condition === hidden.condition) &&
    (first.trigger !== 'on-request' || hidden.trigger === 'on-request') &&
    (first.decidedBy === 'rule' || hidden.decidedBy === 'clerk') &&
    (first.despiteRestriction !== undefined || hidden.despiteRestriction === undefined);
  return (
    covers && easier && (rank(first) < rank(hidden) || (rank(first) === rank(hidden) && first.id < hidden.id))
  );
}

/** The gate's precedence: statutory duty, statutory power, consent. */
function rank(cell: MatrixCell): number {
  if (cell.basis.kind === 'CONSENT') return 2;
  return cell.basis.kind === 'STATUTORY' && cell.basis.duty ? 0 : 1;
}
