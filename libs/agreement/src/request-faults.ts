import type { MatrixCell } from '#gate';
import type { MatrixRow } from './agreement.ts';
import { cellsOfRow } from './expand.ts';
import type { Fault } from './problem.ts';
import type { Placed } from './sound-parts.ts';

/** The type of requests; what a row tells on request waits for one. */
const REQUEST = 'de.wegmarke.information.requested.v1';

/** On-request rows that nobody can ask for: without a row for the request it never reaches who would answer. */
export function requestFaults(
  rows: readonly Placed<MatrixRow>[],
  mayPublish: (agency: string, type: string) => boolean,
): Fault[] {
  const asking = rows
    .flatMap(({ item }) => cellsOfRow(item, mayPublish))
    .filter(letsAsk)
    .map((cell) => ({ ...cell, pair: pairOf(cell.recipient, cell.sender) }));
  return rows.flatMap(({ item, index }) => {
    if (item.trigger !== 'on-request' || item.basis.kind === 'FORBIDDEN') return [];
    const unasked = cellsOfRow(item, mayPublish).filter(
      (cell) => !asking.some((one) => one.pair === pairOf(cell.sender, cell.recipient) && meet(one, cell)),
    );
    return item.recipients.flatMap((recipient, at) => {
      const senders = new Set(
        unasked.filter((cell) => cell.recipient === recipient).map(({ sender }) => sender),
      );
      if (senders.size === 0) return [];
      const fix = `add a row by which ${recipient} may send information.requested to ${[...senders].join(', ')} at that time, and let it publish that, or remove it here`;
      return [{ path: ['matrix', index, 'recipients', at], code: 'NO_ROW_TO_ASK', fix } satisfies Fault];
    });
  });
}

function letsAsk({ eventType, basis }: MatrixCell): boolean {
  return eventType === REQUEST && basis.kind !== 'FORBIDDEN';
}

function pairOf(answering: string, asking: string): string {
  return `${answering}|${asking}`;
}

function meet(one: Pick<MatrixCell, 'from' | 'until'>, other: Pick<MatrixCell, 'from' | 'until'>): boolean {
  return (
    (other.until === undefined || one.from < other.until) &&
    (one.until === undefined || other.from < one.until)
  );
}
