import type { ProblemCode } from '#catalogue';
import type { ImportCode } from './import-codes.ts';

/** What is wrong with a cell or row; never with the cell's text, which may be personal. */
export interface CellProblem {
  readonly column?: string;
  readonly code: ImportCode | ProblemCode;
  readonly reason: string;
  readonly fix: string;
}
