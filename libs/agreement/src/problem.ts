/** Why an agreement is not accepted; stable, listed in docs/errors.md. */
export type AgreementProblemCode =
  | 'TEXT_UNREADABLE'
  | 'FIELD_MISSING'
  | 'FIELD_UNKNOWN'
  | 'FIELD_INVALID'
  | 'AGENCY_UNKNOWN'
  | 'TYPE_UNKNOWN'
  | 'PURPOSE_UNKNOWN'
  | 'ID_TAKEN'
  | 'PARAGRAPH_MISSING'
  | 'DATES_OUT_OF_ORDER'
  | 'ANY_PURPOSE_ONLY_FORBIDDEN'
  | 'CONDITION_ON_FACT'
  | 'ROW_UNREACHABLE'
  | 'ROWS_CONTRADICT';

/** One fault of an agreement: where in the text (line and column count from 1), where in the document, what to do. */
export interface AgreementProblem {
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly code: AgreementProblemCode;
  readonly fix: string;
}

/** Keys and indexes from the root of the document to what is at fault. */
export type Path = readonly (string | number)[];

/** A fault before its place in the text is looked up. */
export interface Fault {
  readonly path: Path;
  readonly code: AgreementProblemCode;
  readonly fix: string;
}
