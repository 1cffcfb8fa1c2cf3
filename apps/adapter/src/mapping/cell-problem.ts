/** What is wrong with a cell or row; never with the cell's text, which may be personal. */
export interface CellProblem {
  readonly column?: string;
  readonly code: string;
  readonly reason: string;
  readonly fix: string;
}
