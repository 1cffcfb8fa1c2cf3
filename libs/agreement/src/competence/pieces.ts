import type { CompetenceRow, CompetenceTable, Dated, When } from './table.ts';

/** A row in one stretch of its time, with the conditions that count there. */
export interface Piece extends Dated {
  readonly row: CompetenceRow;
  /** Place of the row in the table. */
  readonly index: number;
  readonly when: When;
}

/**
 * What the rows of a table come to when suspensions are worked in: a suspended row does not hold while it is, and the row that
 * suspends it answers all its cases meanwhile. Most rows are one piece.
 */
export function piecesOf({ rows }: CompetenceTable): readonly Piece[] {
  return rows.flatMap((row, index) => piecesOfRow(row, index, rows));
}

/** The same where they are no more than that; undefined where they are, which is found out without making them all. */
export function fewPiecesOf({ rows }: CompetenceTable, most: number): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const [index, row] of rows.entries()) {
    pieces.push(...piecesOfRow(row, index, rows));
    if (pieces.length > most) return undefined;
  }
  return pieces;
}

function piecesOfRow(row: CompetenceRow, index: number, rows: readonly CompetenceRow[]): readonly Piece[] {
  if (row.when !== undefined) {
    const { when } = row;
    const breaks = rows.filter(({ suspends }) => suspends?.includes(row.id));
    return breaks.reduce<readonly Dated[]>(outside, [row]).map((time) => ({ ...time, row, index, when }));
  }
  return rows
    .filter(({ id }) => row.suspends?.includes(id))
    .flatMap((suspended) => {
      const time = during(suspended, row);
      return time && suspended.when ? [{ ...time, row, index, when: suspended.when }] : [];
    });
}

/** Whether something holds on a day. */
export function holdsOn({ from, until }: Dated, day: string): boolean {
  return from <= day && (until === undefined || day < until);
}

/** What of these times lies before or after a break. */
function outside(times: readonly Dated[], { from, until }: Dated): readonly Dated[] {
  return times.flatMap((time) => {
    const before = during(time, { from: time.from, until: from });
    const after = until === undefined ? undefined : during(time, { from: until });
    return [before, after].filter((one) => one !== undefined);
  });
}

/** The time that two have in common; days as text are in the order of time. */
function during(one: Dated, other: Dated): Dated | undefined {
  const from = one.from > other.from ? one.from : other.from;
  const ends = [one.until, other.until].filter((end) => end !== undefined).sort();
  const [until] = ends;
  if (until === undefined) return { from };
  return from < until ? { from, until } : undefined;
}
