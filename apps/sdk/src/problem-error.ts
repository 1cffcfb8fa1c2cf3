/** What went wrong, as the desk says it (RFC 9457) or as the SDK found it. */
export interface Problem {
  /** Stable, e.g. `PUSH_KEY_REUSED`; all are listed in docs/errors.md and in the SDK's README. */
  readonly code: string;
  /** What to do about it, in words. */
  readonly fix: string;
  /** The field that it is about, as a JSON pointer (RFC 6901). */
  readonly pointer?: string;
  /** HTTP status; absent where the desk did not answer or was not asked. */
  readonly status?: number;
}

/** Every error of this package; its message holds code and fix, and nothing of what was sent. */
export class ProblemError extends Error implements Problem {
  readonly code: string;
  readonly fix: string;
  readonly pointer?: string;
  readonly status?: number;

  constructor({ code, fix, pointer, status }: Problem) {
    super(`${code}${pointer === undefined ? '' : ` at ${pointer}`}: ${fix}`);
    this.name = 'ProblemError';
    this.code = code;
    this.fix = fix;
    if (pointer !== undefined) this.pointer = pointer;
    if (status !== undefined) this.status = status;
  }
}
