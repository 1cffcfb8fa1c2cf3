import type { DeskCode } from './problem-codes.ts';
import { deskProblems } from './problem-codes.ts';

/** The RFC 9457 body of an error. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly pointer?: string;
}

/** A no of the desk: the detail says what to do about it, the pointer (RFC 6901) which field it is about. */
export class DeskProblem extends Error {
  constructor(
    readonly code: DeskCode,
    readonly detail: string,
    /** `hubCode` is the hub's own code where the hub said no. */
    readonly about: { readonly pointer?: string; readonly hubCode?: string } = {},
  ) {
    super(code);
    this.name = 'DeskProblem';
  }

  get status(): number {
    return deskProblems[this.code].status;
  }

  /** The body to send. */
  details(): ProblemDetails {
    const { pointer, hubCode } = this.about;
    const code = hubCode ?? this.code;
    return {
      type: `urn:wegmarke:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: deskProblems[this.code].title,
      status: this.status,
      code,
      detail: this.detail,
      ...(pointer !== undefined && { pointer }),
    };
  }
}
