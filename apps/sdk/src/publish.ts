import { randomUUID } from 'node:crypto';
import type { DeskCalls } from './desk-calls.ts';
import { ProblemError } from './problem-error.ts';

/** A cell of a row: text, so that leading zeros, `1.10` and large numbers stay as they are written. */
export type RowValue = string | boolean | null | readonly RowValue[] | { readonly [name: string]: RowValue };

/** One row as the mapping of the source reads it. */
export type Row = Readonly<Record<string, RowValue>>;

/** Where rows go, and under which key. */
export interface PublishHow {
  /** Name of the push source in the adapter's config.yaml. */
  readonly source: string;
  /**
   * The same rows under the same key are taken once: repeat a publish with it after a crash. 8 to 120 characters without blanks;
   * without one a new key is made, which protects against a lost answer only.
   */
  readonly key?: string;
}

/** A row that makes no event until it is put right. */
export interface RowProblem {
  /** Number of the row among those given, from 1. */
  readonly row: number;
  readonly column?: string;
  readonly code: string;
  readonly reason: string;
  readonly fix: string;
}

/** What was taken: it is on the adapter's disk. */
export interface Published {
  readonly rows: number;
  /** All of it was taken before, under the same key. */
  readonly again: boolean;
  readonly problems: readonly RowProblem[];
}

/** As many rows as one call of the desk takes. */
const MOST_ROWS = 500;
/** Bytes of rows in one call: the desk takes 64 KiB with everything around them. */
const MOST_BYTES = 60_000;

interface Taken {
  readonly rows: number;
  readonly again: boolean;
  readonly problems: readonly (Omit<RowProblem, 'row'> & { readonly line: number })[];
}

/** Pushes rows in as few calls as they fit into, in order; each call is taken wholly or not at all. */
export async function publish(desk: DeskCalls, rows: readonly Row[], how: PublishHow): Promise<Published> {
  const { source, key = randomUUID() } = how;
  const parts = partsOf(rows);
  const path = `/desk/push/${encodeURIComponent(source)}`;
  const problems: RowProblem[] = [];
  let [done, again] = [0, parts.length > 0];
  for (const [index, part] of parts.entries()) {
    const body = { key: parts.length === 1 ? key : `${key}.${index + 1}`, rows: part };
    const taken = await desk.answerTo<Taken>({ method: 'POST', path, body, repeatable: true });
    for (const { line, ...problem } of taken.problems) problems.push({ row: done + line, ...problem });
    done += part.length;
    again &&= taken.again;
  }
  return { rows: done, again, problems };
}

/** The same rows are always cut at the same places, so that the same keys come with the same rows. */
function partsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const parts: Row[][] = [];
  let bytes = Infinity;
  for (const [index, row] of rows.entries()) {
    refuseNumbers(row, `/rows/${index}`);
    const size = Buffer.byteLength(JSON.stringify(row)) + 1;
    if (size > MOST_BYTES)
      throw new ProblemError({
        code: 'ROW_TOO_LARGE',
        fix: `a row may have ${MOST_BYTES} bytes as JSON; leave out columns that the mapping does not read`,
        pointer: `/rows/${index}`,
      });
    if (bytes + size > MOST_BYTES || parts.at(-1)?.length === MOST_ROWS) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(row);
    bytes += size;
  }
  return parts;
}

/** Before anything is sent: a number has lost its zeros, and what JSON does not know would vanish. */
function refuseNumbers(value: unknown, pointer: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value !== 'object')
    throw new ProblemError({
      code: 'ROW_NOT_TEXT',
      fix: 'write numbers and dates as text ("0042"), so that they stay as they are',
      pointer,
    });
  for (const [name, one] of Object.entries(value))
    refuseNumbers(one, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}
