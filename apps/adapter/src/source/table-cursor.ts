/** Ids that were not there when greater ones were: their transaction may still be open, or was rolled back. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** When it was first seen. */
  readonly since: string;
  /** The place of a row in it among all rows that ever came is its id and this. */
  readonly shift?: number;
}

/** How far a table is read: everything up to `after` but the gaps, which stand in the order of their ids. */
export interface TableCursor {
  readonly after: number;
  readonly gaps: readonly Gap[];
}

/** Where reading begins. */
export const AT_FIRST: TableCursor = { after: 0, gaps: [] };

/** How long a transaction of the agency's system may stay open and its row still be found. */
const GAP_DAYS = 1;

/** As many gaps are watched: each costs a look into the table's index at every poll. */
export const MOST_GAPS = 5_000;

/**
 * The cursor after these ids were read. Ids are given by a sequence, but not in the order in which their rows become visible.
 * `shift` is the difference between the place of a new row and its id.
 */
export function advance(
  cursor: TableCursor,
  ids: readonly number[],
  now: string,
  shift: number,
): TableCursor {
  const oldest = new Date(Date.parse(now) - GAP_DAYS * 86_400_000).toISOString();
  const inOrder = ids.toSorted((one, other) => one - other);
  const late = inOrder.filter((id) => id <= cursor.after);
  const fresh = inOrder.slice(late.length);
  const open = cursor.gaps.filter(({ since }) => since >= oldest);
  return {
    after: fresh.at(-1) ?? cursor.after,
    gaps: [...without(open, late), ...between(cursor.after, fresh, { since: now, shift })],
  };
}

/** The cursor with no more gaps than are watched, and the greatest id that is given up for it, if any. */
export function withMostGaps({ after, gaps }: TableCursor): {
  readonly cursor: TableCursor;
  readonly givenUp?: number;
} {
  const first = gaps.length - MOST_GAPS;
  const givenUp = gaps[first - 1]?.to;
  return { cursor: { after, gaps: gaps.slice(-MOST_GAPS) }, ...(givenUp !== undefined && { givenUp }) };
}

/** The place of a row that came late; undefined where its gap was noted without one. */
export function lateShift({ gaps }: TableCursor, id: number): number | undefined {
  return gaps.find(({ from, to }) => from <= id && id <= to)?.shift;
}

/** Both in order, so one walk through them is enough. */
function without(gaps: readonly Gap[], ids: readonly number[]): readonly Gap[] {
  const left: Gap[] = [];
  let next = 0;
  for (const gap of gaps) {
    let { from } = gap;
    for (; (ids[next] ?? Infinity) <= gap.to; next += 1) {
      const id = ids[next] ?? from;
      if (id < from) continue;
      if (id > from) left.push({ ...gap, from, to: id - 1 });
      from = id + 1;
    }
    if (from <= gap.to) left.push({ ...gap, from });
  }
  return left;
}

function between(after: number, ids: readonly number[], noted: Pick<Gap, 'since' | 'shift'>): readonly Gap[] {
  return ids.flatMap((id, index) => {
    const from = (ids[index - 1] ?? after) + 1;
    return from < id ? [{ from, to: id - 1, ...noted }] : [];
  });
}
