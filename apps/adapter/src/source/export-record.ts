import type { CellProblem } from '../mapping/cell-problem.ts';

/** One record of an export, whatever its format: what the mapping's rules are applied to. */
export type ExportRecord = ReadableRecord | UnreadableRecord;

/** A record whose cells could be read. */
export interface ReadableRecord {
  /** Where it begins in the (unpacked) file, from 1. */
  readonly line: number;
  /** Character of that line at which it begins, from 1; absent where every record begins its line. */
  readonly column?: number;
  /** Trimmed text by the column's name, in Unicode's composed form; a column that the record does not have is absent. */
  readonly cells: ReadonlyMap<string, string>;
}

/** A record that cannot be understood; the ones after it can. */
export interface UnreadableRecord {
  readonly line: number;
  readonly column?: number;
  readonly fault: CellProblem;
  /** Its texts as far as they could be read, by which it is known again in a later export. */
  readonly texts?: readonly string[];
}

/** What is wrong with an export as a whole; never with its text, which may be personal. */
export interface ExportFault extends CellProblem {
  /** Where it was noticed; 1 when it concerns the whole file. */
  readonly line?: number;
}

/** Thrown while an export is read that cannot be understood at all; none of its records counts then. */
export class ExportUnreadable extends Error {
  constructor(readonly faults: readonly ExportFault[]) {
    super(faults.map(({ code }) => code).join(', '));
  }
}
