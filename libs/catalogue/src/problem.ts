/** Why an input is refused; stable, listed in docs/errors.md. */
export type ProblemCode =
  | 'TYPE_UNKNOWN'
  | 'FIELD_UNKNOWN'
  | 'FIELD_MISSING'
  | 'FIELD_INVALID'
  | 'FIELD_NAME_FORBIDDEN'
  | 'TOO_DEEP'
  | 'TOO_LARGE';

/** One fault of an input: where (JSON pointer, RFC 6901), which, and what to do. Never the value itself. */
export interface Problem {
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly fix: string;
}

/** The pointer to a member of what `base` points to; long names are cut, as they may be anything. */
export function pointerTo(base: string, member: string | number): string {
  const name = String(member).slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');
  return `${base}/${name}`;
}
